/// An amount of renminbi in whole 元; exact, so that sums and thresholds never drift.
public struct Money: Sendable, Hashable, Comparable, Codable {
  /// Whole 元.
  public let yuan: Int64

  /// An amount in whole 元.
  public init(yuan: Int64) { self.yuan = yuan }

  /// An amount in whole 万元.
  public init(wan: Int64) { self.yuan = wan * 10_000 }

  /// A bare JSON integer in 元.
  public init(from decoder: any Decoder) throws {
    self.yuan = try decoder.singleValueContainer().decode(Int64.self)
  }

  /// A bare JSON integer in 元.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(yuan)
  }

  /// By value.
  public static func < (a: Money, b: Money) -> Bool { a.yuan < b.yuan }

  /// The amount as officials write it: `1.5亿元`, `800万元`, `9500元`; the shortest exact form.
  public var text: String {
    let magnitude = yuan.magnitude
    if magnitude >= 100_000_000 { return Quantity.fixed(yuan, digits: 8) + "亿元" }
    if magnitude >= 10_000 { return Quantity.fixed(yuan, digits: 4) + "万元" }
    return "\(yuan)元"
  }
}
