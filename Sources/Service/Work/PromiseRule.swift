package import Domain

/// A promise of a tax or subsidy favour carries its basis in law or is stopped; every promise starts open.
package struct PromiseRule: RecordRule {
  let references: any ReferenceStore

  /// Reads which favours need a basis from these tables.
  package init(_ references: any ReferenceStore) { self.references = references }

  /// The promise as it stands. Throws `ServiceError` `invalid_record` naming the rule when a favour lacks its basis.
  package func completed(
    _ record: Record<PromiseField>, replacing old: Record<PromiseField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<PromiseField> {
    var record = record
    record[.state] = record[.state] ?? .text(PromiseState.open.rawValue)
    let basis = record.text(.legalBasis) ?? ""
    guard let kind = record[.kind, as: PromiseKind.self], record[.side, as: PromiseSide.self] != .firm,
      basis.allSatisfy(\.isWhitespace) || basis == "无"
    else { return record }
    let rules = try await WorkPolicy.inForce(references, organisation: session.organisation).basisRules
    if let rule = rules[kind] {
      throw ServiceError(
        refusing: PromiseField.legalBasis, code: "no_legal_basis",
        message: "「\(kind.label)」的承诺须写明法律法规依据。\(rule)。")
    }
    return record
  }
}
