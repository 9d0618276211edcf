/// A decimal number as it is written, without rounding: `mantissa × 10^-scale`.
struct ExactDecimal: Sendable, Hashable, Comparable {
  let mantissa: Int128
  let scale: Int

  /// Digits kept at most; far more than any amount needs, and few enough that ratios cannot overflow.
  private static let maximumDigits = 22

  init(mantissa: Int128, scale: Int) {
    var mantissa = mantissa
    var scale = scale
    while scale > 0, mantissa % 10 == 0 {
      mantissa /= 10
      scale -= 1
    }
    self.mantissa = mantissa
    self.scale = scale
  }

  /// Reads a number of nothing but digits, which most numbers are; `nil` for anything else.
  init?(digits text: String) {
    guard (1...18).contains(text.utf8.count) else { return nil }
    var value: Int64 = 0
    for byte in text.utf8 {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int64(byte - 48)
    }
    mantissa = Int128(value)
    scale = 0
  }

  /// Reads `-1234.5`, `1,234.5`, `.5`, `1.3E10`; `nil` for anything else. Commas must part groups of three digits.
  init?(_ text: some StringProtocol) {
    guard let (number, rest) = ExactDecimal.prefix(of: Substring(text)), rest.isEmpty else { return nil }
    self = number
  }

  /// The number at the start of a text and what follows it, `nil` when the text does not start with one.
  static func prefix(of text: Substring) -> (ExactDecimal, Substring)? {
    let bytes = text.utf8
    var index = bytes.startIndex
    var negative = false
    if index < bytes.endIndex, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      negative = bytes[index] == UInt8(ascii: "-")
      bytes.formIndex(after: &index)
    }
    var mantissa: Int128 = 0
    var (digits, fraction, sinceComma) = (0, 0, -1)
    var inFraction = false
    var end = index
    loop: while index < bytes.endIndex {
      let byte = bytes[index]
      switch byte {
      case 48...57:
        digits += 1
        end = bytes.index(after: index)
        if digits > maximumDigits {
          // Programs write all digits of a binary fraction; those behind the 22nd change nothing that is kept.
          guard inFraction else { return nil }
          break
        }
        mantissa = mantissa * 10 + Int128(byte - 48)
        if inFraction { fraction += 1 } else if sinceComma >= 0 { sinceComma += 1 }
      case UInt8(ascii: "."):
        if inFraction || (sinceComma >= 0 && sinceComma != 3) { break loop }
        inFraction = true
      case UInt8(ascii: ","):
        // A comma belongs to the number only before three more digits.
        let group = bytes[bytes.index(after: index)...].prefix { (48...57).contains($0) }
        if inFraction || digits == 0 || group.count != 3 || (sinceComma >= 0 && sinceComma != 3) { break loop }
        sinceComma = 0
      default:
        break loop
      }
      bytes.formIndex(after: &index)
    }
    guard digits > 0 else { return nil }
    var exponent = 0
    if let (value, after) = exponentPart(bytes[end...]) { (exponent, end) = (value, after) }
    guard abs(exponent) <= 18, let number = shifted(negative ? -mantissa : mantissa, fraction, exponent) else {
      return nil
    }
    return (number, text[end...])
  }

  private static func shifted(_ mantissa: Int128, _ fraction: Int, _ exponent: Int) -> ExactDecimal? {
    let scale = fraction - exponent
    guard scale < 0 else { return scale <= 37 ? ExactDecimal(mantissa: mantissa, scale: scale) : nil }
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: power(-scale))
    return overflow ? nil : ExactDecimal(mantissa: product, scale: 0)
  }

  private static func exponentPart(_ bytes: Substring.UTF8View.SubSequence) -> (Int, String.Index)? {
    guard let first = bytes.first, first == UInt8(ascii: "E") || first == UInt8(ascii: "e") else { return nil }
    var index = bytes.index(after: bytes.startIndex)
    var sign = 1
    if index < bytes.endIndex, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") {
      sign = bytes[index] == UInt8(ascii: "-") ? -1 : 1
      bytes.formIndex(after: &index)
    }
    var (value, digits) = (0, 0)
    while index < bytes.endIndex, (48...57).contains(bytes[index]), digits < 4 {
      value = value * 10 + Int(bytes[index] - 48)
      digits += 1
      bytes.formIndex(after: &index)
    }
    return digits > 0 ? (sign * value, index) : nil
  }

  /// The number times a ratio in units of `10^-decimals`, rounded half away from zero; `nil` when it does not fit.
  func scaled(by ratio: UnitTable.Ratio, decimals: Int) -> Int64? {
    if scale == 0, ratio.denominator == 1, let whole = Int64(exactly: mantissa) {
      let (value, overflow) = whole.multipliedReportingOverflow(by: ratio.numerator)
      let (scaled, scaledOverflow) = value.multipliedReportingOverflow(by: ExactDecimal.smallPower(decimals))
      return overflow || scaledOverflow ? nil : scaled
    }
    let (product, overflow) = mantissa.multipliedReportingOverflow(
      by: Int128(ratio.numerator) * ExactDecimal.power(decimals))
    if overflow || scale > 18 { return nil }
    let divisor = Int128(ratio.denominator) * ExactDecimal.power(scale)
    let magnitude = product.magnitude + divisor.magnitude / 2
    guard let rounded = Int128(exactly: magnitude / divisor.magnitude) else { return nil }
    return Int64(exactly: product < 0 ? -rounded : rounded)
  }

  /// The number without its fraction; `nil` when it does not fit.
  var whole: Int64? { Int64(exactly: mantissa / ExactDecimal.power(scale)) }

  /// Whether the number has no fraction.
  var isWhole: Bool { scale == 0 }

  /// The digits in plain writing.
  var text: String {
    var digits = String(mantissa.magnitude)
    if scale > 0 {
      if digits.count <= scale { digits = String(repeating: "0", count: scale + 1 - digits.count) + digits }
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -scale))
    }
    return (mantissa < 0 ? "-" : "") + digits
  }

  /// Whether the number times a ratio is whole.
  func isWhole(times ratio: UnitTable.Ratio) -> Bool {
    guard scale <= 18 else { return false }
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: Int128(ratio.numerator))
    return !overflow && product % (Int128(ratio.denominator) * ExactDecimal.power(scale)) == 0
  }

  /// The number times `10^-places`; a number too large to be kept so stays as it is.
  func movingPoint(left places: Int) -> ExactDecimal {
    let moved = scale + places
    if (0...37).contains(moved) { return ExactDecimal(mantissa: mantissa, scale: moved) }
    guard moved < 0, moved >= -37 else { return self }
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: ExactDecimal.power(-moved))
    return overflow ? self : ExactDecimal(mantissa: product, scale: 0)
  }

  /// Rounded to so many decimals, half away from zero.
  func rounded(toDecimals decimals: Int) -> ExactDecimal {
    let surplus = scale - decimals
    guard surplus > 0 else { return self }
    return ExactDecimal(mantissa: divided(by: ExactDecimal.power(surplus)), scale: decimals)
  }

  /// Rounded to so many significant digits, half away from zero: spreadsheets keep fifteen.
  func rounded(toSignificant count: Int) -> ExactDecimal {
    let surplus = String(mantissa.magnitude).count - count
    guard surplus > 0 else { return self }
    let rounded = divided(by: ExactDecimal.power(surplus))
    if scale >= surplus { return ExactDecimal(mantissa: rounded, scale: scale - surplus) }
    let (product, overflow) = rounded.multipliedReportingOverflow(by: ExactDecimal.power(surplus - scale))
    return overflow ? self : ExactDecimal(mantissa: product, scale: 0)
  }

  private func divided(by unit: Int128) -> Int128 {
    let (quotient, rest) = mantissa.quotientAndRemainder(dividingBy: unit)
    return rest.magnitude >= (unit.magnitude + 1) / 2 ? quotient + (mantissa < 0 ? -1 : 1) : quotient
  }

  /// A number of days in seconds, rounded; `nil` when it does not fit.
  var seconds: Int? {
    guard mantissa.magnitude < UInt128(1) << 100 else { return nil }
    return Int(exactly: ExactDecimal(mantissa: mantissa * 86_400, scale: scale).rounded(toDecimals: 0).mantissa)
  }

  static func < (a: ExactDecimal, b: ExactDecimal) -> Bool {
    let scale = max(a.scale, b.scale)
    let (left, leftOver) = a.mantissa.multipliedReportingOverflow(by: power(scale - a.scale))
    let (right, rightOver) = b.mantissa.multipliedReportingOverflow(by: power(scale - b.scale))
    // What overflows is larger than anything that does not.
    if leftOver || rightOver { return leftOver ? a.mantissa < 0 : b.mantissa > 0 }
    return left < right
  }

  private static func smallPower(_ exponent: Int) -> Int64 {
    var result: Int64 = 1
    for _ in 0..<exponent { result *= 10 }
    return result
  }

  private static func power(_ exponent: Int) -> Int128 {
    var result: Int128 = 1
    for _ in 0..<min(exponent, 37) { result *= 10 }
    return result
  }
}
