/// A physical quantity or percentage with three exact decimals; the unit belongs to the field that holds it
/// (亩, m², kVA, t/d, t/a, %, months …).
package struct Quantity: Sendable, Hashable, Comparable, Codable {
  /// Thousandths of the unit.
  package let milli: Int64

  /// A quantity in thousandths of its unit.
  package init(milli: Int64) { self.milli = milli }

  /// A whole number of units.
  package init(_ whole: Int64) { self.milli = whole * 1000 }

  /// A bare JSON number, rounded half away from zero to three decimals.
  package init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer().decode(Double.self)
    let scaled = (value * 1000).rounded(.toNearestOrAwayFromZero)
    guard let milli = Int64(exactly: scaled) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "\(value) is out of range for a quantity"))
    }
    self.milli = milli
  }

  /// A bare JSON number with at most three decimals.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if milli % 1000 == 0 { try container.encode(milli / 1000) } else { try container.encode(Double(milli) / 1000) }
  }

  /// By value.
  package static func < (a: Quantity, b: Quantity) -> Bool { a.milli < b.milli }

  /// The shortest exact decimal form: `30`, `12.5`, `0.075`.
  package var text: String { Quantity.fixed(milli, digits: 3) }

  /// Writes `value × 10^-digits` without trailing zeros.
  static func fixed(_ value: Int64, digits: Int) -> String {
    var scale: UInt64 = 1
    for _ in 0..<digits { scale *= 10 }
    let (whole, fraction) = value.magnitude.quotientAndRemainder(dividingBy: scale)
    let sign = value < 0 ? "-" : ""
    guard fraction != 0 else { return "\(sign)\(whole)" }
    var (rest, unit) = (fraction, scale)
    while rest % 10 == 0 { (rest, unit) = (rest / 10, unit / 10) }
    // 1 before the fraction keeps its leading zeros; it is cut off by its byte.
    return "\(sign)\(whole).\(String(String(unit + rest).utf8.dropFirst()) ?? "")"
  }
}
