package import Domain
import Workflow

/// Takes an order on its way: receipt, feedback, its end or its return, by the moves of the reference table `order-moves`.
package struct MoveOrder: Sendable {
  let registry: any Registry
  let references: any ReferenceStore
  let rules: RecordRules

  /// What is asked of an order.
  package struct Request: Sendable, Hashable {
    package let move: OrderMove
    /// What came of it, or why it goes back or is withdrawn; blank is none.
    package let text: String?
    /// To whom it goes instead, a log-in or a name; with `reassign` alone.
    package let to: String?
    /// The new due day; with `reassign` alone.
    package let due: CalendarDate?

    package init(_ move: OrderMove, text: String? = nil, to: String? = nil, due: CalendarDate? = nil) {
      self.move = move
      self.text = text.flatMap { $0.contains(where: { !$0.isWhitespace }) ? $0 : nil }
      self.to = to
      self.due = due
    }
  }

  /// Moves the order that `words` name. With `ifMatch` it must still be the one that change wrote.
  ///
  /// Throws `ServiceError` `order_not_found`, `order_state` when the move is not made from its state, `invalid_record` without
  /// the text it needs, with parts of the checklist left at its end, or for a due day that cannot be; `record_changed` naming
  /// who was faster.
  package func callAsFunction(
    _ words: String, _ request: Request, ifMatch: Int64? = nil, today: CalendarDate, isDryRun: Bool = false,
    invocation: Invocation
  ) async throws -> RecordReceipt<FollowUpField> {
    var step = Step(
      registry: registry, rules: rules, useCase: "follow_up.\(request.move.useCase)", ifMatch: ifMatch,
      faster: OrderConflict(registry), today: today, isDryRun: isDryRun, invocation: invocation)
    let old = try await step.find(words, FollowUpField.self)
    step.note = "\(old.id)"
    let moves = try await OrderMoves.inForce("order-moves", references, organisation: invocation.organisation)
    let state = try moves.state(after: request.move, of: old, text: request.text)
    try MoveOrder.check(request, old)
    var record = old.record
    // What is told once more waits for its giver since it was told first.
    if record[.orderState] != .text(state.rawValue) { record[.orderSince] = .date(today) }
    record[.orderState] = .text(state.rawValue)
    record[.state] = .text(state.followUp.rawValue)
    MoveOrder.apply(request, to: &record, today, invocation)
    return try await step.replace(old, by: record)
  }

  private static func apply(
    _ request: Request, to record: inout Record<FollowUpField>, _ today: CalendarDate, _ invocation: Invocation
  ) {
    let text = request.text.map(FieldValue.text)
    switch request.move {
    case .receive:
      record[.receivedBy] = .text(invocation.actor)
      record[.receivedOn] = .date(today)
      record[.returnReason] = nil
    case .report:
      // Its history keeps what was told before, by whom and when.
      record[.feedback] = text
      record[.feedbackOn] = .date(today)
    case .finish:
      record[.result] = text ?? record[.feedback]
      record[.closedOn] = .date(today)
      (record[.waitingFor], record[.returnReason]) = (nil, nil)
    case .sendBack: record[.returnReason] = text
    case .reassign:
      if let to = request.to { record[.owner] = .text(to) }
      if let due = request.due { record[.dueOn] = .date(due) }
      for field in [FollowUpField.receivedBy, .receivedOn, .feedback, .feedbackOn, .returnReason] {
        record[field] = nil
      }
      if let text = request.text { record[.note] = .text(note(record, text)) }
    case .withdraw:
      record[.result] = text
      record[.closedOn] = .date(today)
      record[.waitingFor] = nil
    }
  }

  /// The note of an order with what its giver says of its new way.
  private static func note(_ record: Record<FollowUpField>, _ text: String) -> String {
    [record.text(.note), text].compactMap(\.self).joined(separator: "\n")
  }

  private static func check(_ request: Request, _ old: Stored<FollowUpField>) throws {
    if request.move != .reassign, request.to != nil || request.due != nil {
      let field = request.to == nil ? "due_on" : "to"
      let message = "只有改派(reassign)可以另定责任人和期限。"
      throw ServiceError(
        .invalid, code: "invalid_record", message: message,
        fields: [.init(field: field, code: "not_allowed", message: message)])
    }
    if let text = request.text {
      let kept = request.move == .reassign ? MoveOrder.note(old.record, text) : text
      if let refusal = ServiceError(text: kept, of: "text", "说明", .paragraph) { throw refusal }
    }
    if let to = request.to {
      guard to.contains(where: { !$0.isWhitespace }) else {
        throw ServiceError(
          .invalid, code: "invalid_record", message: "请写明改派给谁。",
          fields: [.init(field: "to", code: "missing", message: "请写明改派给谁。")])
      }
      if let refusal = ServiceError(text: to, of: "to", "改派给", FollowUpField.owner.textRule) { throw refusal }
    }
    if request.move == .finish { try CloseFollowUp.demandParts(old) }
  }
}

extension OrderMove {
  /// How changes name it.
  var useCase: String { self == .sendBack ? "send_back" : rawValue }
}

extension OrderMoves {
  /// The state after a move of this order, or the refusal that says in which state it is.
  func state(
    after move: OrderMove, of order: Stored<FollowUpField>, text: String?
  ) throws(ServiceError) -> OrderState {
    let state = try order.orderState()
    do throws(Refusal) {
      return try self.state(after: move, from: state, reason: text)
    } catch {
      switch error {
      case .reasonMissing:
        let message = move == .report ? "反馈须写明办理情况。" : "\(move.label)须写明原因。"
        throw ServiceError(
          .invalid, code: "invalid_record", message: message,
          fields: [.init(field: "text", code: "missing", message: message)])
      case .notFrom:
        throw ServiceError(
          .conflict, code: "order_state",
          message: "交办事项 \(order.id)「\(order.text(.title) ?? "")」现为「\(state.label)」,不能\(move.label);"
            + "\(ways(from: state))。")
      }
    }
  }
}

extension Stored where Field == FollowUpField {
  /// How far it has come as an order. Throws `ServiceError` `order_not_found` where it is none.
  func orderState() throws(ServiceError) -> OrderState {
    if let state = self[.orderState, as: OrderState.self] { return state }
    throw ServiceError(
      .notFound, code: "order_not_found", message: "跟进事项 \(id) 不是交办事项,用 follow-up close 办结。",
      remedy: .search(.followUp))
  }
}

/// Tells the second of two people who move an order at once what the first made of it.
struct OrderConflict: Faster {
  let registry: any Registry

  init(_ registry: any Registry) { self.registry = registry }

  func refusal(of id: Int64, isNamed: Bool, organisation: Int64) async throws -> ServiceError {
    let history = try await registry.history(of: FollowUpField.self, id: id, organisation: organisation)
    guard let entry = history.first else {
      return ServiceError(.notFound, code: "follow_up_not_found", message: "没有编号为 \(id) 的交办事项。")
    }
    let state = entry.stored[.orderState, as: OrderState.self]?.label ?? ""
    let who = entry.ended ?? entry.began
    return ServiceError(
      .conflict, code: "record_changed",
      message: "交办事项 \(id)「\(entry.stored.text(.title) ?? "")」已由 \(who.actor) 于 \(who.recordedAt) 改动,"
        + "现为「\(state)」。请重新打开后再办。")
  }
}
