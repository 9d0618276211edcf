import Domain

/// One step of work on one project: it is held against others from the beginning, and whoever comes second is told what
/// somebody else did meanwhile.
struct ProjectWork: Sendable {
  let registry: any Registry
  let rules: RecordRules

  /// What a step is asked with.
  struct Asked: Sendable {
    let words: String
    let useCase: String
    let note: String?
    let ifMatch: Int64?
    var isDryRun = false
    let today: CalendarDate
    let invocation: Invocation
    /// What the facts that are written rest on.
    var evidence = EvidenceInput()
  }

  /// Runs `work` on the project that is asked for. `work` sees the project's file and answers the record that replaces it,
  /// after having written what goes with it.
  ///
  /// Throws `ServiceError` `record_changed` or `project_moved` that shows what somebody else did meanwhile.
  func callAsFunction(
    _ asked: Asked,
    _ work: @Sendable (ProjectFile, Occasion, any ChangeSession) async throws -> Record<OpportunityField>
  ) async throws -> ProjectReceipt {
    let step = Step(
      registry: registry, rules: rules, useCase: asked.useCase, note: asked.note, evidence: asked.evidence,
      ifMatch: asked.ifMatch, faster: ProjectConflict(registry: registry), today: asked.today,
      isDryRun: asked.isDryRun, invocation: asked.invocation)
    let seen = try await step.find(asked.words, OpportunityField.self)
    let written = try await step(on: seen, isLocked: true) { writing in
      let file = try await ProjectFile(seen.id, writing.session)
      let record = try await work(file, writing.occasion, writing.session)
      let stored = try await writing.replace(file.project, by: record)
      return try await ProjectFile(stored.id, writing.session)
    }
    return ProjectReceipt(file: written.result, change: written.change?.id)
  }
}
