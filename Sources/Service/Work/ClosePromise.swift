package import Domain

/// Says that a promise was kept or broken, or takes that back.
package struct ClosePromise: Sendable {
  let registry: any Registry
  let rules: RecordRules

  /// Closes promises in this registry.
  package init(registry: any Registry, rules: RecordRules) {
    self.registry = registry
    self.rules = rules
  }

  /// Closes the promise `words` names as kept or broken on `day`, with the evidence; `open` takes the closing back.
  ///
  /// Throws `ServiceError` `promise_closed` when it is closed already, `promise_open` when there is nothing to take back,
  /// `invalid_record` without evidence or with a day to come, `record_changed`.
  package func callAsFunction(
    _ words: String, as state: PromiseState, evidence: String?, on day: CalendarDate? = nil, ifMatch: Int64? = nil,
    today: CalendarDate, invocation: Invocation
  ) async throws -> RecordReceipt<PromiseField> {
    var step = Step(
      registry: registry, rules: rules, useCase: "promise.\(state.rawValue)", ifMatch: ifMatch, today: today,
      invocation: invocation)
    let old = try await step.find(words, PromiseField.self)
    step.note = "\(old.id)"
    let wasOpen = old[.state, as: PromiseState.self] == .open
    guard (state == .open) != wasOpen else {
      throw wasOpen
        ? ServiceError(.conflict, code: "promise_open", message: "承诺 \(old.id) 尚在履行中。")
        : ServiceError(
          .conflict, code: "promise_closed",
          message: "承诺 \(old.id) 已于 \(old.date(.closedOn)?.description ?? "") 了结,如有误请先重新开启。")
    }
    let day = day ?? today
    guard state == .open || day <= today else {
      throw ServiceError(refusing: PromiseField.closedOn, code: "in_the_future", message: "了结日期 \(day) 晚于今天。")
    }
    guard state == .open || evidence?.contains(where: { !$0.isWhitespace }) == true else {
      throw ServiceError(refusing: PromiseField.evidence, code: "missing", message: "请写明兑现或未兑现的依据。")
    }
    var record = old.record
    record[.state] = .text(state.rawValue)
    record[.closedOn] = state == .open ? nil : .date(day)
    record[.evidence] = state == .open ? nil : evidence.map { .text($0) }
    step.evidence = EvidenceInput(title: evidence, asOf: day)
    return try await step.replace(old, by: record)
  }
}
