package import Domain
import FoundationEssentials
package import Scoring

/// Ranks, explains, and keeps each distinct question with its answer.
package struct RankEnterprises: Sendable {
  let scenes: SceneKeeper
  let registry: any Registry
  let runs: any RunLog
  let prepared: PreparedNeeds

  /// Ranks scenes of this keeper, keeps runs in this log and judged needs in `prepared`.
  package init(scenes: SceneKeeper, registry: any Registry, runs: any RunLog, prepared: PreparedNeeds) {
    self.scenes = scenes
    self.registry = registry
    self.runs = runs
    self.prepared = prepared
  }

  /// The engine's version: raised when the same inputs may give other bits.
  package static let engineVersion = "4"

  /// What a ranking is asked.
  package struct Request: Sendable, Hashable {
    package var profile = "outreach"
    /// How long each list may be, 1–1,000.
    package var top = 20
    /// The bands to list; all when empty.
    package var bands: [Band] = []

    /// A request for the usual list.
    package init(profile: String = "outreach", top: Int = 20, bands: [Band] = []) {
      self.profile = profile
      self.top = top
      self.bands = bands
    }
  }

  /// Ranks firms or plans for the need that `words` names.
  ///
  /// Throws `ServiceError` `need_not_found`, `need_ambiguous`, `profile_not_found`, `invalid_query`.
  package func rank(
    need words: String, _ request: Request, today: CalendarDate, invocation: Invocation
  ) async throws -> RankingView {
    try check(request)
    let (scene, need) = try await need(words, invocation)
    let profile = try scene.profile(request.profile)
    guard scene.snapshot.need(need) != nil else { throw RankEnterprises.behind }
    let judged = try await prepared.prepared(need, scene, profile, today)
    let ranking = try asked { () throws(RankingProblem) in
      try scene.ranker.rank(
        judged, profile: profile, top: request.top, bands: request.bands.isEmpty ? nil : Set(request.bands))
    }
    let run = try await runs.record(
      question(request, scene, ranking.profile, today, need: need), answer: { try RunAnswer(ranking).json() },
      invocation: invocation)
    return RankingView(
      run: run, ranking: ranking, sources: try await sources(ranking.allMatches, invocation),
      bands: Set(request.bands),
      talks: try await scene.talks(registry, invocation.organisation)
        .of(ranking.allMatches.map(\.enterprise.id) + ranking.offDirection.map(\.enterprise.id)))
  }

  /// The ranking for a need as `write` writes it, which every answer of one program does alike: written once while the data stand,
  /// and told as seen each time.
  ///
  /// Throws as ``rank(need:_:today:invocation:)``.
  package func written(
    need words: String, _ request: Request, today: CalendarDate, invocation: Invocation,
    as write: (RankingView) throws -> (bytes: [UInt8], tag: String)
  ) async throws -> WrittenAnswer {
    try check(request)
    let (scene, need) = try await need(words, invocation)
    let asked = question(
      request, scene, NamedProfile(try scene.profile(request.profile)), today, need: need)
    if let kept = scene.answers[asked] {
      runs.noteSeen(kept.run, invocation: invocation)
      return kept
    }
    let view = try await rank(need: "#\(need)", request, today: today, invocation: invocation)
    let written = try write(view)
    let answer = WrittenAnswer(run: view.run ?? "", bytes: written.bytes, tag: written.tag)
    // The data may have moved on since the question was put.
    if view.ranking.dataVersion == asked.dataVersion { scene.answers.keep(answer, asked) }
    return answer
  }

  /// The first rows of each need's ranking, to be explained one by one, and the run that keeps the whole of it.
  ///
  /// Throws `ServiceError` `profile_not_found`, `invalid_query`, `snapshot_behind`.
  func leaders(
    needs: [Int64], _ request: Request, today: CalendarDate, invocation: Invocation
  ) async throws -> [(need: NamedNeed, run: String, rows: [Leader])] {
    try check(request)
    let scene = try await scenes.scene(organisation: invocation.organisation)
    let profile = try scene.profile(request.profile)
    var leading: [(NamedNeed, String, [Leader])] = []
    for need in needs {
      guard let input = scene.snapshot.need(need) else { throw RankEnterprises.behind }
      let judged = try await prepared.prepared(need, scene, profile, today)
      let rows = try asked { () throws(RankingProblem) in
        try scene.ranker.leaders(judged, profile: profile, top: request.top)
      }
      let run = try await runs.record(
        question(request, scene, NamedProfile(profile), today, need: need),
        answer: { try RunAnswer(try scene.ranker.rank(judged, profile: profile, top: request.top)).json() },
        invocation: invocation)
      leading.append((NamedNeed(input), run, rows))
    }
    return leading
  }

  /// Ranks needs for the enterprise that `words` names.
  package func rank(
    enterprise words: String, _ request: Request, today: CalendarDate, invocation: Invocation
  ) async throws -> EnterpriseRankingView {
    try check(request)
    let (scene, firm) = try await firm(words, invocation)
    let profile = try scene.profile(request.profile)
    let ranking = try asked { () throws(RankingProblem) in
      try scene.ranker.rank(enterprise: firm, profile: profile, date: today, top: request.top)
    }
    // A list of some parks' needs is no answer for others who ask the same, and is not kept.
    let run =
      scenes.isPartial
      ? nil
      : try await runs.record(
        question(request, scene, ranking.profile, today, enterprise: firm),
        answer: { try RunAnswer(ranking).json() }, invocation: invocation)
    return EnterpriseRankingView(
      run: run, ranking: ranking, sources: try await sources(ranking.matches, invocation),
      talks: try await scene.talks(registry, invocation.organisation).with(firm))
  }

  /// Explains the pair of the need and the enterprise that the words name, with its best plan or the plan of this number.
  ///
  /// Throws `ServiceError` `need_not_found`, `enterprise_not_found`, `plan_not_found` for a plan that is not the firm's.
  package func explain(
    need needWords: String, enterprise firmWords: String, plan: Int64? = nil, profile: String, today: CalendarDate,
    invocation: Invocation
  ) async throws -> MatchView {
    let need = try await need(needWords, invocation).id
    let (scene, firm) = try await firm(firmWords, invocation)
    let used = try scene.profile(profile)
    let match = try asked { () throws(RankingProblem) in
      try scene.ranker.explain(need: need, enterprise: firm, plan: plan, profile: used, date: today)
    }
    if let plan, match.plan?.id != plan {
      throw ServiceError(
        .notFound, code: "plan_not_found", message: "企业「\(match.enterprise.name)」没有编号为 \(plan) 的拟投项目。")
    }
    guard let input = scene.snapshot.need(need) else {
      throw RankEnterprises.behind
    }
    return MatchView(
      need: NamedNeed(input), profile: NamedProfile(used), dataVersion: scene.snapshot.version, date: today,
      match: match, sources: try await sources([match], invocation),
      talks: try await scene.talks(registry, invocation.organisation).with(firm))
  }

  func check(_ request: Request) throws {
    guard (1...1000).contains(request.top) else {
      throw ServiceError(
        .invalid, code: "invalid_query", message: "top 应在 1 到 1000 之间。",
        fields: [.init(field: "top", code: "out_of_range", message: "top 应在 1 到 1000 之间。")])
    }
  }

  /// A record that was found but is not in the scene was written a moment ago.
  func asked<Result>(_ question: () throws(RankingProblem) -> Result) throws -> Result {
    do throws(RankingProblem) {
      return try question()
    } catch { throw RankEnterprises.behind }
  }

  static let behind = ServiceError(
    .unavailable, code: "snapshot_behind", message: "数据正在更新,请稍后再试。")

  private func question(
    _ request: Request, _ scene: Scene, _ profile: NamedProfile, _ day: CalendarDate, need: Int64? = nil,
    enterprise: Int64? = nil
  ) -> RunQuestion {
    RunQuestion(
      need: need, enterprise: enterprise, profile: profile.name, profileVersion: "\(profile.version)",
      rulesVersion: scene.rules.version, dataVersion: scene.snapshot.version, day: day,
      engineVersion: RankEnterprises.engineVersion, length: request.top,
      bands: Set(request.bands).map(\.rawValue).sorted())
  }

  func sources(_ matches: [Match], _ invocation: Invocation) async throws -> [Int64: SourceView] {
    try await scenes.sources(Array(Set(matches.flatMap(\.sourceIDs))), organisation: invocation.organisation)
  }
}

extension Ranking {
  /// The matches of every list that explains its rows.
  package var allMatches: [Match] { matches + rejected + insufficient + local }
}
