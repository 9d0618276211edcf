public import Domain

extension Ranker {
  /// Ranks firms (with their best plan or none) or plans, as the profile says, for a need.
  ///
  /// - Parameters:
  ///   - top: how many rows each list may have; a list that is cut says so.
  ///   - bands: which bands are listed among the matches; `nil` lists all. The totals always count all.
  /// - Throws: ``RankingProblem``.
  public func rank(
    need: Int64, profile: Profile, date: CalendarDate, top: Int = 20, bands: Set<Band>? = nil
  ) throws(RankingProblem) -> Ranking {
    guard top >= 0 else { throw .negativeLength(top) }
    let question = try question(need, Terms(profile: profile, date: date))
    var lists = RankingLists(limit: top, bands: bands)
    scan(question) { lists.add($0) }
    return Ranking(question, lists, top: top)
  }

  /// Calls `found` with every row of a question, in the order of the firms' numbers.
  func scan(_ question: Question, _ found: (RankedRow) -> Void) {
    var scratch: [Judgement] = []
    scratch.reserveCapacity(Catalogue.all.count)
    for firm in snapshot.rows.indices {
      switch question.profile.rows {
      case .firms: found(question.bestRow(firm, &scratch))
      case .plans:
        for plan in snapshot.rows[firm].plans.indices { found(question.row(firm, plan, &scratch)) }
      }
    }
  }

  /// The other need that an off-direction pair fits best: by shown total, then coverage, then number.
  func bestOtherNeed(than question: Question, firm: Int, plan: Int) -> OtherNeed? {
    var best: (score: PairScore, need: NeedRow)?
    var scratch: [Judgement] = []
    let row = snapshot.rows[firm]
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
