import Domain
import Scoring

/// Shows what a visit changed: the facts its minutes wrote, the unknowns they closed, where each firm stood for each need
/// just before that change and just after it, and the stages that moved since.
package struct ShowVisitEffects: Sendable {
  let registry: any Registry
  let scenes: SceneKeeper

  /// Shows effects of this registry's visits, over scenes of this keeper.
  package init(_ registry: any Registry, scenes: SceneKeeper) {
    self.registry = registry
    self.scenes = scenes
  }

  /// The effects of the visit that `words` names. Throws `ServiceError` `visit_not_done` before its minutes are recorded.
  package func callAsFunction(_ words: String, invocation: Invocation) async throws -> VisitEffectsView {
    let organisation = invocation.organisation
    let itinerary = try await Itinerary.read(words, registry, organisation)
    let minutes = try await closing(itinerary.visit, organisation)
    let day = try itinerary.visit.date(.minutesOn) ?? itinerary.visit.required.date(.endsOn)
    let before = try await scenes.scene(organisation: organisation, version: minutes.version - 1)
    let after = try await scenes.scene(organisation: organisation, version: minutes.version)
    let pairs = try await VisitPairs(registry: registry, organisation: organisation).pairs(itinerary, after, day)
    let causes = try await FindMoveCauses(registry)(from: before, to: after, organisation: organisation)
    let (facts, firms) = try await changed(itinerary, minutes.id, pairs, causes, day, organisation)
    let visit = itinerary.visit
    return VisitEffectsView(
      visit: .init(id: visit.id, code: try visit.required.text(.code), title: try visit.required.text(.title)),
      change: minutes.id, versionBefore: minutes.version - 1, versionAfter: minutes.version, day: day,
      facts: facts,
      firms: firms, moves: try await moves(itinerary, organisation))
  }

  /// What minutes that are being written would change, as their own change sees it: the facts it wrote and how each firm would
  /// stand, held against `before`.
  func pending(
    _ itinerary: Itinerary, _ change: Int64, from before: Scene, on day: CalendarDate, organisation: Int64
  ) async throws -> (facts: [VisitEffectsView.Fact], firms: [VisitEffectsView.Firm]) {
    let after = try await scenes.pending(organisation: organisation)
    let pairs = try await VisitPairs(registry: registry, organisation: organisation).pairs(itinerary, after, day)
    let causes = MoveCauses(then: before, now: after, changes: [])
    return try await changed(itinerary, change, pairs, causes, day, organisation)
  }

  private func changed(
    _ itinerary: Itinerary, _ change: Int64, _ pairs: [Int64: [ExplainedPair]], _ causes: MoveCauses,
    _ day: CalendarDate, _ organisation: Int64
  ) async throws -> (facts: [VisitEffectsView.Fact], firms: [VisitEffectsView.Firm]) {
    let names = try await registry.records(organisation).those(EnterpriseField.self, itinerary.firms)
    let facts = try await MinutesFacts(registry: registry, organisation: organisation)(itinerary, change)
    var places = RankPlaces(before: causes.then, after: causes.now, day: day)
    let firms = try itinerary.firms.map { id in
      let learnt = facts.filter { $0.enterprise == id && $0.before == nil && $0.after != nil }.map(\.label)
      return try places.firm(id, names[id]?.text(.name) ?? "\(id)", learnt: learnt, pairs[id] ?? [], causes)
    }
    return (facts, firms)
  }

  /// The change that wrote the minutes: the one that began the oldest of the latest states that are done.
  private func closing(_ visit: Stored<VisitField>, _ organisation: Int64) async throws -> ChangeEntry {
    let history = try await registry.history(of: VisitField.self, id: visit.id, organisation: organisation)
    let done = history.prefix { $0.stored.state == .done }
    guard let entry = done.last, done.count < history.count else {
      throw ServiceError(
        .conflict, code: "visit_not_done",
        message: done.isEmpty
          ? "考察 \(visit.called)尚未登记纪要,还看不到成效,请先登记。"
          : "考察 \(visit.called)录入时即为已完成,没有由本系统登记的纪要,看不到前后对比。",
        remedy: done.isEmpty ? .recordMinutes(visit: visit.id) : nil)
    }
    return entry.began
  }

  private func moves(_ itinerary: Itinerary, _ organisation: Int64) async throws -> [VisitEffectsView.Move] {
    let firms = itinerary.firms.map(FieldValue.reference)
    guard !firms.isEmpty else { return [] }
    let since = try itinerary.visit.required.date(.startsOn)
    let projects = try await registry.records(organisation).all(OpportunityField.self, .oneOf(.enterprise, firms))
    guard !projects.isEmpty else { return [] }
    let byID = Dictionary(uniqueKeysWithValues: projects.map { ($0.id, $0) })
    let moves = try await registry.records(organisation).all(
      StageMoveField.self, .oneOf(.opportunity, projects.map { .reference($0.id) }), .atLeast(.movedOn, .date(since)))
    return try moves.compactMap { move in
      let read = move.required
      guard let project = byID[try read.reference(.opportunity)] else { return nil }
      return .init(
        opportunity: project.id, code: try project.required.text(.code), title: try project.required.text(.title),
        fromStage: move.text(.fromStage), toStage: try read.text(.toStage), toExit: move.text(.toExit),
        movedOn: try read.date(.movedOn), actor: try read.text(.actor))
    }
  }
}
