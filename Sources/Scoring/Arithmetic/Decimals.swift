/// Decimal numbers as text, without floating point.
enum Decimals {
  /// `value × 10^-digits` with exactly that many decimals.
  static func text(_ value: Int64, digits: Int) -> String {
    var scale: UInt64 = 1
    for _ in 0..<digits { scale *= 10 }
    let (whole, fraction) = value.magnitude.quotientAndRemainder(dividingBy: scale)
    let sign = value < 0 ? "-" : ""
    guard digits > 0 else { return "\(sign)\(whole)" }
    // 1 before the fraction keeps its leading zeros; it is cut off by its byte.
    let padded = String(String(scale + fraction).utf8.dropFirst()) ?? ""
    return "\(sign)\(whole).\(padded)"
  }

  /// A value of 0…10,000 as a share: `0.85`, `1.00`.
  static func share(_ value: Int64) -> String { text(Fixed.roundedHalfUp(value, over: 100), digits: 2) }

  /// A ratio of 10,000 = 1 as per cent: `35%`.
  static func percent(_ value: Int64) -> String { "\(Fixed.roundedHalfUp(value, over: 100))%" }
}
