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

/// One line of an explanation.
package struct Contribution: Sendable, Hashable, Encodable {
  /// Name of the criterion.
  package let criterion: String
  /// The words on screen.
  package let label: String
  /// Twice the weight it counts with, so that a halved one is whole; 0 when it is not applicable.
  package let doubledWeight: Int64
  /// Its value, 100.00 at most.
  package let value: PartScore
  /// What it adds to the side's score; the lines of a side sum to the side.
  package let contribution: PartScore
  /// Whether all of it is known.
  package let known: Bool
  /// Whether it is asked of this kind of pair.
  package let applicable: Bool
  /// The least and most its value could be.
  package let low: PartScore
  /// The most its value could be.
  package let high: PartScore
  /// A sentence an official can read aloud.
  package let text: String
  /// The facts it rests on.
  package let facts: [Fact]

  private enum CodingKeys: String, CodingKey {
    case criterion, label, weight, value, contribution, known, applicable, low, high, text, facts
  }

  /// The weight is written as a number with at most one decimal.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(criterion, forKey: .criterion)
    try container.encode(label, forKey: .label)
    try container.encode(Double(doubledWeight) / 2, forKey: .weight)
    try container.encode(value, forKey: .value)
    try container.encode(contribution, forKey: .contribution)
    try container.encode(known, forKey: .known)
    try container.encode(applicable, forKey: .applicable)
    try container.encode(low, forKey: .low)
    try container.encode(high, forKey: .high)
    try container.encode(text, forKey: .text)
    try container.encode(facts, forKey: .facts)
  }
}
