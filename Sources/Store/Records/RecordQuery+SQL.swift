import Domain
import Postgres
import Service

extension RecordQuery {
  /// What rows of the organisation the query finds, without paging.
  func filter(organisation: Int64) -> SQL {
    var parts: [SQL] = ["organisation_id = \(organisation)"]
    if let ids { parts.append("id = any(\(ids))") }
    parts += conditions.map(RecordQuery.sql)
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
      return words.isEmpty ? nil : "search_terms @@ \(words.joined(separator: " & "))::tsquery"
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
        "array_to_string(\(identifier: field.name), '、') ilike \(pattern(text))"
      } else {
        "\(identifier: field.name)::text ilike \(pattern(text))"
      }
    case .atLeast(let field, let value): "\(identifier: field.name) >= \(fragment: ColumnCodec.parameter(value))"
    case .atMost(let field, let value): "\(identifier: field.name) <= \(fragment: ColumnCodec.parameter(value))"
    case .named(let name): "name_keys @> \([NameKey.of(name)])"
    case .unknown(let field): "\(identifier: field.name) is null"
    }
  }

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
