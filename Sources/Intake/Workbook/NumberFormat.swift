/// What a number format makes of a value (ECMA-376 part 1, §18.8.31): its words, its unit, the places by which it moves the
/// point, the zeros only it shows, the day a number stands for.
struct NumberFormat: Sendable {
  static let general = NumberFormat("General")
  static let day = NumberFormat("yyyy-m-d")

  private let numbers: [NumberSection]
  /// Words around a text: `@"有限公司"`.
  private let textAround: (before: String, after: String)?
  private let hasTests: Bool
  private let hasText: Bool
  /// Whether numbers come out as they are kept.
  private let isPlain: Bool

  /// Whether numbers are shown as days or times.
  var isCalendar: Bool { numbers.first?.isCalendar ?? false }
  /// Whether numbers are shown as they are kept and texts as they are written.
  var isGeneral: Bool { isPlain && textAround == nil && numbers.allSatisfy { $0.isGeneral } }
  /// Whether the cell is one of text whatever is typed: `@`.
  var isText: Bool { numbers.isEmpty && hasText }
  /// Whether the point of numbers is moved without a word that tells it.
  func isShrinking(_ value: ExactDecimal) -> Bool { cell(value, counts1904: false).shrunkPlaces > 0 }

  init(_ code: String) {
    let sections = NumberFormat.sections(NumberFormat.tokens(code.isEmpty ? "General" : code))
    let texts = sections.count > 3 ? sections[3] : sections.last { $0.contains(.text) }
    numbers = sections.prefix(3).filter { !$0.contains(.text) }.map(NumberSection.init)
    hasText = texts?.contains(.text) ?? false
    hasTests = numbers.contains { $0.test != nil }
    isPlain = numbers.allSatisfy { $0.isPlain }
    textAround = texts.flatMap { tokens in
      guard let position = tokens.firstIndex(of: .text) else { return nil }
      let around = (NumberFormat.words(tokens[..<position]), NumberFormat.words(tokens[(position + 1)...]))
      return around.0.isEmpty && around.1.isEmpty ? nil : around
    }
  }

  /// A text as it is shown.
  func shown(_ text: String) -> String {
    guard let textAround, !text.isEmpty else { return text }
    return textAround.before + text + textAround.after
  }

  /// A number as it is shown, with all digits that are kept.
  func cell(_ value: ExactDecimal, counts1904: Bool) -> SheetCell {
    if isPlain {
      var cell = SheetCell(value.text, .number)
      cell.counts1904 = counts1904
      return cell
    }
    return section(of: value)?.cell(value, counts1904: counts1904) ?? SheetCell(value.text, .number)
  }

  /// Sections are for positive numbers, negative ones and zero, unless they say for which (`[>=1000]`).
  private func section(of value: ExactDecimal) -> NumberSection? {
    let zero = ExactDecimal(mantissa: 0, scale: 0)
    for (index, section) in numbers.enumerated() {
      if let test = section.test {
        if test.holds(value) { return section }
        continue
      }
      if index == numbers.count - 1 { return section }
      let holds: Bool =
        switch index {
        case 0: numbers.count == 2 && !hasTests ? !(value < zero) : zero < value
        default: value < zero
        }
      if holds { return section }
    }
    return nil
  }

  /// One sign of a format, or what several of them mean together.
  enum Token: Equatable, Sendable {
    case words(String)
    /// `0`, `#` or `?`.
    case place(Character)
    case point, comma, percent, exponent, stroke, general, text, end
    /// A letter of a day or time, as often as it is repeated.
    case letters(Character, Int)
    /// Hours, minutes or seconds counted on beyond a day: `[h]`.
    case elapsed
    case test(String)
  }

  private static func words(_ tokens: ArraySlice<Token>) -> String {
    tokens.reduce(into: "") { if case .words(let words) = $1 { $0 += words } }
  }

  private static func sections(_ tokens: [Token]) -> [[Token]] {
    tokens.split(separator: .end, maxSplits: 4, omittingEmptySubsequences: false).map(Array.init)
  }

  private static func tokens(_ code: String) -> [Token] {
    var tokens: [Token] = []
    // The Chinese program has a word of its own for General.
    var rest = Array(code.replacing("G/通用格式", with: "General").prefix(1000))[...]
    while let sign = rest.popFirst() {
      switch sign {
      case ";": tokens.append(.end)
      case "\"":
        let words = rest.prefix { $0 != "\"" }
        rest = rest.dropFirst(words.count + 1)
        tokens.append(.words(String(words)))
      case "\\", "!": if let next = rest.popFirst() { tokens.append(.words(String(next))) }
      case "_", "*": _ = rest.popFirst()
      case "[":
        let inner = String(rest.prefix { $0 != "]" })
        rest = rest.dropFirst(inner.count + 1)
        if let token = bracket(inner) { tokens.append(token) }
      case "0", "#", "?": tokens.append(.place(sign))
      case ".": tokens.append(.point)
      case ",": tokens.append(.comma)
      case "%": tokens.append(.percent)
      case "@": tokens.append(.text)
      case "/": tokens.append(.stroke)
      case "E", "e":
        if let next = rest.first, next == "+" || next == "-" {
          rest.removeFirst()
          tokens.append(.exponent)
        } else {
          tokens.append(.letters("e", 1))
        }
      case "G" where rest.starts(with: "eneral"), "g" where rest.starts(with: "eneral"):
        rest = rest.dropFirst(6)
        tokens.append(.general)
      case "A" where rest.starts(with: "M/PM"), "a" where rest.starts(with: "m/pm"): rest = rest.dropFirst(4)
      case "A" where rest.starts(with: "/P"), "a" where rest.starts(with: "/p"): rest = rest.dropFirst(2)
      case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S", "a", "A", "g", "b", "B":
        let same = rest.prefix { $0.lowercased() == sign.lowercased() }
        rest = rest.dropFirst(same.count)
        tokens.append(.letters(Character(sign.lowercased()), same.count + 1))
      default: tokens.append(.words(String(sign)))
      }
    }
    return tokens
  }

  /// `[h]`, `[>=1000]`, `[$US$-409]`, `[Red]`.
  private static func bracket(_ inner: String) -> Token? {
    switch inner.first {
    case "<", ">", "=": return .test(inner)
    case "$":
      let parts = inner.dropFirst().split(separator: "-", omittingEmptySubsequences: false)
      let sign = parts.first.map(String.init) ?? ""
      // The yen has the yuan's sign; the locale tells them apart (0411 is Japan).
      let isYen = "¥￥".contains(sign) && parts.count > 1 && parts[1].uppercased().hasSuffix("411")
      return sign.isEmpty ? nil : .words(isYen ? "日元" : sign)
    default:
      let letters = Set(inner.lowercased())
      return !inner.isEmpty && letters.count == 1 && letters.isSubset(of: ["h", "m", "s"]) ? .elapsed : nil
    }
  }
}
