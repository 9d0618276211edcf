public import Domain

/// The answer to "whom for this need": explained rows, and apart what is not ranked. Every list is cut at the length asked.
public struct Ranking: Sendable, Hashable, Encodable {
  /// The need.
  public let need: NeedReference
  /// The profile.
  public let profile: ProfileReference
  /// Version of the rule pack.
  public let rulesVersion: String
  /// Version of the data.
  public let dataVersion: Int64
  /// The Shanghai day.
  public let date: CalendarDate
  /// Lists that are not entered: the same for every firm, said once.
  public let absentRules: [AbsentRule]
  /// What the need's own gate says (用地合规).
  public let siteLawful: GateResult
  /// How many rows there are in all.
  public let totals: RankingTotals
  /// Ranked rows.
  public let matches: [Match]
  /// Band C.
  public let rejected: [Match]
  /// Band D.
  public let offDirection: [OffDirection]
  /// 资料不足.
  public let insufficient: [Match]
  /// 本地企业(增资扩产).
  public let local: [Match]
  /// Names of the lists that were cut.
  public let truncated: [String]

  private enum CodingKeys: String, CodingKey {
    case need, profile, date, totals, matches, rejected, insufficient, local, truncated
    case rulesVersion = "rules_version"
    case dataVersion = "data_version"
    case absentRules = "absent_rules"
    case siteLawful = "site_lawful"
    case offDirection = "off_direction"
  }

  init(_ question: Question, _ lists: RankingLists, top: Int) {
    func explained(_ rows: TopRows) -> [Match] {
      rows.listed().map { Match($0.row, rank: $0.rank, isTied: $0.isTied, question) }
    }
    let ranker = question.ranker
    need = NeedReference(question.need.input)
    profile = ProfileReference(question.terms.profile)
    rulesVersion = ranker.rules.version
    dataVersion = ranker.snapshot.version
    date = question.terms.date
    absentRules = ranker.rules.absentRules
    siteLawful = question.gates.explainSite()
    totals = lists.totals
    matches = explained(lists.matches)
    rejected = explained(lists.rejected)
    insufficient = explained(lists.insufficient)
    local = explained(lists.local)
    let apart = lists.offDirection.listed()
    let others = apart.isEmpty ? [] : ranker.otherNeeds(than: question)
    offDirection = apart.map { entry in
      let row = ranker.snapshot.row(Int(entry.row.firm))
      return OffDirection(
        enterprise: EnterpriseReference(row.input),
        plan: entry.row.plan < 0 ? nil : PlanReference(row.plans[Int(entry.row.plan)].input),
        score: TotalScore(tenths: entry.row.tenths),
        bestOtherNeed: ranker.best(of: others, question, firm: Int(entry.row.firm), plan: Int(entry.row.plan)))
    }
    truncated = [
      ("matches", lists.matches.count), ("rejected", lists.rejected.count),
      ("off_direction", lists.offDirection.count), ("insufficient", lists.insufficient.count),
      ("local", lists.local.count),
    ].filter { $0.1 > top }.map(\.0)
  }
}
