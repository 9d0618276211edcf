package import Domain

/// A review of an agreement is made in a paper, on a day that has been.
package struct AgreementReviewRule: RecordRule {
  let references: any ReferenceStore

  /// Reads kinds of paper from these tables.
  package init(_ references: any ReferenceStore) { self.references = references }

  /// The review as it stands. Throws `ServiceError` `invalid_record` for what is no paper and for a day to come.
  package func completed(
    _ record: Record<AgreementReviewField>, replacing old: Record<AgreementReviewField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<AgreementReviewField> {
    let record = try RecordInput.checked(record)
    try await PaperKinds.inForce(references, organisation: session.organisation)
      .demand(record.text(.paper), AgreementReviewField.paper)
    if let day = record.date(.reviewedOn), day > occasion.today {
      throw ServiceError(
        refusing: AgreementReviewField.reviewedOn, code: "in_the_future", message: "审查日期 \(day) 晚于今天。")
    }
    return record
  }
}
