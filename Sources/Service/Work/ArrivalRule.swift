package import Domain

/// Money that arrived is reported first; of a ledger of the past what has a voucher or better is recognised for the month of its
/// arrival, as such rows stood before. What is recognised stays as it is until it is sent back; what was checked or sent
/// back and is told anew is to be checked again.
package struct ArrivalRule: RecordRule {
  /// The rule of arrivals.
  package init() {}

  /// The arrival with its state. Throws `ServiceError` `invalid_record` for a change of what is recognised.
  package func completed(
    _ record: Record<ArrivalField>, replacing old: Record<ArrivalField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<ArrivalField> {
    var record = record
    guard let old else {
      guard record[.state] == nil else { return record }
      let isProved = record[.proof, as: FundsEvidence.self].map { $0 >= .voucher } ?? false
      if occasion.isOfPast, isProved, let day = record.date(.arrivedOn) {
        record[.state] = .text(ArrivalState.recognised.rawValue)
        record[.month] = .text(String("\(day)".prefix(7)))
      } else {
        record[.state] = .text(ArrivalState.reported.rawValue)
      }
      return record
    }
    let told = record.differences(from: old).filter { !ArrivalField.managed.contains($0) && $0 != .note }
    guard !told.isEmpty, record[.state] == old[.state], let state = record[.state, as: ArrivalState.self],
      state != .reported
    else { return record }
    guard state != .recognised else {
      throw ServiceError(
        refusing: told[0], code: "recognised",
        message: "这笔到位资金已认定(\(old.text(.month) ?? "")),不能修改;有误的先退回(arrival send-back)并写明原因。")
    }
    record[.state] = .text(ArrivalState.reported.rawValue)
    for field in ArrivalField.managed where field != .state { record[field] = nil }
    return record
  }

  /// Throws `ServiceError` `arrival_recognised`: what figures count is sent back before it is deleted.
  package func removed(_ old: Stored<ArrivalField>, _ session: any ChangeSession) async throws {
    guard old[.state, as: ArrivalState.self] == .recognised else { return }
    throw ServiceError(
      .conflict, code: "arrival_recognised",
      message: "到位资金 \(old.id) 已认定(\(old.text(.month) ?? "")),不能删除;有误的先退回(arrival send-back)并写明原因。")
  }
}
