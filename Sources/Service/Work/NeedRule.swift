package import Domain

/// A need's window runs forward; what its author should mind is told when it is written.
package struct NeedRule: RecordRule {
  let advise: AdviseNeed

  /// Reads the chains from these tables.
  package init(_ references: any ReferenceStore) { advise = AdviseNeed(references) }

  /// The need as it stands. Throws `ServiceError` `invalid_record` for a window that ends before it begins.
  package func completed(
    _ record: Record<NeedField>, replacing old: Record<NeedField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<NeedField> {
    if let from = record.date(.from), let to = record.date(.to), to < from {
      throw ServiceError(
        refusing: NeedField.to, code: "ends_before_it_begins", message: "截止时间 \(to) 早于起始时间 \(from)。")
    }
    return record
  }

  package func warnings(
    of written: Stored<NeedField>, _ occasion: Occasion, _ session: any ChangeSession
  ) async throws -> [String] {
    try await advise(written, session, organisation: session.organisation, today: occasion.today).map(\.text)
  }
}
