import Domain
import Intake

/// Reads what a list is asked for: fields by name or word on screen, values as people write them (codes and words of choices,
/// names of what is referred to, amounts with units, days in words).
struct QueryReader<Field: RecordField> {
  let reader: CellReader
  let records: any RecordReading
  let rules: RecordRules
  let organisation: Int64

  /// The query a request means. Throws `ServiceError` `invalid_query` naming every name and value that is not known, with
  /// what is possible.
  func query(_ request: ListRequest) async throws -> RecordQuery<Field> {
    var problems: [ServiceError.FieldProblem] = []
    var query = RecordQuery<Field>(search: request.search, searched: Field.record.searched, limit: request.limit)
    if let problem = query.limitProblem { problems.append(problem) }
    if let search = request.search,
      let problem = ServiceError.FieldProblem(text: search, of: "search", "search", .name)
    {
      problems.append(problem)
    }
    for (name, text) in request.filters {
      do {
        query.conditions += try await conditions(name, text)
      } catch let error as ServiceError.FieldProblem {
        problems.append(.init(field: name, code: error.code, message: error.message))
      }
    }
    if let sort = request.sort {
      let name = sort.hasPrefix("-") ? String(sort.dropFirst()) : sort
      query.descending = sort.hasPrefix("-")
      if let field = Field.allCases.first(where: { $0.name == name || $0.label == name }),
        !Field.personal.contains(field), !field.kind.isList
      {
        query.order = field
      } else if name != "id" {
        let offered = QueryReader.offered(name) { !$0.kind.isList }
        problems.append(
          .init(field: "sort", code: "unknown_field", message: "不能按「\(name)」排序。\(offered)"))
      }
    }
    if let after = request.after {
      switch PageToken.cursor(after, of: request, Field.self) {
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

  /// The fields that may be named in the place of what is none: those written most like it, else all.
  private static func offered(_ name: String, _ takes: (Field) -> Bool = { _ in true }) -> String {
    let fields = Field.allCases.filter { !Field.personal.contains($0) && takes($0) }
    let alike = fields.map { ($0, max(Likeness.of($0.label, name), Likeness.of($0.name, name))) }
    let near = alike.filter { $0.1 > 300 }.sorted { $0.1 > $1.1 }.prefix(5).map(\.0)
    return (near.isEmpty ? "可用:" : "最接近的:") + (near.isEmpty ? fields : near).map(\.label).joined(separator: "、") + "。"
  }

  private func conditions(_ name: String, _ text: String) async throws -> [RecordQuery<Field>.Condition] {
    let parts = name.split(separator: ".", maxSplits: 1)
    guard let first = parts.first,
      let field = Field.allCases.first(where: { $0.name == first || $0.label == first }),
      !Field.personal.contains(field)
    else {
      let offered = QueryReader.offered(parts.first.map { String($0) } ?? name)
      throw ServiceError.FieldProblem(
        field: name, code: "unknown_field", message: "没有可筛选的字段「\(name)」。\(offered)")
    }
    try FieldInput.demand(text, field)
    switch parts.count == 2 ? String(parts[1]) : "" {
    case "": return try await equal(text, field)
    case "contains": return [.contains(field, text)]
    case "min": return [.atLeast(field, try value(text, field, isEnd: false))]
    case "max": return [.atMost(field, try value(text, field, isEnd: true))]
    case "unknown": return [.unknown(field)]
    default:
      throw ServiceError.FieldProblem(
        field: name, code: "unknown_operator", message: "只支持 contains、min、max、unknown。")
    }
  }

  /// A month or a year is met by each of its days.
  private func equal(_ text: String, _ field: Field) async throws -> [RecordQuery<Field>.Condition] {
    if case .reference(let entity) = field.kind, Int64(text) == nil {
      do {
        return [.equals(field, .reference(try await References(records: records).id(named: text, entity)))]
      } catch let error as ServiceError where [.notFound, .ambiguous].contains(error.kind) {
        throw ServiceError.FieldProblem(field: field.name, code: error.code, message: error.naming(5))
      }
    }
    if let list = field.words, let word = try await rules.word(text, of: list, organisation: organisation) {
      return [.equals(field, .text(word))]
    }
    let first = try value(text, field, isEnd: false)
    guard field.kind == .date else { return [.equals(field, first)] }
    let last = try value(text, field, isEnd: true)
    return first == last ? [.equals(field, first)] : [.atLeast(field, first), .atMost(field, last)]
  }

  private func value(
    _ text: String, _ field: Field, isEnd: Bool
  ) throws(ServiceError.FieldProblem) -> FieldValue {
    switch field.kind {
    case .text, .texts, .creditCode, .industryCode, .industryCodes: return .text(text)
    case .date:
      if let date = CalendarDate(text) { return .date(date) }
      if case .value(let value) = reader.read(text, as: .date, isEnd: isEnd) { return value }
    default:
      if let value = try FieldInput.value(.text(text), field, reader) { return value }
    }
    throw FieldInput.unreadable(field, text)
  }
}
