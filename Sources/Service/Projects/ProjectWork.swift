import Domain

/// One step of work on one project: finds it, locks it against others, and writes under the rules in one change.
struct ProjectWork: Sendable {
  let registry: any Registry
  let rules: RecordRules

  /// What a step is asked with.
  struct Step: Sendable {
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

  /// Runs `work` on the project that the step names. `work` sees the project's file and answers the record that replaces
  /// it, after having written what goes with it.
  ///
  /// Throws `ServiceError` `record_changed` or `project_moved` that shows what somebody else did meanwhile.
  func callAsFunction(
    _ step: Step,
    _ work: @Sendable (ProjectFile, Occasion, any ChangeSession) async throws -> Record<OpportunityField>
  ) async throws -> ProjectReceipt {
    let organisation = step.invocation.organisation
    let seen = try await FindRecord<OpportunityField>(registry)(step.words, organisation: organisation)
    return try await ProjectConflict(registry: registry).told(
      seen.id, organisation: organisation, named: step.ifMatch != nil
    ) {
      let intent = ChangeIntent(step.invocation, useCase: step.useCase, note: step.note)
      let receipt = try await registry.change(intent) { session in
        // Others that work on the project wait here, and then find it changed.
        guard step.ifMatch == nil || step.ifMatch == seen.change else { throw ProjectWork.changed }
        _ = try await session.update([seen])
        let file = try await ProjectFile(seen.id, session)
        let source = try await session.addSource(step.evidence, step.today, step.invocation)
        let occasion = Occasion(today: step.today, invocation: step.invocation, source: source)
        let record = try await work(file, occasion, session)
        let stored = try await session.replace(file.project, by: record, rules, occasion)
        let written = try await ProjectFile(stored.id, session)
        return step.isDryRun ? .discard(written) : .keep(written)
      }
      return ProjectReceipt(file: receipt.result, change: receipt.change?.id)
    }
  }

  private static let changed = ServiceError(.conflict, code: "record_changed", message: "记录已被他人修改或删除,请重新打开后再改。")
}
