package import Domain

/// Hands a project, or all of an officer's, to another officer with everything on it; open follow-ups of the old officer go
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
    /// Every project of this officer, also those that left, and every open follow-up.
    case all(of: String)
  }

  /// Hands over to `officer`. Throws `ServiceError` `invalid_record` without a name, `same_officer`, `nothing_to_hand_over`,
  /// `record_changed`.
  package func callAsFunction(
    _ scope: Scope, to officer: String, reason: String? = nil, ifMatch: Int64? = nil, today: CalendarDate,
    isDryRun: Bool = false, invocation: Invocation
  ) async throws -> HandOverReceipt {
    let officer = try ProjectRefusal.demanded(officer, OpportunityField.officer)
    let step = Step(
      registry: registry, rules: rules, useCase: "opportunity.hand_over", note: reason, ifMatch: ifMatch,
      faster: ProjectConflict(registry: registry), today: today, isDryRun: isDryRun, invocation: invocation)
    var one: Stored<OpportunityField>?
    if case .project(let words) = scope { one = try await step.find(words) }
    let project = one
    let written = try await step { writing in
      var answer = HandOverReceipt(from: project?.text(.officer), to: officer)
      var projects: [Stored<OpportunityField>] = []
      if case .all(let old) = scope {
        answer.from = old
        projects = try await writing.session.all(OpportunityField.self, .equals(.officer, .text(old)))
      } else if let project {
        projects = [project]
      }
      guard answer.from != officer else {
        throw ServiceError(.conflict, code: "same_officer", message: "专员已是「\(officer)」。")
      }
      let tasks = try await tasks(of: answer.from, scope, projects, writing.session)
      guard !projects.isEmpty || !tasks.isEmpty else {
        throw ServiceError(.notFound, code: "nothing_to_hand_over", message: "「\(answer.from ?? "")」名下没有项目或待办事项。")
      }
      for task in tasks {
        var record = task.record
        record[.owner] = .text(officer)
        try await writing.replace(task, by: record)
        answer.followUps.append(task.id)
      }
      for project in projects {
        try await hand(project, to: officer, reason, with: tasks, writing)
        answer.projects.append(ServiceError.Candidate(project))
      }
      return answer
    }
    var answer = written.result
    answer.change = written.change?.id
    return answer
  }

  private func tasks(
    of old: String?, _ scope: Scope, _ projects: [Stored<OpportunityField>], _ session: any ChangeSession
  ) async throws -> [Stored<FollowUpField>] {
    guard let old else { return [] }
    let open = try await session.all(
      FollowUpField.self, .equals(.owner, .text(old)), .equals(.state, .text(FollowUpState.open.rawValue)))
    if case .all = scope { return open }
    let ids = Set(projects.map(\.id))
    return open.filter { $0.reference(.opportunity).map(ids.contains) ?? false }
  }

  private func hand(
    _ project: Stored<OpportunityField>, to officer: String, _ reason: String?, with tasks: [Stored<FollowUpField>],
    _ writing: Writing
  ) async throws {
    // A rule of a follow-up may have touched the project since it was read.
    let standing = try await writing.session.one(OpportunityField.self, project.id) ?? project
    var record = standing.record
    let old = record.text(.officer) ?? "未定"
    record[.officer] = .text(officer)
    try await writing.replace(standing, by: record)
    let own = tasks.filter { $0.reference(.opportunity) == project.id }
    let names = own.compactMap { $0.text(.title) }.map { "「\($0)」" }.joined()
    let text =
      "专员交接:\(old) → \(officer)" + (own.isEmpty ? "" : ",随交待办 \(own.count) 项\(names)") + (reason.map { "。\($0)" } ?? "")
    _ = try await writing.add(
      Record<ProgressField>([
        .opportunity: .reference(project.id), .author: .text(writing.occasion.invocation.actor),
        .happenedOn: .date(writing.occasion.today),
        .text: .text(text), .isProgress: .flag(false),
      ]))
  }
}

/// What was handed over: `{change?, from?, to, projects: [{id, code, name}], follow_ups: [id]}`.
package struct HandOverReceipt: Sendable, Encodable, Hashable {
  /// The change's number; absent after a dry run.
  package internal(set) var change: Int64?
  /// Who had it.
  package internal(set) var from: String?
  /// Who has it now.
  package let to: String
  /// The projects.
  package internal(set) var projects: [ServiceError.Candidate] = []
  /// The open follow-ups that went along.
  package internal(set) var followUps: [Int64] = []

  init(from: String?, to: String) {
    self.from = from
    self.to = to
  }

  enum CodingKeys: String, CodingKey {
    case change, from, to, projects
    case followUps = "follow_ups"
  }
}
