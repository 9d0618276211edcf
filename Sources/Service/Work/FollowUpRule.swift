package import Domain
import Workflow

/// A follow-up is due on a working day; beyond the published calendar the day is provisional.
package struct FollowUpRule: RecordRule {
  let references: any ReferenceStore

  /// Reads the working calendar from these tables.
  package init(_ references: any ReferenceStore) { self.references = references }

  /// The follow-up with what is usual filled in. Throws `ServiceError` `invalid_record` when it is due on a day of rest,
  /// naming the next working day, or when a checked part is not on its checklist.
  package func completed(
    _ record: Record<FollowUpField>, replacing old: Record<FollowUpField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<FollowUpField> {
    var record = record
    record[.state] = record[.state] ?? .text(FollowUpState.open.rawValue)
    record[.priority] = record[.priority] ?? .text(Priority.normal.rawValue)
    record[.writtenBy] = record[.writtenBy] ?? .text(occasion.invocation.actor)
    record[.writtenOn] = record[.writtenOn] ?? .date(occasion.today)
    let parts = record.texts(.checklist) ?? []
    let unlisted = (record.texts(.checked) ?? []).filter { !parts.contains($0) }
    guard unlisted.isEmpty else {
      throw ServiceError(
        refusing: FollowUpField.checked, code: "not_listed",
        message: "分项清单中没有「\(unlisted.joined(separator: "、"))」,请先写入分项。")
    }
    FollowUpRule.giveAgain(&record, replacing: old, occasion.today)
    try FollowUpRule.checkOrder(record, replacing: old, occasion.today)
    guard let due = record.date(.dueOn) else { return record }
    let calendar = try await WorkPolicy.inForce(references, organisation: session.organisation).clocks.calendar
    if due != old?.date(.dueOn), !calendar.isWorked(due) {
      let next = calendar.onOrAfter(due)
      throw ServiceError(
        refusing: FollowUpField.dueOn, code: "not_a_working_day", message: "\(due.chinese)不上班,请改为工作日,如其后的 \(next)。")
    }
    record[.isProvisional] = .flag(calendar.isProvisional(due))
    return record
  }

  /// An order that goes to somebody else while it is being worked on has to be receipted by them.
  private static func giveAgain(
    _ record: inout Record<FollowUpField>, replacing old: Record<FollowUpField>?, _ today: CalendarDate
  ) {
    guard let old, let state = record[.orderState, as: OrderState.self], state == .given || state == .received,
      record[.orderState] == old[.orderState],
      record[.owner] != old[.owner] || record[.ownerLogin] != old[.ownerLogin]
    else { return }
    record[.orderState] = .text(OrderState.given.rawValue)
    record[.orderSince] = .date(today)
    (record[.receivedBy], record[.receivedOn]) = (nil, nil)
  }

  /// Throws `ServiceError` `invalid_record` for an order without whoever gave it or its day, or due before it was given. A day
  /// that is set while nobody has receipted it, or with the order or its reassignment, is not past. What only changes hands
  /// keeps its day.
  private static func checkOrder(
    _ record: Record<FollowUpField>, replacing old: Record<FollowUpField>?, _ today: CalendarDate
  ) throws {
    guard let state = record[.orderState, as: OrderState.self] else { return }
    guard record[.assignedBy] != nil else {
      throw ServiceError(refusing: FollowUpField.assignedBy, code: "missing", message: "交办事项须写明交办人。")
    }
    guard let ordered = record.date(.orderedOn) else {
      throw ServiceError(refusing: FollowUpField.orderedOn, code: "missing", message: "交办事项须写明交办日期。")
    }
    guard let due = record.date(.dueOn) else { return }
    let before = old?[.orderState, as: OrderState.self]
    let isGiven = state == .given && (before == nil || before == .returned)
    let isSet = isGiven || due != old?.date(.dueOn)
    guard isSet || ordered != old?.date(.orderedOn) else { return }
    let first = isSet && state == .given ? max(ordered, today) : ordered
    guard due < first else { return }
    throw ServiceError(
      refusing: isSet ? FollowUpField.dueOn : .orderedOn, code: "before_order",
      message: due < ordered
        ? "办结期限 \(due) 早于交办日期 \(ordered)。" : "办结期限 \(due) 已过(今天 \(today)),请另定期限。")
  }

  /// Names the people who wish not to be approached and whom the follow-up speaks of.
  package func warnings(
    of written: Stored<FollowUpField>, _ occasion: Occasion, _ session: any ChangeSession
  ) async throws -> [String] {
    guard written[.state, as: FollowUpState.self] == .open else { return [] }
    var firms = [written.reference(.enterprise)].compactMap(\.self)
    if let project = try await session.one(OpportunityField.self, written.reference(.opportunity)) {
      firms += [project.reference(.enterprise)].compactMap(\.self)
    }
    let texts: [FollowUpField] = [.title, .waitingFor, .note]
    let refused = try await RefusedPeople(
      session, on: occasion.today, references, organisation: session.organisation)
    return RefusedPeople.warnings(
      of: refused.people(
        in: texts.compactMap { written.text($0) } + (written.texts(.checklist) ?? []), firms: firms))
  }
}
