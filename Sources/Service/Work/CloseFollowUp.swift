package import Domain

/// Closes a follow-up as done or cancelled, or opens it again.
package struct CloseFollowUp: Sendable {
  let registry: any Registry
  let rules: RecordRules

  /// Closes follow-ups in this registry.
  package init(registry: any Registry, rules: RecordRules) {
    self.registry = registry
    self.rules = rules
  }

  /// Brings the follow-up `words` names into `state`; `result` says what came of it, or why it is opened again.
  ///
  /// Throws `ServiceError` `follow_up_in_state` when it is in that state already, `order_has_its_way` for an order, `invalid_record` without a result or with
  /// parts of the checklist left, `record_changed`.
  package func callAsFunction(
    _ words: String, as state: FollowUpState, result: String?, ifMatch: Int64? = nil, today: CalendarDate,
    invocation: Invocation
  ) async throws -> RecordReceipt<FollowUpField> {
    var step = Step(
      registry: registry, rules: rules, useCase: "follow_up.\(state.rawValue)", ifMatch: ifMatch, today: today,
      invocation: invocation)
    let old = try await step.find(words, FollowUpField.self)
    step.note = "\(old.id)"
    if let order = old[.orderState, as: OrderState.self] {
      throw ServiceError(
        .conflict, code: "order_has_its_way",
        message: "跟进事项 \(old.id) 是交办事项,现为「\(order.label)」,按交办办理:签收、反馈、办结或退回(order)。")
    }
    guard old[.state, as: FollowUpState.self] != state else {
      throw ServiceError(.conflict, code: "follow_up_in_state", message: "跟进事项 \(old.id) 的状态已是「\(state.label)」。")
    }
    guard let result, result.contains(where: { !$0.isWhitespace }) else {
      throw ServiceError(refusing: FollowUpField.result, code: "missing", message: "请写明办理结果或原因。")
    }
    if state == .done { try CloseFollowUp.demandParts(old) }
    var record = old.record
    record[.state] = .text(state.rawValue)
    record[.closedOn] = state == .open ? nil : .date(today)
    record[.result] = .text(result)
    if state != .open { record[.waitingFor] = nil }
    return try await step.replace(old, by: record)
  }

  /// Throws `ServiceError` `invalid_record` with the parts of the checklist that are left.
  static func demandParts(_ task: Stored<FollowUpField>) throws {
    let checked = task.texts(.checked) ?? []
    let left = (task.texts(.checklist) ?? []).filter { !checked.contains($0) }
    guard !left.isEmpty else { return }
    throw ServiceError(
      refusing: FollowUpField.checked, code: "parts_left", message: "还有分项没有完成:\(left.joined(separator: "、"))。")
  }
}
