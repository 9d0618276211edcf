import Domain
import Postgres
import Service

extension RecordQuery {
  /// What rows of the organisation the query finds, without paging.
  func filter(organisation: Int64) -> SQL {
    var parts: [SQL] = ["organisation_id = \(organisation)"]
    if let ids { parts.append("id = any(\(ids))") }
    parts += conditions.map(RecordQuery.sql)
    if let search, !search.isEmpty {
      let pattern = RecordQuery.pattern(search)
      var alternatives: [SQL] = searched.map { field in
        field.kind.isList
          ? "array_to_string(\(identifier: field.name), '、') ilike \(pattern)"
          : "\(identifier: field.name)::text ilike \(pattern)"
      }
      if !Set(searched).isDisjoint(with: Field.names) {
        alternatives.append("array_to_string(name_keys, E'\\n') like \(RecordQuery.pattern(NameKey.of(search)))")
      }
      if !alternatives.isEmpty { parts.append("(\(fragment: alternatives.joined(separator: " or ")))") }
    }
    return parts.joined(separator: " and ")
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
