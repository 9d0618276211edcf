package import Domain

extension Ranker {
  /// Ranks firms (with their best plan or none) or plans, as the profile says, for a need.
  ///
  /// - Parameters:
  ///   - top: how many rows each list may have; a list that is cut says so.
  ///   - bands: which bands are listed among the matches; `nil` lists all. The totals always count all.
  /// - Throws: ``RankingProblem``.
  package func rank(
    need: Int64, profile: Profile, date: CalendarDate, top: Int = 20, bands: Set<Band>? = nil
  ) throws(RankingProblem) -> Ranking {
    guard top >= 0 else { throw .negativeLength(top) }
    let work = try prepare(need: need, profile: profile, date: date)
    return try rank(work.finish((0..<work.slices).map(work.judge)), profile: profile, top: top, bands: bands)
  }

  /// The work of judging a need; see ``PreparationWork``.
  ///
  /// - Throws: ``RankingProblem``.
  package func prepare(need: Int64, profile: Profile, date: CalendarDate) throws(RankingProblem) -> PreparationWork {
    PreparationWork(question: try question(need, Terms(profile: profile, date: date)))
  }

  /// Ranks a need that is judged already; the profile may differ from the one it was judged with where
  /// ``PreparedNeed/serves(_:)`` says so, else the need is judged anew.
  ///
  /// - Throws: ``RankingProblem``.
  package func rank(
    _ prepared: PreparedNeed, profile: Profile, top: Int = 20, bands: Set<Band>? = nil
  ) throws(RankingProblem) -> Ranking {
    guard top >= 0 else { throw .negativeLength(top) }
    guard prepared.serves(profile), prepared.question.ranker === self else {
      return try rank(need: prepared.need, profile: profile, date: prepared.date, top: top, bands: bands)
    }
    if let known = prepared.answer(profile, top: top, bands: bands) { return known }
    let question = question(prepared, profile)
    let ranking = Ranking(question, lists(prepared, question, top: top, bands: bands), top: top)
    prepared.keep(ranking, profile, top: top, bands: bands)
    return ranking
  }

  /// The first matches of a need that is judged already, unexplained; the same rows that ``rank(_:profile:top:bands:)`` lists.
  ///
  /// - Throws: ``RankingProblem``.
  package func leaders(
    _ prepared: PreparedNeed, profile: Profile, top: Int = 20
  ) throws(RankingProblem) -> [Leader] {
    guard top >= 0 else { throw .negativeLength(top) }
    guard prepared.serves(profile), prepared.question.ranker === self else {
      let work = try prepare(need: prepared.need, profile: profile, date: prepared.date)
      return try leaders(work.finish((0..<work.slices).map(work.judge)), profile: profile, top: top)
    }
    let question = question(prepared, profile)
    return lists(prepared, question, top: top, bands: nil).matches.listed().map { Leader($0, question) }
  }

  /// The question that a need was judged for, as this profile weighs it.
  private func question(_ prepared: PreparedNeed, _ profile: Profile) -> Question {
    let question = prepared.question
    guard question.terms.profile != profile else { return question }
    return Question(self, need: question.need, terms: Terms(profile: profile, date: prepared.date))
  }

  private func lists(_ prepared: PreparedNeed, _ question: Question, top: Int, bands: Set<Band>?) -> RankingLists {
    let profile = question.terms.profile
    return prepared.lists(profile, top: top, bands: bands) {
      var lists = RankingLists(limit: top, bands: bands)
      guard profile.listsByBusiness else {
        for tile in prepared.tiles { tile.rank(question) { lists.add($0) } }
        return lists
      }
      var search = ListSearch(prepared, question, outlook(of: prepared.question), lists)
      return search.run()
    }
  }

  /// The same ranking row by row, without columns: what the tiles are held against.
  ///
  /// - Throws: ``RankingProblem``.
  package func rankPlainly(
    need: Int64, profile: Profile, date: CalendarDate, top: Int = 20, bands: Set<Band>? = nil
  ) throws(RankingProblem) -> Ranking {
    guard top >= 0 else { throw .negativeLength(top) }
    let question = try question(need, Terms(profile: profile, date: date))
    var lists = RankingLists(limit: top, bands: bands)
    var scratch: [Judgement] = []
    for firm in 0..<snapshot.firmCount {
      switch question.profile.rows {
      case .firms: lists.add(question.bestRow(firm, &scratch))
      case .plans:
        for plan in 0..<snapshot.planRows(of: firm).count { lists.add(question.row(firm, plan, &scratch)) }
      }
    }
    return Ranking(question, lists, top: top)
  }
}
