package import Domain

/// A contact whose next step is told makes it a follow-up of whoever made the contact, whichever face wrote it.
package struct NextStepRule: RecordRule {
  private let rules: RecordRules

  /// The rule of contacts; follow-ups keep their own, by these tables.
  package init(_ references: any ReferenceStore) { rules = RecordRules([FollowUpRule(references)]) }

  /// The contact with who made it: the actor, unless somebody is named. Throws `ServiceError` `invalid_record` when a next
  /// step has no day, or a day no step.
  package func completed(
    _ record: Record<EngagementField>, replacing old: Record<EngagementField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<EngagementField> {
    var record = record
    for (told, other) in [(EngagementField.nextStep, EngagementField.nextDue), (.nextDue, .nextStep)]
    where record[told] != nil && record[other] == nil {
      throw ServiceError(refusing: other, code: "missing", message: "写了「\(told.label)」,还须写明「\(other.label)」。")
    }
    if record[.nextStep] != nil, record[.officer] == nil { record[.officer] = .text(occasion.invocation.actor) }
    return record
  }

  /// Adds the follow-up of a next step that is new.
  package func settle(
    _ written: Stored<EngagementField>, replacing old: Record<EngagementField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws {
    guard let step = written.text(.nextStep), old?[.nextStep] != written.record[.nextStep],
      let due = written.record[.nextDue]
    else { return }
    let contact = [
      written.date(.date)?.description, written.record[.kind]?.display(EngagementField.kind.kind), written.text(.note),
    ].compactMap(\.self).joined(separator: " ")
    var followUp = Record<FollowUpField>([
      .title: .text(step), .owner: .text(written.text(.officer) ?? occasion.invocation.actor), .dueOn: due,
      .note: .text("联系记录:\(contact)"),
    ])
    followUp[.enterprise] = written.record[.enterprise]
    do {
      _ = try await session.add(followUp, rules, occasion)
    } catch let error as ServiceError where error.fields.contains(where: { $0.field == FollowUpField.dueOn.name }) {
      let problem = error.fields[0]
      throw ServiceError(refusing: EngagementField.nextDue, code: problem.code, message: problem.message)
    }
  }
}
