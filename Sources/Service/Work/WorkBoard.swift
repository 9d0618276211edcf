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

  init(_ registry: any Registry, _ clocks: Clocks, _ today: CalendarDate, _ organisation: Int64) async throws {
    let records = registry.records(organisation)
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
    let names = try firms.mapValues { try $0.required.text(.name) }
    let pauses = try await WorkBoard.pauses(records)

    followUps = try open.map { try WorkBoard.line($0, projects, names, clocks, today) }
    withNextStep = Set(open.compactMap { $0.reference(.opportunity) })
    self.projects = try active.map { try WorkBoard.line($0, names, pauses[$0.id] ?? [], clocks, today) }
    latePromises = try late.map { stored in
      try PromiseLine(
        id: stored.id, content: stored.required.text(.content), side: stored.words(.side),
        dueOn: stored.required.date(.dueOn), owner: stored.text(.owner),
        opportunity: stored.reference(.opportunity).flatMap { projects[$0]?.named })
    }
    dueHolds = try await HoldLine.due(records, active, clocks, today)
    openVisits = try await OverdueVisits(registry)(today: today, organisation: organisation)
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

  static func line(
    _ stored: Stored<FollowUpField>, _ projects: [Int64: Stored<OpportunityField>], _ firms: [Int64: String],
    _ clocks: Clocks, _ today: CalendarDate
  ) throws -> FollowUpLine {
    let record = stored.record
    let due = try stored.required.date(.dueOn)
    let project = record.reference(.opportunity).flatMap { projects[$0] }
    let firm = record.reference(.enterprise) ?? project?.reference(.enterprise)
    let level = clocks.urgency(due: due, today: today)
    return try FollowUpLine(
      id: stored.id, title: stored.required.text(.title), owner: stored.required.text(.owner), dueOn: due,
      isProvisional: record.flag(.isProvisional) ?? false,
      daysOverdue: max(0, clocks.calendar.workingDays(from: due, to: today)), urgency: level.label,
      waitingFor: record.text(.waitingFor), priority: stored.words(.priority), assignedBy: record.text(.assignedBy),
      opportunity: project?.named, enterprise: firm.flatMap { id in firms[id].map { NamedRecord(id: id, name: $0) } },
      level: level, leader: project?.text(.leader))
  }

  static func line(
    _ stored: Stored<OpportunityField>, _ firms: [Int64: String],
    _ pauses: [(since: CalendarDate, until: CalendarDate?)], _ clocks: Clocks, _ today: CalendarDate
  ) throws -> ProjectLine {
    let record = stored.record
    let progress = try stored.required.date(.progressOn)
    let paused = pauses.reduce(0) { days, pause in
      days + max(0, Int(min(pause.until ?? today, today).day - max(pause.since, progress).day))
    }
    let level = clocks.silence(since: progress, pausedDays: paused, today: today)
    let firm = try stored.required.reference(.enterprise)
    return try ProjectLine(
      id: stored.id, code: stored.required.text(.code), title: stored.required.text(.title),
      enterprise: NamedRecord(id: firm, name: firms[firm] ?? ""), stage: stored.words(.stage),
      ball: [stored.words(.ball), record.text(.ballDepartment)].compactMap(\.self).joined(separator: " "),
      ballDays: Int(today.day - stored.required.date(.ballSince).day), officer: record.text(.officer),
      leader: record.text(.leader), progressOn: progress, silentDays: Int(today.day - progress.day) - paused,
      silence: level.label, level: level)
  }
}
