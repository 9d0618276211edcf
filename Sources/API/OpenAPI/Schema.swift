/// The shape of a value, as JSON Schema 2020-12 (which OpenAPI 3.1 takes over) writes it.
indirect enum Schema: Sendable, Hashable {
  case string
  /// Text of at most so many Unicode scalars.
  case text(Int)
  /// `yyyy-mm-dd`
  case date
  /// RFC 3339
  case instant
  case integer
  case number
  case flag
  case null
  case choice([String])
  case array(Schema)
  /// A list of at most so many items.
  case list(Schema, Int)
  /// Any names, all values of one shape.
  case map(Schema)
  /// These members; others too when it is open.
  case object([Member], isOpen: Bool = false)
  case anyOf([Schema])
  case ref(String)
  /// The schema with a value that fits it.
  case example(Schema, JSONValue)

  /// A member of an object.
  struct Member: Sendable, Hashable {
    let name: String
    let schema: Schema
    var isRequired = true
    var summary: String?

    init(_ name: String, _ schema: Schema, isRequired: Bool = true, summary: String? = nil) {
      self.name = name
      self.schema = schema
      self.isRequired = isRequired
      self.summary = summary
    }

    static func optional(_ name: String, _ schema: Schema, summary: String? = nil) -> Member {
      Member(name, schema, isRequired: false, summary: summary)
    }
  }

  /// The schema as JSON.
  var json: JSONValue { .object(members) }

  private var members: [String: JSONValue] {
    switch self {
    case .string: ["type": "string"]
    case .text(let longest): ["type": "string", "maxLength": .integer(Int64(longest))]
    case .date: ["type": "string", "format": "date"]
    case .instant: ["type": "string", "format": "date-time"]
    case .integer: ["type": "integer", "format": "int64"]
    case .number: ["type": "number"]
    case .flag: ["type": "boolean"]
    case .null: ["type": "null"]
    case .choice(let choices): ["type": "string", "enum": .list(choices.map(JSONValue.string))]
    case .array(let item): ["type": "array", "items": item.json]
    case .list(let item, let most): ["type": "array", "items": item.json, "maxItems": .integer(Int64(most))]
    case .map(let value): ["type": "object", "additionalProperties": value.json]
    case .anyOf(let schemas): ["anyOf": .list(schemas.map(\.json))]
    case .ref(let name): ["$ref": .string("#/components/schemas/\(name)")]
    case .example(let schema, let value): schema.members.merging(["examples": .list([value])]) { given, _ in given }
    case .object(let members, let isOpen):
      [
        "type": "object", "additionalProperties": .flag(isOpen),
        "required": .list(members.filter(\.isRequired).map { .string($0.name) }),
        "properties": .object(Dictionary(uniqueKeysWithValues: members.map { ($0.name, $0.json) })),
      ]
    }
  }
}

extension Schema.Member {
  /// The member's schema with what it is for.
  var json: JSONValue {
    guard let summary, case .object(var members) = schema.json else { return schema.json }
    members["description"] = .string(summary)
    return .object(members)
  }
}

/// A schema that others refer to.
struct NamedSchema: Sendable {
  let name: String
  let schema: Schema

  init(_ name: String, _ schema: Schema) {
    self.name = name
    self.schema = schema
  }
}
