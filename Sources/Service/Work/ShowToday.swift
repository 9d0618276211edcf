package import Domain
import Workflow

/// Shows what is to be done: due, overdue, waiting on others, without a next step, silent, promised and not kept, reserved
/// and about to be free again, visited and not closed.
package struct ShowToday: Sendable {
  let registry: any Registry
  let references: any ReferenceStore

  /// Reads this registry under the terms in force.
  package init(registry: any Registry, references: any ReferenceStore) {
    self.registry = registry
    self.references = references
  }

  /// The day of one owner, or of everybody; every list is cut at `limit`, 1–1,000, and says how many there are.
  ///
  /// Throws `ServiceError` `invalid_query`, `reference_not_loaded`.
  package func callAsFunction(
    owner: String? = nil, limit: Int = 50, today: CalendarDate, organisation: Int64
  ) async throws -> TodayView {
    guard (1...1000).contains(limit) else {
      throw ServiceError(
        .invalid, code: "invalid_query", message: "limit 应在 1 到 1000 之间。",
        fields: [.init(field: "limit", code: "out_of_range", message: "limit 应在 1 到 1000 之间。")])
    }
    let board = try await WorkBoard(
      registry, try await WorkPolicy.inForce(references, organisation: organisation).clocks, today, organisation)
    let own = board.followUps.filter { owner == nil || $0.owner == owner }
    let acting = own.filter { $0.waitingFor == nil }
    let projects = board.projects.filter { owner == nil || $0.officer == owner }
    return TodayView(
      date: today, owner: owner,
      overdue: .init(acting.filter { $0.level > .today }, limit: limit),
      dueToday: .init(acting.filter { $0.level == .today }, limit: limit),
      dueSoon: .init(acting.filter { $0.level == .soon }, limit: limit),
      waiting: .init(own.filter { $0.waitingFor != nil }, limit: limit),
      noNextStep: .init(projects.filter { !board.withNextStep.contains($0.id) }, limit: limit),
      silent: .init(
        projects.filter { $0.level > .moving }.sorted { ($1.silentDays, $0.id) < ($0.silentDays, $1.id) }, limit: limit),
      latePromises: .init(board.latePromises.filter { owner == nil || $0.owner == owner }, limit: limit),
      dueHolds: .init(board.dueHolds.filter { owner == nil || $0.owner == owner }, limit: limit),
      openVisits: .init(board.openVisits.filter { $0.concerns(owner) }, limit: limit))
  }
}
