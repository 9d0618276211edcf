package import Domain

/// A consent is of a purpose that asks for one, for a side that may use it, and ends no earlier than it begins.
package struct ConsentRule: RecordRule {
  private let references: any ReferenceStore

  /// The rule of consents, by the purposes in force.
  package init(_ references: any ReferenceStore) { self.references = references }

  /// The consent with its last day, where the purpose has a term and none is told. Throws `ServiceError` `invalid_record`
  /// for a side that may not use the purpose, and for days that run backwards.
  package func completed(
    _ record: Record<ConsentField>, replacing old: Record<ConsentField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<ConsentField> {
    var record = record
    try record.demandOrder(.givenOn, .expiresOn)
    try record.demandOrder(.givenOn, .withdrawnOn)
    guard let purpose = try await purpose(of: record, session) else { return record }
    if let scope = record[.scope, as: ConsentScope.self], !purpose.sides.isEmpty, !purpose.sides.contains(scope),
      record[.scope] != old?[.scope] || record[.purpose] != old?[.purpose]
    {
      throw ServiceError(
        refusing: ConsentField.scope, code: "not_for_side", message: "「\(purpose.name)」的联系方式县方不能使用,授权范围应为「仅校方」。")
    }
    if old == nil, record[.expiresOn] == nil {
      record[.expiresOn] = purpose.lastDay(from: record.date(.givenOn)).map { .date($0) }
    }
    return record
  }

  /// That a consent for the purpose opens nothing.
  package func warnings(
    of written: Stored<ConsentField>, _ occasion: Occasion, _ session: any ChangeSession
  ) async throws -> [String] {
    guard let purpose = try await purpose(of: written.record, session) else { return [] }
    if purpose.sides.isEmpty { return ["用途「\(purpose.name)」不能据以查看联系方式;请按用途表填写。"] }
    return purpose.needsConsent ? [] : ["用途「\(purpose.name)」依法不须同意,不登记授权也能查看。"]
  }

  private func purpose(
    of record: Record<ConsentField>, _ session: any ChangeSession
  ) async throws -> ContactPurpose? {
    guard let name = record.text(.purpose) else { return nil }
    return try await ContactPurposes.inForce(references, organisation: session.organisation).purpose(name)
  }
}

extension ContactPurpose {
  /// The last day of a consent that names none; `nil` when it holds until it is withdrawn.
  func lastDay(from given: CalendarDate?) -> CalendarDate? {
    guard let months, let given else { return nil }
    return given.adding(months: months).adding(days: -1)
  }
}
