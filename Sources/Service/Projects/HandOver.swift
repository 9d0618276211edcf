package import Domain

/// Hands a project, or all of an officer's, to another officer with everything on it; what is open and the old officer's goes
/// along, and a note on each project says who handed what to whom.
package struct HandOver: Sendable {
  let registry: any Registry
  let rules: RecordRules

  /// Hands projects of this registry over.
  package init(registry: any Registry, rules: RecordRules) {
    self.registry = registry
    self.rules = rules
  }

  /// What is handed over.
  package enum Scope: Sendable, Hashable {
    /// The project that these words name.
    case project(String)
    /// Every project of this officer, a log-in or a name, also those that left, and all open work.
    case all(of: String)
  }

  /// Hands over to `officer`, a log-in or a name. Throws `ServiceError` `invalid_record` without a name, for one that several
  /// accounts have and for an account that lets nobody in; `same_officer`, `nothing_to_hand_over`, `record_changed`.
  package func callAsFunction(
    _ scope: Scope, to officer: String, reason: String? = nil, ifMatch: Int64? = nil, today: CalendarDate,
    isDryRun: Bool = false, invocation: Invocation
  ) async throws -> HandOverReceipt {
    let staff = try await registry.staff(invocation.organisation)
    let taker = try staff.assigned(try ProjectRefusal.demanded(officer, OpportunityField.officer), field: "to")
    let step = Step(
      registry: registry, rules: rules, useCase: "opportunity.hand_over", note: reason, ifMatch: ifMatch,
      faster: ProjectConflict(registry: registry), today: today, isDryRun: isDryRun, invocation: invocation)
    var one: Stored<OpportunityField>?
    if case .project(let words) = scope { one = try await step.find(words) }
    let project = one
    let giver: Worker?
    switch scope {
    case .project: giver = project.flatMap { staff.worker($0.record, .officer) }
    case .all(let words): giver = try staff.asked(words, field: "from")
    }
    guard giver?.isSame(as: taker) != true else {
      throw ServiceError(.conflict, code: "same_officer", message: "专员已是「\(taker.name)」。")
    }
    let written = try await step { writing in
      let open = try await OpenWork(writing.session, today: today)
      var work = giver.map { open.of($0, staff) }
      if let project {
        work = work?.on(project.id) ?? open.on(project.id).projectsAlone
      }
      guard let work, !work.isEmpty else {
        throw ServiceError(.notFound, code: "nothing_to_hand_over", message: "「\(giver?.name ?? "")」名下没有项目或待办事项。")
      }
      return try await hand(work, from: giver, to: taker, reason, staff, writing)
    }
    var answer = written.result
    answer.change = written.change?.id
    return answer
  }

  private func hand(
    _ work: OpenWork, from giver: Worker?, to taker: Worker, _ reason: String?, _ staff: Colleagues, _ writing: Writing
  ) async throws -> HandOverReceipt {
    var answer = HandOverReceipt(from: giver?.name, to: taker.name)
    func isGivers(_ record: Record<FollowUpField>, _ field: FollowUpField) -> Bool {
      giver.map { staff.worker(record, field)?.isSame(as: $0) ?? false } ?? false
    }
    for task in work.followUps {
      var record = task.record
      if isGivers(record, .owner) { record.give(.owner, to: taker) }
      if record[.orderState] != nil, isGivers(record, .assignedBy) { record.give(.assignedBy, to: taker) }
      try await writing.replace(task, by: record)
      answer.followUps.append(task.id)
    }
    for promise in work.promises {
      var record = promise.record
      record.give(.owner, to: taker)
      try await writing.replace(promise, by: record)
      answer.promises.append(promise.id)
    }
    for ask in work.asks {
      var record = ask.record
      record.give(.owner, to: taker)
      try await writing.replace(ask, by: record)
      answer.asks.append(ask.id)
    }
    for member in work.members {
      answer.teamMembers += try await succeed(member, by: taker, staff, writing)
    }
    for project in work.projects {
      try await hand(project, from: giver, to: taker, reason, with: work.followUps, writing)
      answer.projects.append(ServiceError.Candidate(project))
    }
    return answer
  }

  /// Ends a part in a team with yesterday and gives it to another from today on, on the days on which the other does not hold
  /// the role already. A part that began today just changes hands. Answers the other's parts.
  private func succeed(
    _ member: Stored<TeamMemberField>, by taker: Worker, _ staff: Colleagues, _ writing: Writing
  ) async throws -> [Int64] {
    let (today, session) = (writing.occasion.today, writing.session)
    let project = try member.required.reference(.opportunity)
    try await session.lock("team.\(project)")
    let begun = try member.required.date(.since)
    let held = try await session.all(
      TeamMemberField.self, .equals(.opportunity, .reference(project)), .equals(.role, member[.role] ?? .text(""))
    ).filter { $0.id != member.id && staff.worker($0.record, .person)?.isSame(as: taker) ?? false }
    let left = TeamRule.days(from: max(begun, today), until: member.date(.until), except: held)
    var next = member.record
    next.give(.person, to: taker)
    let isWhole = left.count == 1 && left[0].since == begun && left[0].until == member.date(.until)
    guard begun < today || !isWhole else { return [try await writing.replace(member, by: next).id] }
    // What the team lacks then is asked once whoever follows stands.
    if begun < today {
      try await writing.end(member, on: today.adding(days: -1))
    } else {
      _ = try await session.delete(TeamMemberField.self, ids: [member.id])
    }
    var ids = held.filter { $0.date(.until).map { $0 >= today } ?? true }.map(\.id)
    for days in left {
      next[.since] = .date(days.since)
      next[.until] = days.until.map(FieldValue.date)
      ids.append(try await writing.add(next).id)
    }
    return ids
  }

  private func hand(
    _ project: Stored<OpportunityField>, from giver: Worker?, to taker: Worker, _ reason: String?,
    with tasks: [Stored<FollowUpField>], _ writing: Writing
  ) async throws {
    // A rule of a follow-up may have touched the project since it was read.
    let standing = try await writing.session.one(OpportunityField.self, project.id) ?? project
    var record = standing.record
    record.give(.officer, to: taker)
    try await writing.replace(standing, by: record)
    let own = tasks.filter { $0.reference(.opportunity) == project.id }
    let names = own.compactMap { $0.text(.title) }.map { "「\($0)」" }.joined()
    let text =
      "专员交接:\(giver?.name ?? "未定") → \(taker.name)" + (own.isEmpty ? "" : ",随交待办 \(own.count) 项\(names)")
      + (reason.map { "。\($0)" } ?? "")
    _ = try await writing.add(
      Record<ProgressField>([
        .opportunity: .reference(project.id), .author: .text(writing.occasion.invocation.actor),
        .happenedOn: .date(writing.occasion.today),
        .text: .text(text), .isProgress: .flag(false),
      ]))
  }
}

extension Record {
  /// Gives what a field names to somebody, their account with it.
  mutating func give(_ field: Field, to worker: Worker) {
    self[field] = .text(worker.name)
    if let login = Field.accounts[field] { self[login] = worker.login.map(FieldValue.text) }
  }
}

/// What was handed over:
/// `{change?, from?, to, projects: [{id, code, name}], follow_ups: [id], promises: [id], asks: [id], team_members: [id]}`.
package struct HandOverReceipt: Sendable, Encodable, Hashable {
  /// The change's number; absent after a dry run.
  package internal(set) var change: Int64?
  /// Who had it.
  package internal(set) var from: String?
  /// Who has it now.
  package let to: String
  package internal(set) var projects: [ServiceError.Candidate] = []
  /// The open follow-ups and orders that went along.
  package internal(set) var followUps: [Int64] = []
  /// The open promises.
  package internal(set) var promises: [Int64] = []
  /// What firms asked on visits and nobody answered.
  package internal(set) var asks: [Int64] = []
  /// The parts in teams, as they go on.
  package internal(set) var teamMembers: [Int64] = []

  init(from: String?, to: String) {
    self.from = from
    self.to = to
  }

  enum CodingKeys: String, CodingKey {
    case change, from, to, projects, promises, asks
    case followUps = "follow_ups"
    case teamMembers = "team_members"
  }
}
