package import Domain

extension Ranker {
  /// Ranks the needs for an enterprise with its best plan for each, or none; off-direction needs are left to the count.
  ///
  /// - Throws: ``RankingProblem``.
  package func rank(
    enterprise: Int64, profile: Profile, date: CalendarDate, top: Int = 20
  ) throws(RankingProblem) -> EnterpriseRanking {
    guard top >= 0 else { throw .negativeLength(top) }
    guard let firm = snapshot.index(of: enterprise) else { throw .noSuchEnterprise(enterprise) }
    let terms = Terms(profile: profile, date: date)
    var scratch: [Judgement] = []
    var rows: [(row: RankedRow, question: Question)] = []
    for need in needs {
      let question = Question(self, need: need, terms: terms)
      rows.append((question.bestRow(firm, &scratch), question))
    }
    // The firm is the same in every row, so equal rows are put in the order of the needs.
    rows.sort { a, b in
      a.row < b.row || (!(b.row < a.row) && a.question.need.input.id < b.question.need.input.id)
    }
    let listed = rows.filter { $0.row.listing != .offDirection }
    let matches = listed.prefix(top).enumerated().map { index, entry in
      let isSame: (Int) -> Bool = { other in
        listed.indices.contains(other) && listed[other].row.tenths == entry.row.tenths
          && listed[other].row.turn == entry.row.turn && listed[other].row.listing == entry.row.listing
      }
      let first = (0...index).first(where: isSame) ?? index
      return Match(
        entry.row, rank: first + 1, isTied: isSame(index - 1) || isSame(index + 1), entry.question, namesNeed: true)
    }
    return EnterpriseRanking(
      enterprise: NamedEnterprise(snapshot.row(firm).input), profile: NamedProfile(profile),
      rulesVersion: rules.version, dataVersion: snapshot.version, date: date, absentRules: rules.absentRules,
      matches: matches, offDirection: rows.count - listed.count, truncated: listed.count > top)
  }
}
