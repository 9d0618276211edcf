import Domain
import Workflow

/// All open work of an organisation on a day, judged by the terms in force.
struct WorkBoard {
  /// Open follow-ups, the earliest due day first.
  let followUps: [FollowUpLine]
  /// Projects that are neither out nor at capacity, by number.
  let projects: [ProjectLine]
  /// Projects that have an open follow-up.
  let withNextStep: Set<Int64>
  /// Open promises past their due day, the earliest first.
  let latePromises: [PromiseLine]
  /// Reservations of capacity that come to their end, the first to end first.
  let dueHolds: [HoldLine]
  /// Visits whose last day is past and that were neither closed nor called off, the earliest first.
  let openVisits: [OverdueVisit]
  let staff: Colleagues

  init(_ registry: any Registry, _ policy: WorkPolicy, _ today: CalendarDate, _ organisation: Int64) async throws {
    let records = registry.records(organisation)
    let clocks = policy.clocks
    let open = try await records.all(
      FollowUpField.self, .equals(.state, .text(FollowUpState.open.rawValue)), order: .dueOn)
    let active = try await records.all(OpportunityField.self, .unknown(.exit)).filter {
      $0[.stage, as: Stage.self] != .atCapacity
    }
    let late = try await records.all(
      PromiseField.self, .equals(.state, .text(PromiseState.open.rawValue)),
      .atMost(.dueOn, .date(today.adding(days: -1))),
      order: .dueOn)
    let named = Set(
      open.compactMap { $0.reference(.opportunity) } + late.compactMap { $0.reference(.opportunity) })
    let known = Set(active.map(\.id))
    let others = try await records.those(OpportunityField.self, named.subtracting(known))
    let projects = others.merging(active.map { ($0.id, $0) }, uniquingKeysWith: { _, active in active })
    let firms = try await records.those(
      EnterpriseField.self,
      open.compactMap { $0.reference(.enterprise) }
        + projects.values.compactMap { $0.reference(.enterprise) })
    let pauses = try await WorkBoard.pauses(records)
    let judge = WorkJudge(
      clocks: clocks, staff: try await registry.staff(organisation),
      firms: try firms.mapValues { try $0.required.text(.name) }, today: today,
      chiefs: try await WorkBoard.chiefs(records, policy.team, today))

    staff = judge.staff
    followUps = try open.map { try judge.line($0, projects) }
    withNextStep = Set(open.compactMap { $0.reference(.opportunity) })
    self.projects = try active.map { try judge.line($0, pauses[$0.id] ?? []) }
    latePromises = try late.map { stored in
      let project = stored.reference(.opportunity).flatMap { projects[$0] }
      return try PromiseLine(
        id: stored.id, content: stored.required.text(.content), side: stored.words(.side),
        dueOn: stored.required.date(.dueOn), owner: judge.staff.worker(stored.record, .owner)?.name,
        opportunity: project?.named, asked: judge.asked(about: stored, of: project))
    }
    dueHolds = try await HoldLine.due(records, active, clocks, today) { judge.holder(of: $0) }
    openVisits = try await OverdueVisits(registry).all(today, judge.staff, organisation)
  }

  /// The chief of each project's team on a day.
  private static func chiefs(
    _ records: StandingRecords, _ roles: TeamRoles, _ day: CalendarDate
  ) async throws -> [Int64: Record<TeamMemberField>] {
    guard let role = roles.chief else { return [:] }
    let rows = try await records.all(TeamMemberField.self, .equals(.role, .text(role.name)))
    return Dictionary(
      rows.filter { $0.isLive(on: day) }.compactMap { row in row.reference(.opportunity).map { ($0, row.record) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The lawful pauses of each project: first day, last day while it lasts open.
  static func pauses(
    _ records: StandingRecords
  ) async throws -> [Int64: [(since: CalendarDate, until: CalendarDate?)]] {
    let turns = try await records.all(BallTurnField.self, .equals(.isPause, .flag(true)))
    var pauses: [Int64: [(since: CalendarDate, until: CalendarDate?)]] = [:]
    for turn in turns {
      let project = try turn.required.reference(.opportunity)
      pauses[project, default: []].append((try turn.required.date(.since), turn.date(.until)))
    }
    return pauses
  }
}
