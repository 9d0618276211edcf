import Service

indirect enum JSONValue: Sendable, Hashable, Encodable {
  case string(String)
  case integer(Int64)
  case flag(Bool)
  case list([JSONValue])
  case object([String: JSONValue])

  func encode(to encoder: any Encoder) throws {
    switch self {
    case .string(let text): try text.encode(to: encoder)
    case .integer(let number): try number.encode(to: encoder)
    case .flag(let flag): try flag.encode(to: encoder)
    case .list(let items): try items.encode(to: encoder)
    case .object(let members):
      var container = encoder.container(keyedBy: FieldKey.self)
      for (key, value) in members { try container.encode(value, forKey: FieldKey(key)) }
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral {
  init(stringLiteral value: String) { self = .string(value) }
}
