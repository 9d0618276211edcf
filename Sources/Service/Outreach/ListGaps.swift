package import Domain
import Scoring

/// Lists the facts that would move firms most (补录表): each firm against the need it fits best when firms are called.
package struct ListGaps: Sendable {
  let registry: any Registry
  let references: any ReferenceStore
  let scenes: SceneKeeper
  let prepared: PreparedNeeds

  /// Lists gaps of this registry's firms in these scenes.
  package init(
    registry: any Registry, references: any ReferenceStore, scenes: SceneKeeper, prepared: PreparedNeeds
  ) {
    self.registry = registry
    self.references = references
    self.scenes = scenes
    self.prepared = prepared
  }

  /// How deep each need's lists are read at least, so that firms without gaps do not empty the answer.
  private static let depth = 200

  /// At most `top` firms, 1–1,000, with their gaps; `need` is an id, a code or part of exactly one title, and all needs
  /// that are open on the day when it is left out. Firms that a gate rejects are not listed: a fact more does not help.
  ///
  /// Throws `ServiceError` `need_not_found`, `need_ambiguous`, `invalid_query`, `reference_not_loaded`.
  package func callAsFunction(
    need words: String? = nil, top: Int = 200, today: CalendarDate, organisation: Int64
  ) async throws -> GapsView {
    guard (1...1000).contains(top) else {
      throw ServiceError(
        .invalid, code: "invalid_query", message: "条数应在 1 到 1000 之间。",
        fields: [.init(field: "limit", code: "out_of_range", message: "条数应在 1 到 1000 之间。")])
    }
    let needs =
      if let words { [try await FindRecord<NeedField>(registry)(words, organisation: organisation)] } else {
        try await registry.openNeeds(on: today, organisation: organisation)
      }
    let scene = try await scenes.scene(organisation: organisation)
    let profile = try scene.profile(VisitPairs.profile)
    let best = try await bestPairs(needs.map(\.id), scene, profile, today, depth: max(top, ListGaps.depth))
    let firms = try await registry.records(organisation).those(EnterpriseField.self, best.keys)
    let find = FindUnknowns(registry: registry, references: references, organisation: organisation)
    let unknowns = try await find(best.mapValues { [$0] }, of: firms, profile.fusion)
    let plans = try await registry.records(organisation).those(
      PlanField.self, best.values.compactMap { $0.match.plan?.id })
    let people = try await alumni(
      best.keys.filter { unknowns[$0]?.contains { $0.isOfTie } == true }, scene, today, organisation)
    let ordered = best.sorted { ($1.value.match.score.tenths, $0.key) < ($0.value.match.score.tenths, $1.key) }
    let items = ordered.compactMap { id, pair -> GapsView.Item? in
      guard let unknown = unknowns[id], !unknown.isEmpty, let need = scene.snapshot.need(pair.need) else { return nil }
      return GapsView.Item(
        enterprise: pair.match.enterprise, need: NamedNeed(need), score: pair.match.score,
        facts: unknown.prefix(GapsView.factsPerFirm).map(GapsView.Fact.init), fields: unknown.compactMap(\.firmField),
        planFields: unknown.compactMap(\.planField), firm: firms[id]?.record ?? Record(),
        plan: pair.match.plan.flatMap { plans[$0.id]?.record },
        asksTie: unknown.contains(where: \.isOfTie), alumnus: people[id])
    }
    return GapsView(
      date: today,
      need: words == nil ? nil : needs.first.flatMap { scene.snapshot.need($0.id) }.map(NamedNeed.init),
      items: Array(items.prefix(top)), left: max(0, items.count - top))
  }

  /// What is not known of one firm and would move it most in the need it fits best, the greatest swing first.
  func unknowns(of firm: Int64, today: CalendarDate, organisation: Int64) async throws -> [Unknown] {
    let scene = try await scenes.scene(organisation: organisation)
    let profile = try scene.profile(VisitPairs.profile)
    let ranking = try scene.ranker.rank(enterprise: firm, profile: profile, date: today, top: 1)
    guard let match = ranking.matches.first, let need = match.need,
      let record = try await registry.records(organisation).one(EnterpriseField.self, firm)
    else { return [] }
    let find = FindUnknowns(registry: registry, references: references, organisation: organisation)
    return try await find([firm: [ExplainedPair(need, match)]], of: [firm: record], profile.fusion)[firm] ?? []
  }

  /// The first person tied to each of these firms whose place in it is not known, by firm.
  private func alumni(
    _ firms: [Int64], _ scene: Scene, _ today: CalendarDate, _ organisation: Int64
  ) async throws -> [Int64: String] {
    let open = firms.compactMap { id in
      scene.snapshot.firm(id)?.ties.first { $0.role == nil && $0.door(on: today) == .open }.map {
        (firm: id, person: $0.person)
      }
    }
    let people = try await registry.records(organisation).those(PersonField.self, open.map(\.person))
    return Dictionary(
      open.compactMap { pair in people[pair.person]?.text(.name).map { (pair.firm, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Each firm with the need it fits best among these, ranked or set aside for want of facts.
  private func bestPairs(
    _ needs: [Int64], _ scene: Scene, _ profile: Profile, _ today: CalendarDate, depth: Int
  ) async throws -> [Int64: ExplainedPair] {
    var best: [Int64: ExplainedPair] = [:]
    for id in needs {
      guard let need = scene.snapshot.need(id) else { throw RankEnterprises.behind }
      let judged = try await prepared.prepared(id, scene, profile, today)
      let ranking = try scene.ranker.rank(judged, profile: profile, top: depth)
      for match in ranking.matches + ranking.insufficient {
        if let known = best[match.enterprise.id], known.match.score >= match.score { continue }
        best[match.enterprise.id] = ExplainedPair(NamedNeed(need), match)
      }
    }
    return best
  }
}
