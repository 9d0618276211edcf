package import Domain
package import Scoring
import Sheets

/// A dossier (项目匹配研判书) that was printed: the paper, and the print it is kept as.
package struct Dossier: Sendable {
  package let print: DossierPrint
  package let paper: PrintedPaper
  /// How many pairs it tells of.
  package let rows: Int
}

/// Makes dossiers of a pair and of a need, and keeps each print under its code.
package struct MakeDossier: Sendable {
  let ranking: RankEnterprises
  let registry: any Registry
  let references: any ReferenceStore
  let work: TellFirmWork

  /// How many rows of a need are printed at most.
  package static let lengths = 1...50

  /// The dossier of the pair that the words name, with its best plan or the plan of this number.
  ///
  /// - Parameter site: where the program is reached, `https://yinfeng.example.cn`; the code then stands as a picture too.
  ///
  /// Throws `ServiceError` `need_not_found`, `enterprise_not_found`, `plan_not_found`, `profile_not_found`.
  package func pair(
    need: String, enterprise: String, plan: Int64? = nil, profile: String, site: String? = nil, today: CalendarDate,
    invocation: Invocation
  ) async throws -> Dossier {
    let organisation = invocation.organisation
    let view = try await ranking.explain(
      need: need, enterprise: enterprise, plan: plan, profile: profile, today: today, invocation: invocation)
    let list = try await ranking.rank(
      need: "#\(view.need.id)", .init(profile: profile), today: today, invocation: invocation)
    let match = view.match
    let firm = match.enterprise.id
    let records = registry.records(organisation)
    let stored = try await records.find(EnterpriseField.self, "#\(firm)")
    let planned = try await records.one(PlanField.self, match.plan?.id)
    let asked = try await records.find(NeedField.self, "#\(view.need.id)")
    let scene = try await ranking.scenes.scene(organisation: organisation)
    let find = FindUnknowns(registry: registry, references: references, organisation: organisation)
    let unknowns = try await find(
      [firm: [ExplainedPair(view.need, match)]], of: [firm: stored], scene.profile(profile).fusion)
    let kept = try await registry.keep(
      NewPrint(
        code: .random(),
        question: question(list, need: view.need.id, firm: firm, length: 1), plan: match.plan?.id,
        run: list.run ?? "", answer: try PairAnswer(match, need: view.need.id).json()), invocation)
    let seal = MakeDossier.seal(kept, site)
    var rows = try await MakeDossier.facts(asked, stored, planned, registry, organisation)
    rows.insert(.heading("二、项目与企业"), at: 0)
    let paper = PairDossier(
      view: view, list: list,
      place: list.ranking.matches.first {
        $0.enterprise.id == firm && $0.plan?.id == match.plan?.id
      }?.rank,
      profile: try scene.profile(profile), facts: rows, unknowns: unknowns[firm] ?? [],
      ahead: try await work("#\(firm)", today: today, organisation: organisation).ahead
    ).paper(seal)
    return Dossier(
      print: kept, paper: PrintedPaper(paper: paper, name: "\(view.need.code)-\(kept.code.shown)"), rows: 1)
  }

  /// The dossier of a need: its top rows.
  ///
  /// Throws `ServiceError` `need_not_found`, `profile_not_found`, `invalid_query`.
  package func need(
    _ words: String, profile: String, top: Int, site: String? = nil, today: CalendarDate, invocation: Invocation
  ) async throws -> Dossier {
    guard MakeDossier.lengths.contains(top) else {
      let problem = ServiceError.FieldProblem(
        field: "top", code: "out_of_range",
        message: "研判书列出的企业应在 \(MakeDossier.lengths.lowerBound) 到 \(MakeDossier.lengths.upperBound) 家之间。")
      throw ServiceError(.invalid, code: "invalid_query", message: problem.message, fields: [problem])
    }
    let organisation = invocation.organisation
    let list = try await ranking.rank(
      need: words, .init(profile: profile, top: top), today: today, invocation: invocation)
    let id = list.ranking.need.id
    let asked = try await registry.records(organisation).find(NeedField.self, "#\(id)")
    let kept = try await registry.keep(
      NewPrint(
        code: .random(), question: question(list, need: id, firm: nil, length: top), plan: nil, run: list.run ?? "",
        answer: "{}"), invocation)
    let facts = try await MakeDossier.facts(asked, nil, nil, registry, organisation)
    let scene = try await ranking.scenes.scene(organisation: organisation)
    let paper = NeedDossier(list: list, profile: try scene.profile(profile), facts: facts).paper(
      MakeDossier.seal(kept, site))
    return Dossier(
      print: kept, paper: PrintedPaper(paper: paper, name: "\(list.ranking.need.code)-\(kept.code.shown)"),
      rows: list.ranking.matches.count)
  }

  private func question(_ list: RankingView, need: Int64, firm: Int64?, length: Int) -> RunQuestion {
    RunQuestion(
      need: need, enterprise: firm, profile: list.ranking.profile.name,
      profileVersion: "\(list.ranking.profile.version)", rulesVersion: list.ranking.rulesVersion,
      dataVersion: list.ranking.dataVersion, day: list.ranking.date, engineVersion: RankEnterprises.engineVersion,
      length: length, bands: [])
  }

  private static func seal(_ print: DossierPrint, _ site: String?) -> Paper.Seal {
    Paper.Seal(
      code: print.code.shown, address: site.map { "\($0)/p/\(print.code.text)" },
      words: "查验编号 \(print.code.shown)。扫码或在引凤网址后输入 /p/\(print.code.text),登录后可查本件是否仍为最新、哪些已变、是否撤回。")
  }

  /// What is known of need, firm and plan, in the sections of a project's sheet, with numbered sources.
  private static func facts(
    _ need: Stored<NeedField>, _ firm: Stored<EnterpriseField>?, _ plan: Stored<PlanField>?, _ registry: any Registry,
    _ organisation: Int64
  ) async throws -> [Paper.Block] {
    var ids = Set(need.sources.values)
    ids.formUnion(firm.map { Array($0.sources.values) } ?? [])
    ids.formUnion(plan.map { Array($0.sources.values) } ?? [])
    let sources = try await registry.sources(Array(ids), organisation: organisation)
    let told = NeedField.allCases.filter { field in
      if case .reference = field.kind { return false }
      return need[field] != nil && ![.code, .title].contains(field)
    }
    let lines = zip(told, ReviewSheet.Line.all(told, of: need, sources, [:])).map { field, line in
      guard let value = need[field], value.texts != nil else { return line }
      return ReviewSheet.Line(label: line.label, value: ShownValue.words(value, field), source: line.source)
    }
    var sections = [ReviewSheet.Section(label: "招商项目", lines: lines)]
    if let firm {
      sections += ReviewSection.allCases.map { section in
        ReviewSheet.Section(
          label: section.label,
          lines: ReviewSheet.Line.all(section.firm, of: firm, sources, [:])
            + (plan.map { ReviewSheet.Line.all(section.plan, of: $0, sources, [:]) } ?? []))
      }
    }
    return ReviewSheets.facts(sections.filter { !$0.lines.isEmpty })
  }
}
