import Domain

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

/// Numbers as they are read aloud in gate sentences.
enum Figures {
  /// 元 as 万元 without the unit, rounded half up to 0.01 万元: `150`, `166.67`.
  static func wan(_ yuan: Int64) -> String {
    Quantity(milli: Fixed.roundedHalfUp(yuan, over: 100) * 10).text
  }

  /// Thousandths of a unit: `30`, `12.5`.
  static func text(_ milli: Int64) -> String { Quantity(milli: milli).text }
}
