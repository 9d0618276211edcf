internal import Domain

/// Reads numbers as people write them: `5600余万元`, `约50亩`, `150-200亩`, `1.2万平方米`, `1,200平米`, `10 亩左右`,
/// `1亿2000万元`, `叁仟万元整`, `两三百万`.
struct AmountReader: Sendable {
  let units: UnitTable
  let words: CellWords

  enum Outcome: Equatable {
    /// Whole units of `10^-decimals`, with the number as it was written in the target unit.
    case one(Int64)
    case two(Int64, Int64)
    case notANumber
    case unknownUnit(String)
    case outOfRange(String)
  }

  /// Where a number is to go.
  struct Target {
    /// The unit's word in the unit table.
    var unit: String
    var decimals: Int
    /// The unit of a bare number; `nil` when a bare number has no meaning (money without 元 or 万元).
    var bare: UnitTable.Ratio?
    var range: FieldRanges.Range
    /// Whether only whole numbers have a meaning (people, months).
    var isCount: Bool
    /// The unit the column or sheet names when it cannot be turned into the target's.
    var unknownUnit: String?
    /// The ends of the range in units of `10^-decimals`.
    let least: Int64
    let greatest: Int64

    init(
      unit: String, decimals: Int, bare: UnitTable.Ratio?, range: FieldRanges.Range, isCount: Bool = false,
      unknownUnit: String? = nil
    ) {
      self.unit = unit
      self.decimals = decimals
      self.bare = bare
      self.range = range
      self.isCount = isCount
      self.unknownUnit = unknownUnit
      least = range.minimum?.scaled(by: .one, decimals: decimals) ?? .min
      greatest = range.maximum?.scaled(by: .one, decimals: decimals) ?? .max
    }

    /// Whether a bare number's unit is `10^places` of the target's: what a format that moves the point so far shows.
    func isShown(in places: UInt8) -> Bool {
      guard let bare, bare.denominator == 1, places < 18 else { return false }
      return (0..<places).reduce(into: Int64(1)) { power, _ in power *= 10 } == bare.numerator
    }
  }

  private struct Part {
    var number: ExactDecimal
    /// The greater of two numbers that one may be (两三百).
    var high: ExactDecimal?
    var unit: String
    /// Whether the number's own 万 and 亿 leave no room for the unit of a bare number.
    var isInOnes = false
  }

  func read(_ text: String, as target: Target) -> Outcome {
    // The usual case first: nothing but digits.
    if let number = ExactDecimal(digits: text) { return single(number, Part(number: number, unit: ""), target) }
    if let number = ExactDecimal(text) { return single(number, Part(number: number, unit: ""), target) }
    let text = AmountReader.joined(NameKey.simplified(CellText.halfWidth(text)))
    if let currency = leadingCurrency(text) { return .unknownUnit(currency) }
    guard let (read, rest) = part(Substring(text), target) else { return .notANumber }
    var first = read
    guard let separator = rest.first, "-~～—–至到".contains(separator) else {
      guard rest.isEmpty else { return .notANumber }
      guard let high = first.high else { return single(first.number, first, target) }
      return span(single(first.number, first, target), single(high, first, target))
    }
    let after = rest.drop { "-~～—–至到".contains($0) }
    guard let (second, remainder) = part(after, target), remainder.isEmpty, first.high == nil, second.high == nil else {
      return .notANumber
    }
    let isBorrowed = first.unit.isEmpty && !first.isInOnes
    if isBorrowed { (first.unit, first.isInOnes) = (second.unit, second.isInOnes) }
    let ends = (single(first.number, first, target), single(second.number, second, target))
    // 5000-1亿: the 亿 can hardly belong to both.
    if isBorrowed, case (.one(let low), .one(let high)) = ends, high < low,
      units.ratio(of: second.unit, to: target.unit).map({ $0.numerator > $0.denominator }) ?? false
    {
      return .unknownUnit("")
    }
    return span(ends.0, ends.1)
  }

  /// The text with numbers whose groups of three digits are parted by blanks or apostrophes written in one: 1 200, 12'500.
  private static func joined(_ text: String) -> String {
    guard text.contains(where: { isGroupMark($0) }) else { return text }
    var result = ""
    var rest = Substring(text)
    while let first = rest.first {
      guard first.isASCII, first.isNumber else {
        result.append(first)
        rest.removeFirst()
        continue
      }
      let isInside = result.last.map { $0 == "." || $0 == "," } ?? false
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      result += digits
      rest = rest.dropFirst(digits.count)
      guard digits.count <= 3, !isInside, let mark = rest.first, isGroupMark(mark) else { continue }
      var after = rest
      var groups = 0
      var joined = ""
      while after.first == mark {
        let group = after.dropFirst().prefix { $0.isASCII && $0.isNumber }
        guard group.count == 3 else { break }
        joined += group
        groups += 1
        after = after.dropFirst(4)
      }
      // 300 500 may be two numbers; 1 200 and 12 500 000 are one.
      guard groups > 0, mark != " " || groups > 1 || digits.count == 1 else { continue }
      result += joined
      rest = after
    }
    return result
  }

  private static func isGroupMark(_ sign: Character) -> Bool { sign == " " || sign == "'" || sign == "’" }

  private func span(_ low: Outcome, _ high: Outcome) -> Outcome {
    switch (low, high) {
    case (.one(let low), .one(let high)): low == high ? .one(low) : .two(min(low, high), max(low, high))
    case (.one, let failure): failure
    case (let failure, _): failure
    }
  }

  /// The foreign currency that stands before a number: `$500万`, `USD 500`, `约HK$3`.
  private func leadingCurrency(_ text: String) -> String? {
    let lead = dropColour(Substring(text)).prefix { !SpokenNumber.isDigit($0) && $0 != "-" && $0 != "." }
    guard !lead.isEmpty, lead.count < text.count, units.namesForeignCurrency(String(lead)) else { return nil }
    return CellText.trimmed(String(lead))
  }

  /// A number with its unit: colouring words around it are dropped, a bracket after it is a remark unless it completes the
  /// unit or contradicts it.
  private func part(_ text: Substring, _ target: Target) -> (Part, Substring)? {
    var rest = dropColour(text)
    guard let (read, after) = number(rest) else { return nil }
    var part = read
    rest = dropColour(after)
    if rest.first == "(", let close = rest.firstIndex(of: ")") {
      let inner = String(rest[rest.index(after: rest.startIndex)..<close])
      let tail = dropColour(rest[rest.index(after: close)...])
      part.unit = tail.isEmpty ? plain(inner) : ""
      return (part, tail)
    }
    let written = String(rest.prefix { !"-~～—–至到(".contains($0) })
    rest = rest.dropFirst(written.count)
    part.unit = plain(written)
    while rest.first == "(" {
      let inner = String(rest.dropFirst().prefix { $0 != ")" })
      rest = dropColour(rest.drop { $0 != ")" }.dropFirst())
      part.unit = unit(part.unit, with: plain(inner), target)
    }
    return (part, rest)
  }

  private func number(_ text: Substring) -> (Part, Substring)? {
    if let (number, after) = ExactDecimal.prefix(of: text) {
      let behind = after.drop(while: SpokenNumber.isPower)
      let isSpoken = behind.startIndex != after.startIndex && behind.first.map(SpokenNumber.isDigit) ?? false
      if !isSpoken { return (Part(number: number, unit: ""), after) }
    }
    guard let (spoken, after) = SpokenNumber.prefix(of: text) else { return nil }
    return (Part(number: spoken.low, high: spoken.high, unit: "", isInOnes: spoken.hasMyriads), after)
  }

  /// A unit with what stands in brackets behind it: 万(元) is 万元, 万(美元) is none that is known, 万元(含税) is 万元.
  private func unit(_ unit: String, with inner: String, _ target: Target) -> String {
    if inner.isEmpty || inner.contains(where: { $0.isASCII && $0.isNumber }) { return unit }
    if target.unit == UnitTable.yuan, units.namesForeignCurrency(inner) { return unit + "(" + inner + ")" }
    guard let other = units.ratio(of: inner, to: target.unit) else { return unit }
    if let both = units.ratio(of: unit + inner, to: target.unit) {
      let known = units.ratio(of: unit, to: target.unit)
      return known == nil || known == both ? unit + inner : unit + "(" + inner + ")"
    }
    return units.ratio(of: unit, to: target.unit) == other ? unit : unit + "(" + inner + ")"
  }

  /// A unit without blanks, colouring words and what may stand behind any unit (建筑面积, 整).
  private func plain(_ written: String) -> String {
    var unit = CellText.withoutBlanks(written)
    var isShorter = true
    while isShorter {
      isShorter = false
      for word in words.approximations + words.unitTails where unit.hasSuffix(word) && unit.count > word.count {
        unit.removeLast(word.count)
        isShorter = true
        break
      }
    }
    return unit
  }

  private func dropColour(_ text: Substring) -> Substring {
    var text = text.drop { $0.isWhitespace }
    while let word = words.approximations.first(where: { text.prefix($0.count).lowercased() == $0 }) {
      text = text.dropFirst(word.count).drop { $0.isWhitespace }
    }
    return text
  }

  private func single(_ number: ExactDecimal, _ part: Part, _ target: Target) -> Outcome {
    let ratio: UnitTable.Ratio
    if part.unit.isEmpty {
      let bare = part.isInOnes ? .one : target.bare
      guard let bare = bare ?? (number.mantissa == 0 ? .one : nil) else { return .unknownUnit("") }
      ratio = bare
    } else {
      guard let known = units.ratio(of: part.unit, to: target.unit) else {
        let isWord = part.unit.first.map { $0.isLetter || "%‰/$€£₩".contains($0) } == true
        return isWord ? .unknownUnit(part.unit) : .notANumber
      }
      ratio = known
    }
    if target.isCount, !number.isWhole(times: ratio) { return .outOfRange("应为整数") }
    // Areas turned from one unit into another keep two decimals: 6667 平方米 is 10 亩 in every paper.
    let converted = ratio != .one && ratio.denominator != 1 && target.decimals > 2
    guard let value = number.scaled(by: ratio, decimals: converted ? 2 : target.decimals) else {
      return .outOfRange("数太大")
    }
    let scaled = converted ? value.multipliedReportingOverflow(by: 10) : (partialValue: value, overflow: false)
    if scaled.overflow { return .outOfRange("数太大") }
    if scaled.partialValue < target.least || scaled.partialValue > target.greatest {
      let number = ExactDecimal(mantissa: Int128(scaled.partialValue), scale: target.decimals)
      return .outOfRange(target.range.complaint(about: number) ?? "")
    }
    return .one(scaled.partialValue)
  }
}
