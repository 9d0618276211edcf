import Foundation

/// Any JSON, to look into.
enum JSON: Decodable, Hashable, Sendable {
  case null
  case flag(Bool)
  case number(Double)
  case string(String)
  case list([JSON])
  case object([String: JSON])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .string(text)
    } else if let items = try? container.decode([JSON].self) {
      self = .list(items)
    } else {
      self = .object(try container.decode([String: JSON].self))
    }
  }

  subscript(name: String) -> JSON? { if case .object(let members) = self { members[name] } else { nil } }
  subscript(index: Int) -> JSON? { items.indices.contains(index) ? items[index] : nil }
  var items: [JSON] { if case .list(let items) = self { items } else { [] } }
  var members: [String: JSON] { if case .object(let members) = self { members } else { [:] } }
  var text: String? { if case .string(let text) = self { text } else { nil } }
  var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
  var integer: Int64? { if case .number(let number) = self { Int64(exactly: number) } else { nil } }
}
