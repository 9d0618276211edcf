/// Decimal numbers as text, without floating point.
enum Decimals {
  /// `value × 10^-digits` with exactly that many decimals.
  static func text(_ value: Int64, digits: Int) -> String {
    guard digits > 0 else { return String(value) }
    let plain = String(value.magnitude)
    let padded = String(repeating: "0", count: max(0, digits + 1 - plain.count)) + plain
    return (value < 0 ? "-" : "") + padded.dropLast(digits) + "." + padded.suffix(digits)
  }

  /// A value of 0…10,000 as a share: `0.85`, `1.00`.
  static func share(_ value: Int64) -> String { text(Fixed.roundedHalfUp(value, over: 100), digits: 2) }

  /// A ratio of 10,000 = 1 as per cent: `35%`.
  static func percent(_ value: Int64) -> String { "\(Fixed.roundedHalfUp(value, over: 100))%" }
}
