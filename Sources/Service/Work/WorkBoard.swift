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
  /// Visits whose last day is past and that were neither closed nor called off, the earliest first.
  let openVisits: [OverdueVisit]

  private static let all = 1_000_000

  init(_ registry: any Registry, _ clocks: Clocks, _ today: CalendarDate, _ organisation: Int64) async throws {
    let open = try await registry.page(
      RecordQuery<FollowUpField>(
        conditions: [.equals(.state, .text(FollowUpState.open.rawValue))], order: .dueOn, limit: WorkBoard.all),
      organisation: organisation
    ).rows
    let active = try await registry.page(
      RecordQuery<OpportunityField>(conditions: [.unknown(.exit)], limit: WorkBoard.all), organisation: organisation
    ).rows.filter { $0.record[.stage]?.text != Stage.atCapacity.rawValue }
    let late = try await registry.page(
      RecordQuery<PromiseField>(
        conditions: [
          .equals(.state, .text(PromiseState.open.rawValue)), .atMost(.dueOn, .date(today.adding(days: -1))),
        ], order: .dueOn, limit: WorkBoard.all), organisation: organisation
    ).rows
    let named = Set(
      open.compactMap { $0.record[.opportunity]?.reference } + late.compactMap { $0.record[.opportunity]?.reference })
    let known = Set(active.map(\.id))
    let others = try await registry.those(
      named.subtracting(known), OpportunityField.self, organisation: organisation)
    let projects = others.merging(active.map { ($0.id, $0) }, uniquingKeysWith: { _, active in active })
    let firms = try await registry.those(
      open.compactMap { $0.record[.enterprise]?.reference }
        + projects.values.compactMap { $0.record[.enterprise]?.reference }, EnterpriseField.self,
      organisation: organisation)
    let names = firms.mapValues { $0.record[.name]?.text ?? "" }
    let pauses = try await WorkBoard.pauses(registry, organisation)

    followUps = open.map { WorkBoard.line($0, projects, names, clocks, today) }
    withNextStep = Set(open.compactMap { $0.record[.opportunity]?.reference })
    self.projects = active.map { WorkBoard.line($0, names, pauses[$0.id] ?? [], clocks, today) }
    latePromises = late.map { stored in
      PromiseLine(
        id: stored.id, content: stored.record[.content]?.text ?? "", side: stored.words(.side),
        dueOn: stored.record[.dueOn]?.date ?? today, owner: stored.record[.owner]?.text,
        opportunity: stored.record[.opportunity]?.reference.flatMap { projects[$0]?.named })
    }
    openVisits = try await OverdueVisits(registry)(today: today, organisation: organisation)
  }

  /// The lawful pauses of each project: first day, last day while it lasts open.
  private static func pauses(
    _ registry: any Registry, _ organisation: Int64
  ) async throws -> [Int64: [(since: CalendarDate, until: CalendarDate?)]] {
    let turns = try await registry.page(
      RecordQuery<BallTurnField>(conditions: [.equals(.isPause, .flag(true))], limit: all), organisation: organisation)
    var pauses: [Int64: [(since: CalendarDate, until: CalendarDate?)]] = [:]
    for turn in turns.rows {
      guard let project = turn.record[.opportunity]?.reference, let since = turn.record[.since]?.date else { continue }
      pauses[project, default: []].append((since, turn.record[.until]?.date))
    }
    return pauses
  }

  private static func line(
    _ stored: Stored<FollowUpField>, _ projects: [Int64: Stored<OpportunityField>], _ firms: [Int64: String],
    _ clocks: Clocks, _ today: CalendarDate
  ) -> FollowUpLine {
    let record = stored.record
    let due = record[.dueOn]?.date ?? today
    let project = record[.opportunity]?.reference.flatMap { projects[$0] }
    let firm = record[.enterprise]?.reference ?? project?.record[.enterprise]?.reference
    let level = clocks.urgency(due: due, today: today)
    return FollowUpLine(
      id: stored.id, title: record[.title]?.text ?? "", owner: record[.owner]?.text ?? "", dueOn: due,
      isProvisional: record[.isProvisional]?.flag ?? false,
      daysOverdue: max(0, clocks.calendar.workingDays(from: due, to: today)), urgency: level.label,
      waitingFor: record[.waitingFor]?.text, priority: stored.words(.priority), assignedBy: record[.assignedBy]?.text,
      opportunity: project?.named, enterprise: firm.flatMap { id in firms[id].map { NamedRecord(id: id, name: $0) } },
      level: level, leader: project?.record[.leader]?.text)
  }

  private static func line(
    _ stored: Stored<OpportunityField>, _ firms: [Int64: String],
    _ pauses: [(since: CalendarDate, until: CalendarDate?)], _ clocks: Clocks, _ today: CalendarDate
  ) -> ProjectLine {
    let record = stored.record
    let progress = record[.progressOn]?.date ?? today
    let paused = pauses.reduce(0) { days, pause in
      days + max(0, Int(min(pause.until ?? today, today).day - max(pause.since, progress).day))
    }
    let level = clocks.silence(since: progress, pausedDays: paused, today: today)
    let firm = record[.enterprise]?.reference ?? 0
    return ProjectLine(
      id: stored.id, code: record[.code]?.text ?? "", title: record[.title]?.text ?? "",
      enterprise: NamedRecord(id: firm, name: firms[firm] ?? ""), stage: stored.words(.stage),
      ball: [stored.words(.ball), record[.ballDepartment]?.text].compactMap(\.self).joined(separator: " "),
      ballDays: record[.ballSince]?.date.map { Int(today.day - $0.day) } ?? 0, officer: record[.officer]?.text,
      leader: record[.leader]?.text, progressOn: progress, silentDays: Int(today.day - progress.day) - paused,
      silence: level.label, level: level)
  }
}
