import Domain
import Workflow

/// Judges open work on a day: how loudly it sounds, and to whom.
struct WorkJudge {
  let clocks: Clocks
  let staff: Colleagues
  /// The names of the firms.
  let firms: [Int64: String]
  let today: CalendarDate
  /// The chief of each project's team; empty for a day that is past.
  var chiefs: [Int64: Record<TeamMemberField>] = [:]
  /// Whether orders are judged by the states they stand in: those of a past day are not told again.
  var judgesOrders = true

  /// Who is the chief of a project's team.
  func chief(of project: Int64) -> Worker? { chiefs[project].flatMap { staff.worker($0, .person) } }

  /// Who is asked about a project: the chief of its team, else its officer.
  func asked(about project: Stored<OpportunityField>) -> Worker? { chief(of: project.id) ?? holder(of: project) }

  /// Who is asked about a promise: whoever answers for it, else who is asked about its project. A firm is asked where it has
  /// an account.
  func asked(about promise: Stored<PromiseField>, of project: Stored<OpportunityField>?) -> Worker? {
    let owner = staff.worker(promise.record, .owner)
    if let owner, owner.login != nil || promise[.side, as: PromiseSide.self] != .firm { return owner }
    return project.flatMap { asked(about: $0) }
  }

  /// Who looks after a project: its officer, else the chief of its team.
  func holder(of project: Stored<OpportunityField>) -> Worker? {
    staff.worker(project.record, .officer) ?? chief(of: project.id)
  }

  func line(
    _ stored: Stored<FollowUpField>, _ projects: [Int64: Stored<OpportunityField>]
  ) throws -> FollowUpLine {
    let record = stored.record
    let due = try stored.required.date(.dueOn)
    let project = record.reference(.opportunity).flatMap { projects[$0] }
    let firm = record.reference(.enterprise) ?? project?.reference(.enterprise)
    let owner = try staff.worker(record, .owner) ?? Worker(named: stored.required.text(.owner))
    let giver = staff.worker(record, .assignedBy)
    let state = judgesOrders ? record[.orderState, as: OrderState.self] : nil
    let holder = state?.isGivers == true ? giver ?? owner : owner
    let since = record.date(.orderSince) ?? due
    let answer = answerDay(state, since: since)
    // An order presses by its own day, and before it by the term for its receipt or its giver's answer.
    let pressing = min(due, answer ?? due)
    let level = clocks.urgency(due: pressing, today: today)
    let leader = project.flatMap { staff.worker($0.record, .leader) }
    let leaders = [leader, giver.flatMap { $0 == leader ? nil : $0 }].compactMap(\.self)
    return try FollowUpLine(
      id: stored.id, change: stored.change, title: stored.required.text(.title), owner: owner.name,
      ownerLogin: owner.login, dueOn: due,
      isProvisional: record.flag(.isProvisional) ?? false,
      daysOverdue: pressing < today ? clocks.calendar.workingDays(from: pressing, to: today) : 0, urgency: level.label,
      waitingFor: record.text(.waitingFor), priority: stored.words(.priority),
      assignedBy: giver?.name ?? record.text(.assignedBy), opportunity: project?.named,
      enterprise: firm.flatMap { id in firms[id].map { NamedRecord(id: id, name: $0) } },
      order: state.map { state in
        OrderLine(
          state: state, since: since, orderedOn: record.date(.orderedOn), answerDueOn: answer, holder: holder.name)
      },
      level: level, holder: holder,
      leaders: leaders.filter { state?.isGivers != true || !$0.isSame(as: holder) })
  }

  /// Until when somebody has to answer an order in this state.
  private func answerDay(_ state: OrderState?, since: CalendarDate) -> CalendarDate? {
    switch state {
    case .given: clocks.due(.orderReceipt, from: since)
    case .reported, .returned: clocks.due(.orderAnswer, from: since)
    case .received, .finished, .withdrawn, nil: nil
    }
  }

  func line(
    _ stored: Stored<OpportunityField>, _ pauses: [(since: CalendarDate, until: CalendarDate?)]
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
      ballDays: Int(today.day - stored.required.date(.ballSince).day),
      officer: staff.worker(record, .officer)?.name, leader: staff.worker(record, .leader)?.name, progressOn: progress,
      silentDays: Int(today.day - progress.day) - paused, silence: level.label, level: level,
      asked: asked(about: stored))
  }
}
