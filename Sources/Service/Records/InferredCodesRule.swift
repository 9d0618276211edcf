package import Domain

/// A firm's inferred codes follow from its text.
package struct InferredCodesRule: RecordRule {
  let derived: DerivedFields

  /// Infers with these fields' inference.
  package init(_ derived: DerivedFields) { self.derived = derived }

  /// The firm with its inferred codes.
  package func completed(
    _ record: Record<EnterpriseField>, replacing old: Record<EnterpriseField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<EnterpriseField> { derived.completed(record) }
}
