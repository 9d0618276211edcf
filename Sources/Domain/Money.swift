/// An amount of renminbi in whole 元; exact, so that sums and thresholds never drift.
package struct Money: Sendable, Hashable, Comparable, Codable {
  /// Whole 元.
  package let yuan: Int64

  /// An amount in whole 元.
  package init(yuan: Int64) { self.yuan = yuan }

  /// An amount in whole 万元.
  package init(wan: Int64) { self.yuan = wan * 10_000 }

  /// A bare JSON integer in 元.
  package init(from decoder: any Decoder) throws {
    self.yuan = try decoder.singleValueContainer().decode(Int64.self)
  }

  /// A bare JSON integer in 元.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(yuan)
  }

  /// By value.
  package static func < (a: Money, b: Money) -> Bool { a.yuan < b.yuan }

  /// The amount as officials write it: `1.5亿元`, `800万元`, `9500元`; the shortest exact form.
  package var text: String {
    let magnitude = yuan.magnitude
    if magnitude >= 100_000_000 { return Quantity.fixed(yuan, digits: 8) + "亿元" }
    if magnitude >= 10_000 { return Quantity.fixed(yuan, digits: 4) + "万元" }
    return "\(yuan)元"
  }
}
