import Domain

extension Stored {
  /// Refuses when the record is no longer the one that the change `ifMatch` wrote.
  func demand(_ ifMatch: Int64?) throws {
    guard let ifMatch, ifMatch != change else { return }
    throw ServiceError.recordChanged
  }
}

extension ServiceError {
  /// Somebody else changed or deleted the record since it was read.
  static let recordChanged = ServiceError(
    .conflict, code: "record_changed", message: "记录已被他人修改或删除,请重新打开后再改。")
}

extension Registry {
  /// Replaces one record in a change of its own, under its rules. Throws `ServiceError` `record_changed`.
  func replace<Field: RecordField>(
    _ old: Stored<Field>, by record: Record<Field>, useCase: String, _ rules: RecordRules, _ evidence: EvidenceInput,
    today: CalendarDate, invocation: Invocation
  ) async throws -> RecordReceipt<Field> {
    let receipt = try await change(ChangeIntent(invocation, useCase: useCase, note: "\(old.id)")) { session in
      let source = try await session.addSource(evidence, today, invocation)
      let occasion = Occasion(today: today, invocation: invocation, source: source)
      return .keep(try await session.replace(old, by: record, rules, occasion))
    }
    let fields = receipt.result.record.differences(from: old.record)
    return RecordReceipt(stored: receipt.result, change: receipt.change?.id, fields: fields.map(\.name))
  }
}
