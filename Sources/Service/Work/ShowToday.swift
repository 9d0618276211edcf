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

  /// The day of one owner, a log-in or a name, or of everybody; every list is cut at `limit`, 1–1,000, and says how many there
  /// are. To whoever is told what others left too long that is overdue as well.
  ///
  /// Throws `ServiceError` `invalid_query`, also for a name that several accounts have, and `reference_not_loaded`.
  package func callAsFunction(
    owner: String? = nil, limit: Int = 50, today: CalendarDate, organisation: Int64
  ) async throws -> TodayView {
    guard (1...1000).contains(limit) else {
      throw ServiceError(
        .invalid, code: "invalid_query", message: "limit 应在 1 到 1000 之间。",
        fields: [.init(field: "limit", code: "out_of_range", message: "limit 应在 1 到 1000 之间。")])
    }
    let board = try await WorkBoard(
      registry, try await WorkPolicy.inForce(references, organisation: organisation), today, organisation)
    let worker = try owner.map { try board.staff.asked($0) }
    func isTheirs(_ holder: Worker?) -> Bool { worker.map { holder?.isSame(as: $0) ?? false } ?? true }
    let own = board.followUps.filter { line in
      isTheirs(line.holder) || (line.level >= .leader && line.leaders.contains(where: isTheirs))
    }
    let acting = own.filter { $0.waitingFor == nil }
    // An order that somebody has to answer within a term stands once, by that term.
    let answers = acting.filter { $0.order?.answerDueOn != nil && $0.level <= .today }
    let due = acting.filter { $0.order?.answerDueOn == nil }
    let projects = board.projects.filter { isTheirs($0.asked) }
    let left =
      worker == nil
      ? try await registry.leftBehind(board.staff, board.staff.disabled, today: today, organisation: organisation) : []
    return TodayView(
      date: today, owner: worker?.name, ownerLogin: worker?.login,
      overdue: .init(acting.filter { $0.level > .today }, limit: limit),
      dueToday: .init(due.filter { $0.level == .today }, limit: limit),
      dueSoon: .init(due.filter { $0.level == .soon }, limit: limit),
      toReceive: .init(answers.filter { $0.order?.state == .given }, limit: limit),
      toAnswer: .init(answers.filter { $0.order?.state != .given }, limit: limit),
      waiting: .init(own.filter { $0.waitingFor != nil }, limit: limit),
      noNextStep: .init(projects.filter { !board.withNextStep.contains($0.id) }, limit: limit),
      silent: .init(
        projects.filter { $0.level > .moving }.sorted { ($1.silentDays, $0.id) < ($0.silentDays, $1.id) }, limit: limit),
      latePromises: .init(board.latePromises.filter { isTheirs($0.asked) }, limit: limit),
      dueHolds: .init(board.dueHolds.filter { isTheirs($0.holder) }, limit: limit),
      openVisits: .init(board.openVisits.filter { $0.concerns(worker) }, limit: limit),
      leftBehind: .init(left, limit: limit))
  }
}
