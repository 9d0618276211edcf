/// A judgement made of parts by share (10,000 = 1): a known part gives its value, an unknown one the prior and its range.
struct JudgedParts {
  private var value: Int64 = 0
  private var low: Int64 = 0
  private var high: Int64 = 0
  private var known: Int64 = 0

  /// Adds a part.
  mutating func add(_ share: Int64, _ part: Judgement) {
    value += share * part.value
    low += share * part.low
    high += share * part.high
    known += share * part.known
  }

  /// The whole, each number rounded once, half up.
  var judgement: Judgement {
    Judgement(
      value: Fixed.roundedHalfUp(value, over: Fixed.one), low: Fixed.roundedHalfUp(low, over: Fixed.one),
      high: Fixed.roundedHalfUp(high, over: Fixed.one), known: Fixed.roundedHalfUp(known, over: Fixed.one))
  }

  /// Two parts; the second has the rest of the first's share.
  static func two(_ share: Int64, _ first: Judgement, _ second: Judgement) -> Judgement {
    var parts = JudgedParts()
    parts.add(share, first)
    parts.add(Fixed.one - share, second)
    return parts.judgement
  }
}
