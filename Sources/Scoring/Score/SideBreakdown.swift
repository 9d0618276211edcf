/// One side of a match with its lines.
package struct SideBreakdown: Sendable, Hashable, Encodable {
  package let side: Side
  /// Its score: the sum of the contributions.
  package let score: PartScore
  /// The least it could be.
  package let low: PartScore
  /// The most it could be.
  package let high: PartScore
  /// 信息完整度, whole %.
  package let coverage: Int64
  /// Its lines in catalogue order.
  package let contributions: [Contribution]

  init(_ side: Side, _ score: SideScore, _ judgements: [Judgement], _ pair: Pair) {
    self.side = side
    self.score = PartScore(score.value)
    low = PartScore(score.low)
    high = PartScore(score.high)
    coverage = Fixed.roundedHalfUp(score.coverage, over: 100)
    let criteria = CriterionCatalogue.all.filter { $0.side == side }
    func weight(_ name: CriterionName) -> Int64 {
      PairScore.doubledWeight(name, judgements[name.rawValue], pair.profile)
    }
    let whole = criteria.reduce(0) { $0 + weight($1.name) }
    var running = WeightedSum()
    contributions = criteria.map { criterion in
      let judgement = judgements[criterion.name.rawValue]
      let doubled = weight(criterion.name)
      let before = running.mean(of: whole)
      running.add(doubled, judgement.value)
      let words = criterion.explain(pair, judgement)
      return Contribution(
        criterion: criterion.name.key, label: criterion.name.label, doubledWeight: doubled,
        value: PartScore(judgement.value),
        contribution: PartScore(running.mean(of: whole) - before), known: judgement.known == Fixed.one,
        applicable: judgement.isApplicable, low: PartScore(judgement.low), high: PartScore(judgement.high),
        text: words.text, facts: words.facts)
    }
  }
}
