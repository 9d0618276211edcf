import Domain

/// A generator whose run repeats for a seed (SplitMix64's recurrence).
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Values at random, with everything in them that makes a table go wrong.
enum RandomValues {
  static func value(of kind: FieldKind, using random: inout some RandomNumberGenerator) -> FieldValue {
    switch kind {
    case .text: .text(text(using: &random))
    case .creditCode: .text(creditCode(using: &random))
    case .industryCode: .text(industries.randomElement(using: &random) ?? "")
    case .industryCodes: .texts(industries.filter { _ in Bool.random(using: &random) })
    case .texts: .texts((0..<Int.random(in: 0...4, using: &random)).map { _ in text(using: &random) })
    case .choice(let choices): .text(choices.randomElement(using: &random)?.code ?? "")
    case .money: .money(Money(yuan: amount(using: &random)))
    case .quantity(.percent): .quantity(Quantity(milli: Int64.random(in: 0...100_000, using: &random)))
    case .quantity: .quantity(Quantity(milli: Int64.random(in: 0...9_999_999_999, using: &random)))
    case .count(.year): .count(Int64.random(in: 1950...2030, using: &random))
    case .count: .count(Int64.random(in: 0...1_000_000, using: &random))
    case .date: .date(CalendarDate(day: Int32.random(in: -40_000...60_000, using: &random)))
    case .flag: .flag(Bool.random(using: &random))
    case .reference: .reference(Int64.random(in: 1...1000, using: &random))
    }
  }

  private static let industries = ["0111", "1741", "3989", "011"]

  /// Amounts of all sizes, to the last 元.
  private static func amount(using random: inout some RandomNumberGenerator) -> Int64 {
    let digits = Int.random(in: 0...13, using: &random)
    var limit: Int64 = 1
    for _ in 0..<digits { limit *= 10 }
    return Int64.random(in: 0...limit, using: &random)
  }

  /// Texts with separators, quotes, brackets, formula signs, reserved words and line breaks in them.
  static func text(using random: inout some RandomNumberGenerator) -> String {
    let whole = [
      "无", "=1+1", "+86", "-3", "@甲", "'甲", "\"甲\"", "甲,乙;丙", "「甲」乙", "甲/乙", "(甲、乙", "—", "不详", "_x000D_", "甲\n乙",
      "<&>", "=\"甲\"", "nan", "#N/A", "=DISPIMG(\"甲\",1)",
    ]
    if Int.random(in: 0..<3, using: &random) == 0 { return whole.randomElement(using: &random) ?? "" }
    let letters = Array("甲乙丙丁锻造曲轴abcXYZ019 、,;/|()（）「」'\"=+-@%#é🪭")
    var text = ""
    for _ in 0..<Int.random(in: 1...12, using: &random) { text.append(letters.randomElement(using: &random) ?? "甲") }
    // Blanks at the ends of a text are never kept.
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text.isEmpty ? "甲" : text
  }

  /// A code with a right check character.
  static func creditCode(using random: inout some RandomNumberGenerator) -> String {
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    let stem = "91" + String((0..<15).map { _ in alphabet.randomElement(using: &random) ?? "0" })
    for last in alphabet {
      if let code = CreditCode(stem + String(last)), code.hasValidCheckCharacter { return code.text }
    }
    return stem + "0"
  }
}
