package import Domain

/// The answer to "whom for this need": explained rows, and apart what is not ranked. Every list is cut at the length asked.
package struct Ranking: Sendable, Hashable, Encodable {
  package let need: NamedNeed
  package let profile: NamedProfile
  /// Version of the rule pack.
  package let rulesVersion: String
  /// Version of the data.
  package let dataVersion: Int64
  /// The Shanghai day.
  package let date: CalendarDate
  /// Lists that are not entered: the same for every firm, said once.
  package let absentRules: [AbsentRule]
  /// What the need's own gate says (用地合规).
  package let siteLawful: GateResult
  /// How many rows there are in all.
  package let totals: RankingTotals
  package let matches: [Match]
  package let rejected: [Match]
  package let offDirection: [OffDirection]
  /// 资料不足.
  package let insufficient: [Match]
  /// 本地企业(增资扩产).
  package let local: [Match]
  /// Names of the lists that were cut.
  package let truncated: [String]

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
    need = NamedNeed(question.need.input)
    profile = NamedProfile(question.terms.profile)
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
        enterprise: NamedEnterprise(row.input),
        plan: entry.row.plan < 0 ? nil : NamedPlan(row.plans[Int(entry.row.plan)].input),
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

/// How many rows each list has in all.
package struct RankingTotals: Sendable, Hashable, Encodable {
  /// 符合准入.
  package private(set) var a = 0
  /// 待部门认定.
  package private(set) var b1 = 0
  /// 待补充材料.
  package private(set) var b2 = 0
  /// 不符合准入.
  package private(set) var c = 0
  /// 方向不符.
  package private(set) var d = 0
  /// 资料不足.
  package private(set) var insufficient = 0
  /// 本地企业.
  package private(set) var local = 0

  private enum CodingKeys: String, CodingKey {
    case a = "A"
    case b1 = "B1"
    case b2 = "B2"
    case c = "C"
    case d = "D"
    case insufficient, local
  }

  /// Counts rows of a listing, the ranked ones by their band.
  mutating func count(_ listing: Listing, _ band: Band, rows: Int) {
    switch listing {
    case .local: local += rows
    case .insufficient: insufficient += rows
    case .offDirection: d += rows
    case .rejected: c += rows
    case .ranked:
      switch band {
      case .a: a += rows
      case .b1: b1 += rows
      default: b2 += rows
      }
    }
  }
}

/// A row of another trade, with the need it fits better.
package struct OffDirection: Sendable, Hashable, Encodable {
  package let enterprise: NamedEnterprise
  /// Its plan, when the row has one.
  package let plan: NamedPlan?
  /// Its total for this need.
  package let score: TotalScore
  /// The need it fits best; `nil` when it fits none.
  package let bestOtherNeed: OtherNeed?

  private enum CodingKeys: String, CodingKey {
    case enterprise, plan, score
    case bestOtherNeed = "best_other_need"
  }
}

/// The need an off-direction firm fits better.
package struct OtherNeed: Sendable, Hashable, Encodable {
  package let need: NamedNeed
  package let score: TotalScore

  init(_ need: NamedNeed, _ score: TotalScore) {
    self.need = need
    self.score = score
  }
}

/// A question that cannot be answered.
package enum RankingProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// The snapshot has no such need.
  case noSuchNeed(Int64)
  /// The snapshot has no such enterprise.
  case noSuchEnterprise(Int64)
  /// A list cannot have a negative length.
  case negativeLength(Int)

  /// What is wrong, safe to show.
  package var description: String {
    switch self {
    case .noSuchNeed(let id): "no need \(id) in this data version"
    case .noSuchEnterprise(let id): "no enterprise \(id) in this data version"
    case .negativeLength(let length): "a list of \(length) rows cannot be asked for"
    }
  }
}
