import Domain

/// A list as a face asks for it, in the words of the API: `?revenue_yuan.min=…&place=武汉&sort=-revenue_yuan`.
package struct ListRequest: Sendable, Hashable {
  /// Filters: a field name, `field.contains`, `field.min`, `field.max` or `field.unknown`, with the text given.
  package var filters: [(name: String, text: String)] = []
  /// Text to look for in names, codes and descriptions.
  package var search: String?
  /// A field name, with `-` in front for largest first; the id when `nil`.
  package var sort: String?
  /// The `next` of the page before.
  package var after: String?
  /// Rows a page, 1–1,000.
  package var limit: Int

  /// A list as a face asks for it.
  package init(
    filters: [(name: String, text: String)] = [], search: String? = nil, sort: String? = nil, after: String? = nil,
    limit: Int = 50
  ) {
    self.filters = filters
    self.search = search
    self.sort = sort
    self.after = after
    self.limit = limit
  }

  /// Requests are equal when they ask the same.
  package static func == (a: ListRequest, b: ListRequest) -> Bool {
    a.search == b.search && a.sort == b.sort && a.after == b.after && a.limit == b.limit
      && a.filters.elementsEqual(b.filters) { $0.name == $1.name && $0.text == $1.text }
  }

  /// Feeds what the request asks.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(search)
    hasher.combine(sort)
    hasher.combine(after)
    hasher.combine(limit)
    for filter in filters { hasher.combine(filter.name + "=" + filter.text) }
  }
}

extension ListRequest {
  /// The query this request means. Throws `ServiceError` `invalid_query` naming every name and value that is not known.
  func query<Field: RecordField>(_ type: Field.Type) throws -> RecordQuery<Field> {
    var problems: [ServiceError.FieldProblem] = []
    var query = RecordQuery<Field>(search: search, searched: Field.record.searched, limit: limit)
    if let problem = query.limitProblem { problems.append(problem) }
    for (name, text) in filters {
      do throws(ServiceError.FieldProblem) {
        query.conditions.append(try ListRequest.condition(name, text))
      } catch { problems.append(.init(field: name, code: error.code, message: error.message)) }
    }
    if let sort {
      let name = sort.hasPrefix("-") ? String(sort.dropFirst()) : sort
      query.descending = sort.hasPrefix("-")
      if let field = Field(rawValue: name), !Field.personal.contains(field), !field.kind.isList {
        query.order = field
      } else if name != "id" {
        problems.append(.init(field: "sort", code: "unknown_field", message: "不能按「\(name)」排序。"))
      }
    }
    if let after {
      query.after = PageToken.cursor(after)
      if query.after == nil {
        problems.append(.init(field: "after", code: "not_a_page_token", message: "after 应是上一页返回的 next。"))
      }
    }
    guard problems.isEmpty else {
      throw ServiceError(.invalid, code: "invalid_query", message: "查询条件有误。", fields: problems)
    }
    return query
  }

  private static func condition<Field: RecordField>(
    _ name: String, _ text: String
  ) throws(ServiceError.FieldProblem) -> RecordQuery<Field>.Condition {
    let parts = name.split(separator: ".", maxSplits: 1)
    guard let first = parts.first, let field = Field(rawValue: String(first)), !Field.personal.contains(field) else {
      throw .init(field: name, code: "unknown_field", message: "没有可筛选的字段「\(name)」。")
    }
    switch parts.count == 2 ? String(parts[1]) : "" {
    case "": return .equals(field, try FieldInput.filterValue(text, field))
    case "contains": return .contains(field, text)
    case "min": return .atLeast(field, try FieldInput.filterValue(text, field))
    case "max": return .atMost(field, try FieldInput.filterValue(text, field))
    case "unknown": return .unknown(field)
    default: throw .init(field: name, code: "unknown_operator", message: "只支持 contains、min、max、unknown。")
    }
  }
}

extension ServiceError.FieldProblem: Error {}

/// Where a page ended, as an opaque text: `<id>` or `<id>:<value in base 16>`.
enum PageToken {
  static func text<Field>(_ cursor: RecordQuery<Field>.Cursor) -> String {
    guard let value = cursor.value else { return "\(cursor.id)" }
    return "\(cursor.id):" + value.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  static func cursor<Field>(_ token: String) -> RecordQuery<Field>.Cursor? {
    let parts = token.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first, let id = Int64(first) else { return nil }
    guard parts.count == 2 else { return .init(value: nil, id: id) }
    var bytes: [UInt8] = []
    var rest = parts[1]
    while !rest.isEmpty {
      guard rest.count >= 2, let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    guard let value = String(validating: bytes, as: UTF8.self) else { return nil }
    return .init(value: value, id: id)
  }
}
