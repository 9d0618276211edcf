extension Ranker {
  /// The needs beside the one that is asked, as the question sees them.
  func otherNeeds(than question: Question) -> [SitedNeed] {
    needs.filter { $0.input.id != question.need.input.id }.map { SitedNeed($0, rules.gates, question.terms) }
  }

  /// The need among others that an off-direction pair fits best: by total, then coverage, then number.
  func best(of others: [SitedNeed], _ question: Question, firm: Int, plan: Int) -> OtherNeed? {
    var best: (score: PairScore, need: NeedRow)?
    var scratch: [Judgement] = []
    let row = snapshot.row(firm)
    for other in others {
      Question.judge(other.pair(row, plan), into: &scratch)
      let score = PairScore(scratch, question.profile)
      guard score.direction >= question.profile.point(.directionFloor) else { continue }
      if let old = best?.score, (old.total, old.coverage) >= (score.total, score.coverage) { continue }
      best = (score, other.need)
    }
    return best.map { OtherNeed(NamedNeed($0.need.input), TotalScore(hundredths: $0.score.total)) }
  }
}
