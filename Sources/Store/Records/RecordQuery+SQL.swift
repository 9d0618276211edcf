import Domain
import Postgres
import Service

extension RecordQuery {
  /// What rows of the organisation the query finds, without paging. Sealed fields are found by their hashes alone.
  ///
  /// Throws `ServiceError` `sealed_field` when a sealed field is asked for otherwise than by its whole text.
  func filter(organisation: Int64, _ seals: Seals?) throws -> SQL {
    if seals != nil, let order, Field.personal.contains(order) { throw RecordQuery.sealed(order) }
    var parts: [SQL] = ["organisation_id = \(organisation)"]
    if let ids { parts.append("id = any(\(ids))") }
    parts += try conditions.map { try RecordQuery.sql($0, seals) }
    if let search, !search.isEmpty, let found = found(by: search) { parts.append(found) }
    return parts.joined(separator: " and ")
  }

  /// What a search finds: by an index where the kind of record has names, else by looking at every record.
  private func found(by search: String) -> SQL? {
    if !Field.names.isEmpty {
      let words = SearchTerms.words(of: search).map { word in
        let alternatives = word.alternatives.map { $0.map(RecordQuery.prefix).joined(separator: " & ") }
        return "(\(alternatives.joined(separator: " | ")))"
      }
      let terms = words.joined(separator: " & ")
      return words.isEmpty ? nil : "id in (select searched(\(Field.entity.rawValue), \(terms)::tsquery))"
    }
    let pattern = RecordQuery.pattern(search)
    let alternatives = searched.map { field -> SQL in
      field.kind.isList
        ? "array_to_string(\(identifier: field.name), '、') ilike \(pattern)"
        : "\(identifier: field.name)::text ilike \(pattern)"
    }
    return alternatives.isEmpty ? nil : "(\(fragment: alternatives.joined(separator: " or ")))"
  }

  /// What a term begins with, as a `tsquery` has it.
  private static func prefix(_ text: String) -> String {
    let quoted = text.replacing("\\", with: "\\\\").replacing("'", with: "''")
    return "'\(quoted)':*"
  }

  /// The rows after the page before.
  var afterCursor: SQL {
    guard let after else { return "true" }
    guard let order else { return descending ? "id < \(after.id)" : "id > \(after.id)" }
    let column = SQL(identifier: order.name)
    guard let text = after.value, let value = FieldValue(canonical: text, kind: order.kind) else {
      return "(\(fragment: column) is null and id > \(after.id))"
    }
    let parameter = ColumnCodec.parameter(value)
    let beyond: SQL = descending ? "<" : ">"
    return """
      (\(fragment: column) \(fragment: beyond) \(fragment: parameter)
        or (\(fragment: column) = \(fragment: parameter) and id > \(after.id)) or \(fragment: column) is null)
      """
  }

  /// The order of the rows; unknown values come last, the id decides between equals.
  var ordering: SQL {
    guard let order else { return descending ? "id desc" : "id" }
    let direction: SQL = descending ? "desc nulls last" : "asc nulls last"
    return "\(identifier: order.name) \(fragment: direction), id"
  }

  private static func sealed(_ field: Field) -> ServiceError {
    ServiceError(.invalid, code: "sealed_field", message: "「\(field.label)」以密文保存,只能按完整内容查找。")
  }

  private static func sql(_ condition: Condition, _ seals: Seals?) throws -> SQL {
    if let seals {
      switch condition {
      case .equals(let field, let value) where Field.personal.contains(field):
        return try found(field, [value], seals)
      case .oneOf(let field, let values) where Field.personal.contains(field):
        return try found(field, values, seals)
      case .contains(let field, _), .atLeast(let field, _), .atMost(let field, _):
        if Field.personal.contains(field) { throw sealed(field) }
      default: break
      }
    }
    return sql(condition)
  }

  private static func found(_ field: Field, _ values: [FieldValue], _ seals: Seals) throws -> SQL {
    let hashes = try values.flatMap { value throws -> [String] in
      guard case .text(let text) = value else { return [] }
      return try seals.everyHash(text, of: field)
    }
    return holding(Field.hashColumn(of: field), hashes)
  }

  /// The records with one of the words in a list of theirs, by its index. A comparison of lists in the query itself would
  /// be made with every row: row security is held against it first.
  private static func holding(_ column: String, _ words: [String]) -> SQL {
    "id in (select holding(\(Field.entity.rawValue), \(column), \(words)))"
  }

  private static func sql(_ condition: Condition) -> SQL {
    switch condition {
    case .equals(let field, let value):
      if field.kind.isList {
        "\(fragment: ColumnCodec.parameter(value)) = any(\(identifier: field.name))"
      } else {
        "\(identifier: field.name) = \(fragment: ColumnCodec.parameter(value))"
      }
    case .oneOf(let field, let values):
      "\(identifier: field.name) in (\(fragment: values.map(ColumnCodec.parameter).joined()))"
    case .contains(let field, let text):
      if field.kind.isList {
        "array_to_string(\(identifier: field.name), '、') \(fragment: alike(text)) \(pattern(text))"
      } else {
        "\(identifier: field.name)::text \(fragment: alike(text)) \(pattern(text))"
      }
    case .atLeast(let field, let value): "\(identifier: field.name) >= \(fragment: ColumnCodec.parameter(value))"
    case .atMost(let field, let value): "\(identifier: field.name) <= \(fragment: ColumnCodec.parameter(value))"
    case .named(let name): holding("name_keys", [NameKey.of(name)])
    case .unknown(let field): "\(identifier: field.name) is null"
    case .ofTrade(let code):
      """
      (organisation_id, id) in (
        select t.organisation_id, t.person_id from tie t
          join enterprise e on e.organisation_id = t.organisation_id and e.id = t.enterprise_id
        where starts_with(e.industry_code, \(code)))
      """
    }
  }

  /// How a pattern is held against values: letters of either case are the same, and where there are none it costs a third.
  private static func alike(_ text: String) -> SQL { text.contains(where: \.isCased) ? "ilike" : "like" }

  /// A text as a pattern of `ilike`, in which its own wildcards stand for themselves.
  private static func pattern(_ text: String) -> String {
    var pattern = "%"
    for character in text {
      if "\\%_".contains(character) { pattern.append("\\") }
      pattern.append(character)
    }
    return pattern + "%"
  }
}
