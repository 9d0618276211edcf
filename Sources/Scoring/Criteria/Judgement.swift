/// What a criterion finds of a pair, in whole numbers: everything a sum needs, nothing it does not.
struct Judgement: Sendable, Hashable {
  /// 0…10,000.
  var value: Int64
  /// The least it could be.
  var low: Int64
  /// The most it could be.
  var high: Int64
  /// How much of it is known, 10,000 = all.
  var known: Int64
  /// Whether it is asked of this kind of pair at all.
  var isApplicable = true
  /// Whether its weight is halved.
  var isHalved = false
  /// How far it puts the pair in the need's direction, 0…10,000, where that is not its value.
  var direction: Int64?

  static func known(_ value: Int64) -> Judgement {
    Judgement(value: value, low: value, high: value, known: Fixed.one)
  }

  /// An unknown: the prior within what the criterion can reach.
  static func unknown(prior: Int64, low: Int64 = 0, high: Int64 = Fixed.one) -> Judgement {
    Judgement(value: prior < low ? low : (prior > high ? high : prior), low: low, high: high, known: 0)
  }

  /// An estimate with bounds, which counts as known.
  static func estimate(_ value: Int64, from low: Int64, to high: Int64) -> Judgement {
    Judgement(value: value, low: min(low, value), high: max(high, value), known: Fixed.one)
  }

  /// Not asked of this pair.
  static let notApplicable = Judgement(value: 0, low: 0, high: 0, known: 0, isApplicable: false)
}

/// A judgement made of parts by share (10,000 = 1): a known part gives its value, an unknown one the prior and its range.
struct JudgedParts {
  private var value: Int64 = 0
  private var low: Int64 = 0
  private var high: Int64 = 0
  private var known: Int64 = 0

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
