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
    if let search, let problem = ServiceError.FieldProblem(text: search, of: "search", "search", .name) {
      problems.append(problem)
    }
    for (name, text) in filters {
      do throws(ServiceError.FieldProblem) {
        query.conditions.append(try ListRequest.condition(name, text))
      } catch { problems.append(.init(field: name, code: error.code, message: error.message)) }
    }
    if let sort {
      let name = sort.hasPrefix("-") ? String(sort.dropFirst()) : sort
      query.descending = sort.hasPrefix("-")
      if let field = Field.allCases.first(where: { $0.name == name || $0.label == name }),
        !Field.personal.contains(field), !field.kind.isList
      {
        query.order = field
      } else if name != "id" {
        problems.append(.init(field: "sort", code: "unknown_field", message: "不能按「\(name)」排序。"))
      }
    }
    if let after {
      switch PageToken.cursor(after, of: self, Field.self) {
      case .place(let cursor): query.after = cursor
      case .unreadable:
        problems.append(.init(field: "after", code: "not_a_page_token", message: "after 应是上一页返回的 next。"))
      case .ofOtherList:
        problems.append(
          .init(
            field: "after", code: "page_of_other_list",
            message: "after 是另一种排序、筛选或查找的下一页,请去掉 after 从第一页查起,或沿用原来的条件。"))
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
    guard let first = parts.first,
      let field = Field.allCases.first(where: { $0.name == first || $0.label == first }),
      !Field.personal.contains(field)
    else {
      throw .init(field: name, code: "unknown_field", message: "没有可筛选的字段「\(name)」。")
    }
    switch parts.count == 2 ? String(parts[1]) : "" {
    case "": return .equals(field, try FieldInput.filterValue(text, field))
    case "contains":
      try FieldInput.demand(text, field)
      return .contains(field, text)
    case "min": return .atLeast(field, try FieldInput.filterValue(text, field))
    case "max": return .atMost(field, try FieldInput.filterValue(text, field))
    case "unknown": return .unknown(field)
    default: throw .init(field: name, code: "unknown_operator", message: "只支持 contains、min、max、unknown。")
    }
  }
}

extension ServiceError.FieldProblem: Error {}

/// Where a page ended, as an opaque text: `<list>:<id>` or `<list>:<id>:<value in base 16>`, where the list is the digest
/// of the order, the filters and the search it belongs to.
enum PageToken {
  /// What a text that came back is.
  enum Reading<Field: RecordField> {
    case place(RecordQuery<Field>.Cursor)
    case unreadable
    case ofOtherList
  }

  static func text<Field>(_ cursor: RecordQuery<Field>.Cursor, of request: ListRequest) -> String {
    let place = "\(digest(request)):\(cursor.id)"
    guard let value = cursor.value else { return place }
    return place + ":" + value.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  static func cursor<Field: RecordField>(
    _ token: String, of request: ListRequest, _ field: Field.Type
  ) -> Reading<Field> {
    let parts = token.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let id = Int64(parts[1]) else { return .unreadable }
    var value: String?
    if parts.count == 3 {
      guard let text = decoded(parts[2]) else { return .unreadable }
      value = text
    }
    return parts[0] == digest(request) ? .place(.init(value: value, id: id)) : .ofOtherList
  }

  private static func decoded(_ digits: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = digits
    while !rest.isEmpty {
      guard rest.count >= 2, let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// FNV-1a of what the list is, 64 bits in base 36: pages of another limit follow one another all the same.
  private static func digest(_ request: ListRequest) -> String {
    let words = [request.sort ?? "id", request.search ?? ""] + request.filters.map { "\($0.name)=\($0.text)" }.sorted()
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in words.joined(separator: "\u{1F}").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return String(hash, radix: 36)
  }
}
