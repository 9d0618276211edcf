package import Domain
import Workflow

/// Checks money that was reported as arrived, recognises it for a month, or sends it back.
package struct ExamineArrival: Sendable {
  let registry: any Registry
  let rules: RecordRules

  /// Examines arrivals in this registry.
  package init(registry: any Registry, rules: RecordRules) {
    self.registry = registry
    self.rules = rules
  }

  /// What is held of an arrival.
  package enum Finding: Sendable, Hashable {
    /// Checked; with the reason where it was sent back by mistake.
    case checked(reason: String? = nil)
    /// Recognised for a month `yyyy-mm`, the present one when none is named; use and work where they were not told before.
    case recognised(month: String?, ArrivalUse?, ArrivalWork?)
    /// Sent back with the reason.
    case sentBack(String?)

    /// The finding of a state; `reported` is none.
    package init?(
      _ state: ArrivalState, month: String? = nil, use: ArrivalUse? = nil, work: ArrivalWork? = nil,
      reason: String? = nil
    ) {
      switch state {
      case .reported: return nil
      case .checked: self = .checked(reason: reason)
      case .recognised: self = .recognised(month: month, use, work)
      case .sentBack: self = .sentBack(reason)
      }
    }

    /// The state that the finding brings about.
    package var state: ArrivalState {
      switch self {
      case .checked: .checked
      case .recognised: .recognised
      case .sentBack: .sentBack
      }
    }

    /// The states from which it follows.
    fileprivate var before: [ArrivalState] {
      switch self {
      case .checked: [.reported, .sentBack]
      case .recognised: [.checked]
      case .sentBack: [.reported, .checked, .recognised]
      }
    }
  }

  /// Records a finding on the arrival that `words` names.
  ///
  /// Throws `ServiceError` `arrival_in_state` when it does not follow from the present state, `invalid_record` for a month
  /// that cannot be, for proof that is none, without use and work, or without a reason for sending back or for taking
  /// that back; `record_changed`.
  package func callAsFunction(
    _ words: String, _ finding: Finding, ifMatch: Int64? = nil, today: CalendarDate, invocation: Invocation
  ) async throws -> RecordReceipt<ArrivalField> {
    var step = Step(
      registry: registry, rules: rules, useCase: "arrival.\(finding.state.rawValue)", ifMatch: ifMatch, today: today,
      invocation: invocation)
    let old = try await step.find(words, ArrivalField.self)
    step.note = "\(old.id)"
    step.evidence = EvidenceInput(title: old.text(.paper), asOf: today)
    guard let state = old[.state, as: ArrivalState.self], finding.before.contains(state) else {
      let now = old.words(.state)
      let from = finding.before.map(\.label).joined(separator: "、")
      throw ServiceError(
        .conflict, code: "arrival_in_state",
        message: "到位资金 \(old.id) 现为「\(now)」,「\(finding.state.label)」须由「\(from)」而来。")
    }
    let actor = FieldValue.text(invocation.actor)
    var record = old.record
    record[.state] = .text(finding.state.rawValue)
    switch finding {
    case .checked(let reason):
      (record[.checkedBy], record[.checkedOn]) = (actor, .date(today))
      guard state == .sentBack else { break }
      guard let reason, reason.contains(where: { !$0.isWhitespace }) else {
        let message = "这笔到位资金已退回(\(old.text(.sentBackReason) ?? "")),重新核实须写明原因(reason)。"
        throw ServiceError(
          .invalid, code: "invalid_record", message: message,
          fields: [.init(field: "reason", code: "missing", message: message)])
      }
      step.evidence = EvidenceInput(title: reason, asOf: today)
      for field in [ArrivalField.sentBackBy, .sentBackOn, .sentBackReason] { record[field] = nil }
    case .recognised(let month, let use, let work):
      (record[.recognisedBy], record[.recognisedOn]) = (actor, .date(today))
      if let use { record[.use] = .text(use.rawValue) }
      if let work { record[.work] = .text(work.rawValue) }
      record[.month] = .text(try ExamineArrival.month(month, of: record, today))
      try ExamineArrival.demand(record)
    case .sentBack(let reason):
      guard let reason, reason.contains(where: { !$0.isWhitespace }) else {
        throw ServiceError(refusing: ArrivalField.sentBackReason, code: "missing", message: "请写明退回原因。")
      }
      for field in [ArrivalField.checkedBy, .checkedOn, .recognisedBy, .recognisedOn, .month] { record[field] = nil }
      (record[.sentBackBy], record[.sentBackOn], record[.sentBackReason]) = (actor, .date(today), .text(reason))
    }
    return try await step.replace(old, by: record)
  }

  private static func month(
    _ text: String?, of record: Record<ArrivalField>, _ today: CalendarDate
  ) throws -> String {
    let month = text ?? String("\(today)".prefix(7))
    guard let period = Period(month: month) else {
      throw ServiceError(
        refusing: ArrivalField.month, code: "not_a_month", message: "「\(month)」不是月份,应写成 2026-11。")
    }
    guard period.from <= today else {
      throw ServiceError(refusing: ArrivalField.month, code: "in_the_future", message: "认定月份 \(month) 还没有到。")
    }
    if let arrived = record.date(.arrivedOn), period.to < arrived {
      throw ServiceError(
        refusing: ArrivalField.month, code: "before_arrival", message: "认定月份 \(month) 早于到位日期 \(arrived)。")
    }
    return month
  }

  private static func demand(_ record: Record<ArrivalField>) throws {
    guard let proof = record[.proof, as: FundsEvidence.self], proof > .selfReported else {
      throw ServiceError(
        refusing: ArrivalField.proof, code: "not_proved", message: "只有企业自报的到位资金不能认定,请先取得凭证、验资或审计报告并更新到位依据。")
    }
    for field in [ArrivalField.use, .work] where record[field] == nil {
      guard case .choice(let choices) = field.kind else { continue }
      let listed = choices.map { "\($0.label)(\($0.code))" }.joined(separator: "、")
      throw ServiceError(refusing: field, code: "missing", message: "认定时须写明「\(field.label)」:\(listed)。")
    }
  }
}
