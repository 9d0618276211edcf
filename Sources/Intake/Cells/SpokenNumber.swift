/// Reads numbers with their powers of ten among them, in Chinese or Arabic digits: `1亿2000万`, `叁仟万`, `三百二十`, `两三百万`.
struct SpokenNumber {
  /// The number, or the smaller of the two that `两三百` may be.
  var low: ExactDecimal
  var high: ExactDecimal?
  /// Whether 万 or 亿 is part of it.
  var hasMyriads: Bool

  private static let digits: [Character: Int64] = {
    var digits: [Character: Int64] = ["两": 2, "兩": 2, "弍": 2, "〇": 0]
    for row in ["零一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", "零壹貳參肆伍陸柒捌玖"] {
      for (value, sign) in row.enumerated() { digits[sign] = Int64(value) }
    }
    return digits
  }()
  private static let small: [Character: Int64] = ["十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000]
  private static let large: [Character: Int64] = ["万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000]

  /// The number at the start of a text and what follows it, `nil` when there is none or it can be read in two ways (三千五).
  static func prefix(of text: Substring) -> (SpokenNumber, Substring)? {
    guard let first = text.first, digits[first] != nil || first.isASCII && first.isNumber || small[first] == 10 else {
      return nil
    }
    var reader = Reader()
    var rest = text
    while let sign = rest.first {
      var length = 1
      let isRead: Bool
      if sign.isASCII, sign.isNumber {
        let run = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ",") }
        guard let number = ExactDecimal(run), let whole = number.whole, number.isWhole else { return nil }
        length = run.count
        isRead = reader.take(arabic: whole)
      } else if let digit = digits[sign] {
        isRead = reader.take(digit: digit)
      } else if let unit = small[sign] {
        isRead = reader.take(small: unit)
      } else if let unit = large[sign] {
        isRead = reader.take(large: unit)
      } else {
        break
      }
      guard isRead else { return nil }
      rest = rest.dropFirst(length)
    }
    guard let number = reader.finished() else { return nil }
    return (number, rest)
  }

  /// Whether a sign is a digit of either kind.
  static func isDigit(_ sign: Character) -> Bool { digits[sign] != nil || sign.isASCII && sign.isNumber }

  /// Whether a sign multiplies what stands before it.
  static func isPower(_ sign: Character) -> Bool { small[sign] != nil || large[sign] != nil }

  /// Adds a number up from its signs, for the smaller and the greater of what it may be.
  private struct Reader {
    private var total: (low: Int64, high: Int64) = (0, 0)
    private var section: (low: Int64, high: Int64) = (0, 0)
    private var current: (low: Int64, high: Int64)?
    private var isArabic = false
    private var hasZero = false
    private var lastUnit: Int64 = 0
    private var hasTenThousand = false
    private var hasHundredMillion = false
    private var hasMyriads: Bool { lastLarge > 0 }
    private var lastLarge: Int64 = 0

    mutating func take(arabic number: Int64) -> Bool {
      guard current == nil else { return false }
      (current, isArabic) = ((number, number), true)
      return true
    }

    mutating func take(digit: Int64) -> Bool {
      guard let known = current else {
        if digit == 0, lastUnit > 0 { hasZero = true } else { (current, isArabic) = ((digit, digit), false) }
        return true
      }
      // 两三百 is two or three hundred; digits in a row without units are nothing that is written of amounts.
      guard !isArabic, known.low == known.high, known.low > 0, digit > known.low, digit - known.low <= 2 else {
        return false
      }
      current = (known.low, digit)
      return true
    }

    mutating func take(small unit: Int64) -> Bool {
      guard lastUnit == 0 || unit < lastUnit else { return false }
      guard let factor = current ?? (unit == 10 ? (1, 1) : nil), factor.low > 0 else { return false }
      guard Reader.add(&section.low, factor.low, unit), Reader.add(&section.high, factor.high, unit) else {
        return false
      }
      (current, lastUnit, hasZero) = (nil, unit, false)
      return true
    }

    mutating func take(large unit: Int64) -> Bool {
      guard unit == 10_000 ? !hasTenThousand : !hasHundredMillion else { return false }
      // 三千五万 may be 3500 万 or 3005 万.
      if current != nil, !hasZero, lastUnit == 100 || lastUnit == 1000 { return false }
      let last = current ?? (0, 0)
      guard Reader.add(&section.low, last.low, 1), Reader.add(&section.high, last.high, 1) else { return false }
      // 一万亿: what came before 亿 counts as a whole.
      if unit > 10_000 {
        guard Reader.add(&section.low, total.low, 1), Reader.add(&section.high, total.high, 1) else { return false }
        total = (0, 0)
      }
      guard section.low > 0, Reader.add(&total.low, section.low, unit), Reader.add(&total.high, section.high, unit)
      else {
        return false
      }
      (section, current, lastUnit, lastLarge, hasZero) = ((0, 0), nil, unit, unit, false)
      hasTenThousand = unit == 10_000
      hasHundredMillion = hasHundredMillion || unit > 10_000
      return true
    }

    func finished() -> SpokenNumber? {
      var (low, high) = (total.low, total.high)
      guard Reader.add(&low, section.low, 1), Reader.add(&high, section.high, 1) else { return nil }
      if let current {
        // 三千五 and 1亿2000 may be 3500 or 3005, 1.2 亿 or a little more than one.
        let isSure = lastUnit == 0 || lastUnit == 10 || hasZero || (isArabic && "\(current.low)".count == places)
        guard isSure, Reader.add(&low, current.low, 1), Reader.add(&high, current.high, 1) else { return nil }
      }
      return SpokenNumber(
        low: ExactDecimal(mantissa: Int128(low), scale: 0),
        high: low == high ? nil : ExactDecimal(mantissa: Int128(high), scale: 0), hasMyriads: hasMyriads)
    }

    private var places: Int { "\(lastUnit)".count - 1 }

    private static func add(_ sum: inout Int64, _ number: Int64, _ factor: Int64) -> Bool {
      let (product, overflow) = number.multipliedReportingOverflow(by: factor)
      let (result, sumOverflow) = sum.addingReportingOverflow(product)
      sum = result
      return !overflow && !sumOverflow
    }
  }
}
