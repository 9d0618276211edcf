/// The score of a pair, derived from its judgements and nothing else.
struct PairScore: Sendable, Hashable {
  let gain: SideScore
  let reason: SideScore
  let warmth: SideScore
  /// Total in hundredths of a point.
  let total: Int64
  let low: Int64
  let high: Int64
  /// Coverage of gain and reason together, 10,000 = 1.
  let coverage: Int64
  /// max(industry, chain by target links, a share of text): below the profile's floor the pair is another trade.
  let direction: Int64

  /// - Parameter judgements: one a criterion, in catalogue order.
  init(_ judgements: [Judgement], _ profile: Scale) {
    var (gain, reason, warmth) = (SideSum(), SideSum(), SideSum())
    for criterion in CriterionName.allCases {
      let judgement = judgements[criterion.rawValue]
      let weight = PairScore.doubledWeight(criterion, judgement, profile)
      switch criterion.side {
      case .gain: gain.add(weight, judgement)
      case .reason: reason.add(weight, judgement)
      case .warmth: warmth.add(weight, judgement)
      }
    }
    self.init(
      gain: gain, reason: reason, warmth: warmth, fusion: profile.fusion,
      direction: PairScore.direction(judgements, profile))
  }

  init(gain: SideSum, reason: SideSum, warmth: SideSum, fusion: Fusion, direction: Int64) {
    self.gain = SideScore(gain)
    self.reason = SideScore(reason)
    self.warmth = SideScore(warmth)
    total = fusion.total(gain: self.gain.value, reason: self.reason.value, warmth: self.warmth.value)
    low = fusion.total(gain: self.gain.low, reason: self.reason.low, warmth: self.warmth.low)
    high = fusion.total(gain: self.gain.high, reason: self.reason.high, warmth: self.warmth.high)
    var known = gain.known
    known.add(reason.known)
    coverage = known.mean
    self.direction = direction
  }

  /// Twice the profile's weight; once when the judgement halves it; 0 when it is not applicable.
  static func doubledWeight(_ criterion: CriterionName, _ judgement: Judgement, _ profile: Scale) -> Int64 {
    guard judgement.isApplicable else { return 0 }
    return profile.weights[criterion] * (judgement.isHalved ? 1 : 2)
  }

  /// The direction of a pair (<doc:BandsAndTiers>, band D): the chain counts by the need's own target links.
  static func direction(_ judgements: [Judgement], _ profile: Scale) -> Int64 {
    let (industry, chain, text) = (
      judgements[CriterionName.industryFit.rawValue], judgements[CriterionName.chainFit.rawValue],
      judgements[CriterionName.textRelevance.rawValue]
    )
    return max(
      industry.value, chain.direction ?? chain.value, Fixed.product(text.value, profile.point(.directionText)))
  }
}
