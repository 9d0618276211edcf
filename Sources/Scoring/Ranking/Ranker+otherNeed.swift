extension Ranker {
  /// The other need that an off-direction pair fits best: by total, then coverage, then number.
  func bestOtherNeed(than question: Question, firm: Int, plan: Int) -> OtherNeed? {
    var best: (score: PairScore, need: NeedRow)?
    var scratch: [Judgement] = []
    let row = snapshot.row(firm)
    for need in needs where need.input.id != question.need.input.id {
      let pair = Pair(firm: row, plan: plan < 0 ? nil : row.plans[plan], need: need, terms: question.terms)
      Question.judge(pair, into: &scratch)
      let score = PairScore(scratch, question.profile)
      guard score.direction >= question.profile.point(.directionFloor) else { continue }
      if let old = best?.score, (old.total, old.coverage) >= (score.total, score.coverage) { continue }
      best = (score, need)
    }
    return best.map { OtherNeed(NeedReference($0.need.input), TotalScore(hundredths: $0.score.total)) }
  }
}
