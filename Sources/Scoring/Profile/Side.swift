/// The three sides of a score.
package enum Side: Int, DataKey, Encodable {
  /// The names in data.
  package static let keys = names()

  /// 落地价值: what the firm is worth to the county.
  case gain
  /// 来石动因: why the firm would come.
  case reason
  /// 联络基础: how warm the contact is.
  case warmth

  /// The words on screen.
  package var label: String {
    switch self {
    case .gain: "落地价值"
    case .reason: "来石动因"
    case .warmth: "联络基础"
    }
  }

  /// A bare JSON string.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(key)
  }
}
