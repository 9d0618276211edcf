package import Domain

/// A review of an agreement is made in a paper.
package struct AgreementReviewRule: RecordRule {
  let references: any ReferenceStore

  /// Reads kinds of paper from these tables.
  package init(_ references: any ReferenceStore) { self.references = references }

  /// The review as it stands. Throws `ServiceError` `invalid_record` for what is no paper.
  package func completed(
    _ record: Record<AgreementReviewField>, replacing old: Record<AgreementReviewField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<AgreementReviewField> {
    let record = try RecordInput.checked(record)
    try await PaperKinds.inForce(references, organisation: session.organisation)
      .demand(record.text(.paper), AgreementReviewField.paper)
    return record
  }
}
