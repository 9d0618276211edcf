internal import Domain

/// Reads numbers as people write them: `5600余万元`, `约50亩`, `150-200亩`, `1.2万平方米`, `1,200平米`, `10 亩左右`.
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
    /// The ends of the range in units of `10^-decimals`.
    let least: Int64
    let greatest: Int64

    init(unit: String, decimals: Int, bare: UnitTable.Ratio?, range: FieldRanges.Range) {
      self.unit = unit
      self.decimals = decimals
      self.bare = bare
      self.range = range
      least = range.minimum?.scaled(by: .one, decimals: decimals) ?? .min
      greatest = range.maximum?.scaled(by: .one, decimals: decimals) ?? .max
    }
  }

  private struct Part {
    var number: ExactDecimal
    var unit: String
  }

  func read(_ text: String, as target: Target) -> Outcome {
    // The usual case first: nothing but digits.
    if let number = ExactDecimal(digits: text) { return single(Part(number: number, unit: ""), target) }
    if let number = ExactDecimal(text) { return single(Part(number: number, unit: ""), target) }
    let text = CellText.halfWidth(text).replacing("，", with: ",")
    guard let (read, rest) = part(Substring(text)) else { return .notANumber }
    var first = read
    guard let separator = rest.first, "-~～—–至到".contains(separator) else {
      return rest.isEmpty ? single(first, target) : .notANumber
    }
    let after = rest.drop { "-~～—–至到".contains($0) }
    guard let (second, remainder) = part(after), remainder.isEmpty else { return .notANumber }
    if first.unit.isEmpty { first.unit = second.unit }
    switch (single(first, target), single(second, target)) {
    case (.one(let low), .one(let high)): return low == high ? .one(low) : .two(min(low, high), max(low, high))
    case (.one, let failure): return failure
    case (let failure, _): return failure
    }
  }

  /// A number with its unit: colouring words around it are dropped, a bracket after it is a remark.
  private func part(_ text: Substring) -> (Part, Substring)? {
    var rest = dropColour(text)
    guard let (number, afterNumber) = ExactDecimal.prefix(of: rest) else { return nil }
    rest = dropColour(afterNumber)
    if rest.first == "(", let close = rest.firstIndex(of: ")") {
      let inner = String(rest[rest.index(after: rest.startIndex)..<close])
      let tail = dropColour(rest[rest.index(after: close)...])
      return (Part(number: number, unit: tail.isEmpty ? inner : ""), tail)
    }
    var unit = String(rest.prefix { !"-~～—–至到(".contains($0) })
    rest = rest.dropFirst(unit.count)
    if rest.first == "(" { rest = dropColour(rest.drop { $0 != ")" }.dropFirst()) }
    for word in words.approximations where unit.hasSuffix(word) && unit.count > word.count {
      unit.removeLast(word.count)
      break
    }
    return (Part(number: number, unit: CellText.withoutBlanks(unit)), rest)
  }

  private func dropColour(_ text: Substring) -> Substring {
    var text = text.drop { $0.isWhitespace }
    while let word = words.approximations.first(where: { text.hasPrefix($0) }) {
      text = text.dropFirst(word.count).drop { $0.isWhitespace }
    }
    return text
  }

  private func single(_ part: Part, _ target: Target) -> Outcome {
    let ratio: UnitTable.Ratio
    if part.unit.isEmpty {
      guard let bare = target.bare ?? (part.number.mantissa == 0 ? .one : nil) else { return .unknownUnit("") }
      ratio = bare
    } else {
      guard let known = units.ratio(of: part.unit, to: target.unit) else {
        let isWord = part.unit.first.map { $0.isLetter || "%‰/".contains($0) } == true
        return isWord ? .unknownUnit(part.unit) : .notANumber
      }
      ratio = known
    }
    // Areas turned from one unit into another keep two decimals: 6667 平方米 is 10 亩 in every paper.
    let converted = ratio != .one && ratio.denominator != 1 && target.decimals > 2
    guard let value = part.number.scaled(by: ratio, decimals: converted ? 2 : target.decimals) else {
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
