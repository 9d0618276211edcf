package import Domain

/// Puts a follow-up off to a later working day, with the reason.
package struct PostponeFollowUp: Sendable {
  let registry: any Registry
  let rules: RecordRules

  /// Puts off follow-ups in this registry.
  package init(registry: any Registry, rules: RecordRules) {
    self.registry = registry
    self.rules = rules
  }

  /// Puts the follow-up `words` names off to `day`, as it is written. The reason stands in its note with the day it was due.
  ///
  /// Throws `ServiceError` `order_has_its_way` for an order, `follow_up_in_state` when it is closed, `invalid_record` without a
  /// reason, for a day that is none, is not later than the one that stands, or is no working day, `record_changed`.
  package func callAsFunction(
    _ words: String, to day: String, reason: String, ifMatch: Int64? = nil, today: CalendarDate,
    invocation: Invocation
  ) async throws -> RecordReceipt<FollowUpField> {
    var step = Step(
      registry: registry, rules: rules, useCase: "follow_up.postpone", ifMatch: ifMatch, today: today,
      invocation: invocation)
    let old = try await step.find(words, FollowUpField.self)
    step.note = "\(old.id)"
    if let order = old[.orderState, as: OrderState.self] {
      throw ServiceError(
        .conflict, code: "order_has_its_way",
        message: "跟进事项 \(old.id) 是交办事项,现为「\(order.label)」,改期须由交办人改派。")
    }
    guard old[.state, as: FollowUpState.self] == .open else {
      throw ServiceError(.conflict, code: "follow_up_in_state", message: "跟进事项 \(old.id) 已经了结,不再改期。")
    }
    let due = try old.required.date(.dueOn)
    var problems: [ServiceError.FieldProblem] = []
    let later = CalendarDate(day)
    if let later, later <= max(due, today) {
      problems.append(
        .init(field: "due_on", code: "not_later", message: "改期须晚于现期限 \(due.chinese) 和今天,不能是 \(later.chinese)。"))
    }
    if later == nil {
      problems.append(.init(field: "due_on", code: "not_a_date", message: "请选择改期到哪一天,如 2026-03-05。"))
    }
    if reason.allSatisfy(\.isWhitespace) {
      problems.append(.init(field: "note", code: "missing", message: "请写明改期的原因。"))
    }
    guard problems.isEmpty, let later else {
      throw ServiceError(.invalid, code: "invalid_record", message: problems[0].message, fields: problems)
    }
    var record = old.record
    record[.dueOn] = .date(later)
    let told = "\(today.chinese) 由 \(due.chinese) 改期至 \(later.chinese):\(reason)"
    record[.note] = .text([old.text(.note), told].compactMap(\.self).joined(separator: "\n"))
    return try await step.replace(old, by: record)
  }
}
