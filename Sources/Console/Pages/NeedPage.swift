package import Domain
package import Scoring
package import Service

/// A need with what it asks, and the firms ranked for it.
package struct NeedPage: PageModel {
  package static let template = "need"
  package let frame: Frame
  let id: Int64
  let code: String
  let title: String
  let description: String?
  let facts: [FactLine]
  let basis: String
  let site: GateLine?
  let absent: [String]
  let advice: [String]
  let profiles: [Option]
  let lengths: [Option]
  let bands: [Option]
  let totals: [Total]
  /// The gates that most rows leave open.
  let mostlyOpen: String?
  let rows: [RankedRow]
  let isEmpty: Bool
  let quadrant: Quadrant?
  let rejected: [RankedRow]
  let insufficient: [RankedRow]
  let local: [RankedRow]
  let others: [Other]
  let isCut: Bool
  /// Says that the lists apart have more rows than the page.
  let beyond: String?
  let exports: [Option]
  let whatIf: String
  let dossier: String
  let run: String?
  /// The first signs of its number.
  let short: String?
  let problems: Problems?
  /// Where it is changed; `nil` where the account may not.
  let edits: String?
  let deed: Deed?

  /// How many rows of each list apart are named; the file that is taken along has more.
  private static let apart = 20

  struct Option: Sendable {
    let value: String
    let label: String
    let isChosen: Bool
  }

  struct Total: Sendable {
    let label: String
    let count: String
  }

  /// A row that fits another need better.
  struct Other: Sendable {
    let name: String
    let score: String
    let need: String?
    let path: String?
  }

  /// How it is asked for.
  package struct Asked: Sendable {
    package let profile: String
    package let top: Int
    package let band: String?
    /// The rows ticked for a comparison.
    package let picked: [Pick]

    package init(profile: String, top: Int, band: String?, picked: [Pick] = []) {
      (self.profile, self.top, self.band, self.picked) = (profile, top, band, picked)
    }
  }

  /// - Parameters:
  ///   - profile: the scoring profile it was ranked with.
  ///   - profiles: those there are.
  ///   - edits: whether the account may change it.
  ///   - deed: what was just done.
  package init(
    _ need: RecordView<NeedField>, _ view: RankingView, advice: [NeedAdvice], profile: Profile,
    profiles: [ProfileSummary], asked: Asked, edits: Bool, deed: Deed?, on today: CalendarDate,
    refused: ServiceError? = nil, for reader: Frame.Reader
  ) {
    let ranking = view.ranking
    let id = need.stored.id
    self.id = id
    code = need.stored.text(.code) ?? ""
    title = need.stored.text(.title) ?? ""
    frame = Frame("\(code) \(title)", in: .needs, for: reader)
    description = need.stored.text(.description)
    facts = FactLine.lines(need, but: [.code, .title, .description], on: today)
    basis =
      "评分方案 \(profile.title)(第 \(ranking.profile.version) 版),准入规则 \(ranking.rulesVersion),"
      + "数据版本 \(ranking.dataVersion),\(ranking.date.chineseWithWeekday)"
    site = ranking.siteLawful.verdict == .pass ? nil : GateLine(ranking.siteLawful, view.sources, on: today)
    absent = ranking.absentRules.map { "\($0.title)(\($0.department))" }
    self.advice = advice.map(\.text)
    self.profiles = profiles.map { Option(value: $0.name, label: $0.title, isChosen: $0.name == asked.profile) }
    lengths = [20, 50, 100].map { Option(value: "\($0)", label: "前 \($0) 家", isChosen: $0 == asked.top) }
    bands = [Band.a, .b1, .b2].map {
      Option(value: $0.rawValue, label: $0.label, isChosen: $0.rawValue == asked.band)
    }
    let address = MatchAddress(need: id, profile: asked.profile, of: profiles)
    totals = NeedPage.totals(ranking.totals)
    let open = OpenGates(view.asked)
    mostlyOpen = open.words
    rows = view.asked.map {
      RankedRow(
        $0, at: address, picked: Set(asked.picked), open: open, talks: view.talks[$0.enterprise.id] ?? [])
    }
    isEmpty = view.asked.isEmpty
    quadrant = view.asked.count > 1 ? Quadrant(view.asked, line: profile.quadrantLine) : nil
    func apart(_ matches: [Match]) -> [RankedRow] {
      matches.prefix(NeedPage.apart).map {
        RankedRow($0, at: address, talks: view.talks[$0.enterprise.id] ?? [])
      }
    }
    rejected = apart(ranking.rejected)
    insufficient = apart(ranking.insufficient)
    local = apart(ranking.local)
    others = ranking.offDirection.prefix(NeedPage.apart).map { row in
      Other(
        name: row.enterprise.name + (row.plan.map { " · \($0.name)" } ?? ""), score: row.score.text,
        need: row.bestOtherNeed.map { "\($0.need.code) \($0.need.title)(\($0.score.text) 分)" },
        path: row.bestOtherNeed.map { "/needs/\($0.need.id)" })
    }
    isCut = ranking.truncated.contains("matches")
    let longest =
      [
        ranking.rejected.count, ranking.insufficient.count, ranking.local.count, ranking.offDirection.count,
      ].max() ?? 0
    beyond =
      longest > NeedPage.apart || ranking.truncated.contains { $0 != "matches" }
      ? "不参加排序的各类在本页至多各列 \(NeedPage.apart) 家,另按上面「列出」的家数见下载的 Excel 表。" : nil
    exports = ["xlsx", "csv"].map { format in
      Option(
        value: "/needs/\(id)/export?format=\(format)&profile=\(asked.profile)&top=\(asked.top)"
          + (asked.band.map { "&band=\($0)" } ?? ""),
        label: format == "xlsx" ? "下载 Excel 表" : "下载 CSV", isChosen: false)
    }
    dossier = address.dossier
    whatIf = "/needs/\(id)/what-if?profile=\(asked.profile)"
    run = view.run
    short = view.run.map { String($0.prefix(8)) }
    problems = refused.map { Problems($0, fields: []) }
    self.edits = edits ? "/needs/\(id)/edit" : nil
    self.deed = deed
  }

  /// How many rows each list has in all.
  static func totals(_ counts: RankingTotals) -> [Total] {
    [
      (Band.a.label, counts.a), (Band.b1.label, counts.b1), (Band.b2.label, counts.b2), (Band.c.label, counts.c),
      (Band.d.label, counts.d), ("资料不足", counts.insufficient), ("本地企业", counts.local),
    ].map { Total(label: $0.0, count: PageWords.count($0.1)) }
  }
}

/// A gate as pages show it: verdict, sentence, clause, gap, who answers, and the facts it rests on.
struct GateLine: Sendable {
  let verdict: String
  let tone: String
  let label: String
  let text: String
  let origin: String?
  let clause: String?
  let gap: String?
  let answers: String?
  let facts: [String]

  init(_ gate: GateResult, _ sources: [Int64: SourceView], on today: CalendarDate) {
    verdict = gate.verdict.label
    tone = gate.verdict.rawValue
    label = gate.rule.label
    text = gate.text
    origin = gate.origin?.label
    clause = gate.clause.isEmpty ? nil : gate.clause
    gap = gate.gap?.text
    answers = gate.verdict == .unknown && !gate.whoAnswers.isEmpty ? gate.whoAnswers.joined(separator: "、") : nil
    facts = gate.facts.map { ScoredLine.words($0, sources, on: today) }
  }
}
