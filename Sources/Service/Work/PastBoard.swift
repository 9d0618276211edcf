import Domain
import Workflow

/// The projects and their next steps as they stood at the end of a day that is past, told again from the dated rows of the
/// work: moves, turns, notes of progress, follow-ups. Who looks after a project is told as of today.
struct PastBoard {
  /// The follow-ups that were open, the earliest due day first.
  let followUps: [FollowUpLine]
  /// The projects that were neither out nor at capacity, by number.
  let projects: [ProjectLine]

  init(_ registry: any Registry, _ policy: WorkPolicy, _ day: CalendarDate, _ organisation: Int64) async throws {
    let records = registry.records(organisation)
    func ofProject<Field: RecordField>(
      _ rows: [Stored<Field>], _ project: Field
    ) -> [Int64: [Stored<Field>]] {
      Dictionary(grouping: rows.filter { $0.reference(project) != nil }) { $0.reference(project) ?? 0 }
    }
    let moves = ofProject(try await records.all(StageMoveField.self), .opportunity)
    let turns = ofProject(try await records.all(BallTurnField.self), .opportunity)
    let notes = ofProject(
      try await records.all(ProgressField.self, .equals(.isProgress, .flag(true)), .atMost(.happenedOn, .date(day))),
      .opportunity)
    let standing = try await records.all(OpportunityField.self).compactMap { stored in
      PastBoard.standing(
        stored, moves[stored.id] ?? [], turns[stored.id] ?? [], notes[stored.id] ?? [], on: day)
    }
    let open = try await records.all(FollowUpField.self, .atMost(.writtenOn, .date(day)), order: .dueOn)
      .filter { $0.date(.closedOn).map { $0 > day } ?? ($0[.state, as: FollowUpState.self] == .open) }
    let firms = try await records.those(
      EnterpriseField.self,
      standing.compactMap { $0.reference(.enterprise) } + open.compactMap { $0.reference(.enterprise) })
    let names = try firms.mapValues { try $0.required.text(.name) }
    let byID = Dictionary(standing.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let pauses = try await WorkBoard.pauses(records)
    let judge = WorkJudge(
      clocks: policy.clocks, staff: try await registry.staff(organisation), firms: names, today: day,
      judgesOrders: false)
    followUps = try open.map { try judge.line($0, byID) }
    projects = try standing.map { stored in
      let begun = (pauses[stored.id] ?? []).filter { $0.since <= day }
      return try judge.line(stored, begun)
    }
  }

  /// The project as it stood; `nil` where it was not open, was out or at capacity.
  private static func standing(
    _ stored: Stored<OpportunityField>, _ moves: [Stored<StageMoveField>], _ turns: [Stored<BallTurnField>],
    _ notes: [Stored<ProgressField>], on day: CalendarDate
  ) -> Stored<OpportunityField>? {
    let undone = Set(moves.compactMap { $0.reference(.undoes) })
    let made = moves.filter { !undone.contains($0.id) && $0.reference(.undoes) == nil }
      .filter { $0.date(.movedOn).map { $0 <= day } ?? false }
      .sorted { ($0.date(.movedOn) ?? day, $0.id) < ($1.date(.movedOn) ?? day, $1.id) }
    guard let last = made.last, last[.toExit] == nil, last[.toStage, as: Stage.self] != .atCapacity else { return nil }
    var record = stored.record
    record[.stage] = last[.toStage]
    record[.exit] = nil
    record[.stageSince] = last[.movedOn]
    // What is kept without a note counts where it lies before the day.
    let kept = [stored.date(.progressOn), stored.date(.openedOn)].compactMap(\.self).filter { $0 <= day }
    let told = (notes.compactMap { $0.date(.happenedOn) } + made.compactMap { $0.date(.movedOn) } + kept).max()
    record[.progressOn] = told.map { .date($0) }
    let held = turns.filter { $0.date(.since).map { $0 <= day } ?? false }
      .sorted { ($0.date(.since) ?? day, $0.id) < ($1.date(.since) ?? day, $1.id) }
    if let turn = held.last {
      record[.ball] = turn[.holder]
      record[.ballDepartment] = turn[.department]
      // A pause does not pass the ball on.
      let own = held.reversed().prefix { $0[.holder] == turn[.holder] && $0[.department] == turn[.department] }
      record[.ballSince] = own.last?[.since] ?? turn[.since]
    }
    return Stored(id: stored.id, change: stored.change, record: record, sources: stored.sources)
  }
}
