package import Domain

/// Keeps the team of a project: who is in it, since when, until when.
package struct KeepTeam: Sendable {
  let registry: any Registry
  let references: any ReferenceStore
  let rules: RecordRules

  /// The team of the project that `words` name, those of the day first.
  package func list(
    _ words: String, today: CalendarDate, organisation: Int64
  ) async throws -> [TeamLine] {
    let project = try await FindRecord<OpportunityField>(registry)(words, organisation: organisation)
    return try await TeamLine.all(
      of: project.id, try await TeamRoles.inForce(references, organisation: organisation),
      try await registry.staff(organisation), on: today, registry.records(organisation))
  }

  /// Who is to be in the team.
  package struct Member: Sendable, Hashable {
    /// A log-in or a name.
    package let person: String
    package let role: String
    package let unit: String?
    package let since: CalendarDate?
    package let note: String?
    /// Whether whoever holds the role until then ends the day before.
    package let replaces: Bool

    package init(
      person: String, role: String, unit: String? = nil, since: CalendarDate? = nil, note: String? = nil,
      replaces: Bool = false
    ) {
      self.person = person
      self.role = role
      self.unit = unit
      self.since = since
      self.note = note
      self.replaces = replaces
    }
  }

  /// Adds somebody to the team. Throws `ServiceError` `invalid_record`, `chief_exists`, `role_full`, `member_exists`,
  /// `chief_needed`; where whoever holds the role is to be replaced, `holder_ambiguous` when several do and `before_holder`
  /// for a day that is not after theirs.
  package func add(
    _ words: String, _ member: Member, today: CalendarDate, isDryRun: Bool = false, invocation: Invocation
  ) async throws -> TeamReceipt {
    var step = Step(
      registry: registry, rules: rules, useCase: "team_member.add", today: today, isDryRun: isDryRun,
      invocation: invocation)
    let project = try await step.find(words, OpportunityField.self)
    step.note = project.title
    let person = try ProjectRefusal.demanded(member.person, TeamMemberField.person)
    let role = try await word(try ProjectRefusal.demanded(member.role, TeamMemberField.role), invocation.organisation)
    let since = member.since ?? today
    let written = try await step { writing in
      try await writing.session.lock("team.\(project.id)")
      let ended = member.replaces ? try await end(role, of: project.id, before: since, writing) : nil
      var record = Record<TeamMemberField>([
        .opportunity: .reference(project.id), .person: .text(person), .role: .text(role), .since: .date(since),
      ])
      record[.unit] = member.unit.map(FieldValue.text)
      record[.note] = member.note.map(FieldValue.text)
      return (member: try await writing.add(record), ended: ended)
    }
    return try await receipt(
      written.result.member, ended: written.result.ended, written.change?.id, today, invocation.organisation)
  }

  /// Ends somebody's part in the team with a day: today when none is named. `words` are the number of the part or the person.
  ///
  /// Throws `ServiceError` `team_member_not_found`, `team_member_ambiguous`, `chief_needed`, `record_changed`.
  package func end(
    _ words: String, _ member: String, on day: CalendarDate? = nil, note: String? = nil, ifMatch: Int64? = nil,
    today: CalendarDate, isDryRun: Bool = false, invocation: Invocation
  ) async throws -> TeamReceipt {
    var step = Step(
      registry: registry, rules: rules, useCase: "team_member.end", ifMatch: ifMatch, today: today,
      isDryRun: isDryRun, invocation: invocation)
    let project = try await FindRecord<OpportunityField>(registry)(words, organisation: invocation.organisation)
    let old = try await find(member, in: project, today, invocation.organisation)
    step.note = "\(project.title) \(old.text(.person) ?? "")"
    try await step.compare(old)
    var record = old.record
    record[.until] = .date(day ?? today)
    if let note { record[.note] = .text(note) }
    let receipt = try await step.replace(old, by: record)
    return try await self.receipt(receipt.stored, receipt.change, today, invocation.organisation)
  }

  private func find(
    _ member: String, in project: Stored<OpportunityField>, _ today: CalendarDate, _ organisation: Int64
  ) async throws -> Stored<TeamMemberField> {
    let members = try await registry.records(organisation).all(
      TeamMemberField.self, .equals(.opportunity, .reference(project.id)))
    let number = Int64(member.hasPrefix("#") ? member.dropFirst() : member[...])
    if let number, let found = members.first(where: { $0.id == number }) { return found }
    let standing = members.filter { $0.date(.until).map { $0 >= today } ?? true }
    let staff = try await registry.staff(organisation)
    let worker = try staff.asked(member, field: "person")
    let found = standing.filter { staff.worker($0.record, .person)?.isSame(as: worker) ?? false }
    guard found.count < 2 else {
      throw ServiceError(
        .ambiguous, code: "team_member_ambiguous", message: "「\(member)」在专班中有 \(found.count) 个角色,请用编号。",
        candidates: found.map { ServiceError.Candidate($0) })
    }
    guard let one = found.first else {
      throw ServiceError(
        .notFound, code: "team_member_not_found", message: "\(project.title)的专班中没有「\(member)」。")
    }
    return one
  }

  /// What a team's record keeps for a role. Throws `ServiceError` `invalid_record` for none.
  private func word(_ role: String, _ organisation: Int64) async throws -> String {
    let known = try await ClosedWords.inForce(.teamRoles, references, organisation: organisation)
    if let word = known.word(role) { return word.value }
    let problem = known.refusal(of: role, field: TeamMemberField.role.name)
    throw ServiceError(.invalid, code: "invalid_record", message: problem.message, fields: [problem])
  }

  /// Ends whoever holds a role on a day, with the day before; `nil` where nobody does. What the team lacks then is asked once
  /// whoever follows stands.
  private func end(
    _ role: String, of project: Int64, before day: CalendarDate, _ writing: Writing
  ) async throws -> Stored<TeamMemberField>? {
    let held = try await writing.session.all(
      TeamMemberField.self, .equals(.opportunity, .reference(project)), .equals(.role, .text(role))
    ).filter { $0.isLive(on: day) }
    let names = held.map { "\($0.text(.person) ?? "")(编号 \($0.id))" }.joined(separator: "、")
    guard held.count < 2 else {
      throw ServiceError(
        .conflict, code: "holder_ambiguous",
        message: "\(day) 的\(role)有 \(held.count) 人:\(names),不能确定接替谁。请先结束其中一人(team end),再直接加入。",
        candidates: held.map { ServiceError.Candidate($0) })
    }
    guard let holder = held.first else { return nil }
    let since = try holder.required.date(.since)
    guard since < day else {
      throw ServiceError(
        .conflict, code: "before_holder",
        message: "\(role)\(names)自 \(since) 起,接替的起始日期须晚于这一天。登记有误的,请直接改正该成员。",
        candidates: [ServiceError.Candidate(holder)])
    }
    return try await writing.end(holder, on: day.adding(days: -1))
  }

  private func receipt(
    _ stored: Stored<TeamMemberField>, ended: Stored<TeamMemberField>? = nil, _ change: Int64?, _ today: CalendarDate,
    _ organisation: Int64
  ) async throws -> TeamReceipt {
    let roles = try await TeamRoles.inForce(references, organisation: organisation)
    let staff = try await registry.staff(organisation)
    return TeamReceipt(
      change: change, member: try TeamLine(stored, roles, staff, on: today),
      ended: try ended.map { try TeamLine($0, roles, staff, on: today) })
  }
}

/// What became of somebody's part in a team: `{change?, member, ended?}`; `change` is absent after a dry run.
package struct TeamReceipt: Sendable, Encodable, Hashable {
  package let change: Int64?
  package let member: TeamLine
  /// The part of whoever was replaced, with its last day.
  package let ended: TeamLine?
}
