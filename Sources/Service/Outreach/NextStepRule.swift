package import Domain

/// A contact whose next step is told makes it a follow-up of whoever made the contact, whichever face wrote it; one that is
/// corrected corrects it.
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
    if record[.nextStep] != nil, record[.officer] == nil {
      record[.officer] = .text(occasion.invocation.actor)
      record[.officerLogin] = occasion.invocation.login.map(FieldValue.text)
    }
    return record
  }

  /// Adds the follow-up of a next step that is new; the open one that a contact made before follows what is corrected, and
  /// is cancelled when no next step is left.
  package func settle(
    _ written: Stored<EngagementField>, replacing old: Record<EngagementField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws {
    let actor = occasion.invocation.actor
    let before = old.flatMap { NextStepRule.followUp(of: $0, actor) }
    let made = try await NextStepRule.made(as: before, session)
    guard let followUp = NextStepRule.followUp(of: written.record, actor) else {
      guard let made else { return }
      var record = made.record
      record[.state] = .text(FollowUpState.cancelled.rawValue)
      (record[.closedOn], record[.waitingFor]) = (.date(occasion.today), nil)
      record[.result] = .text("联系记录已不写下一步")
      _ = try await session.replace(made, by: record, rules, occasion)
      return
    }
    guard followUp != before, made != nil || followUp[.title] != before?[.title] else { return }
    do {
      guard let made, let before else {
        _ = try await session.add(followUp, rules, occasion)
        return
      }
      var record = made.record
      (record[.title], record[.enterprise]) = (followUp[.title], followUp[.enterprise])
      // What the follow-up's owner changed in it stays.
      if followUp[.dueOn] != before[.dueOn] { record[.dueOn] = followUp[.dueOn] }
      if record[.owner] == before[.owner], record[.ownerLogin] == before[.ownerLogin] {
        (record[.owner], record[.ownerLogin]) = (followUp[.owner], followUp[.ownerLogin])
      }
      let more = made.text(.note)?.dropFirst(before.text(.note)?.count ?? 0) ?? ""
      record[.note] = .text((followUp.text(.note) ?? "") + more)
      _ = try await session.replace(made, by: record, rules, occasion)
    } catch let error as ServiceError where error.fields.contains(where: { $0.field == FollowUpField.dueOn.name }) {
      let problem = error.fields[0]
      throw ServiceError(refusing: EngagementField.nextDue, code: problem.code, message: problem.message)
    }
  }

  /// The follow-up that a contact makes; `nil` without a next step and its day.
  private static func followUp(of contact: Record<EngagementField>, _ actor: String) -> Record<FollowUpField>? {
    guard let step = contact.text(.nextStep), let due = contact[.nextDue] else { return nil }
    let words = [
      contact.date(.date)?.description, contact[.kind]?.display(EngagementField.kind.kind), contact.text(.note),
    ].compactMap(\.self).joined(separator: " ")
    var followUp = Record<FollowUpField>([
      .title: .text(step), .owner: .text(contact.text(.officer) ?? actor), .dueOn: due,
      .note: .text("联系记录:\(words)"),
    ])
    followUp[.ownerLogin] = contact[.officerLogin]
    followUp[.enterprise] = contact[.enterprise]
    return followUp
  }

  /// The open follow-up that a contact made: of the same firm and step, whose note begins with the contact's own.
  private static func made(
    as told: Record<FollowUpField>?, _ session: any ChangeSession
  ) async throws -> Stored<FollowUpField>? {
    guard let told, let firm = told[.enterprise], let note = told.text(.note) else { return nil }
    let open = try await session.all(FollowUpField.self, .equals(.enterprise, firm)).filter {
      $0[.state, as: FollowUpState.self] == .open && $0.record[.title] == told[.title]
        && $0.text(.note)?.hasPrefix(note) == true
    }
    return open.first { $0.record[.dueOn] == told[.dueOn] } ?? open.first
  }
}
