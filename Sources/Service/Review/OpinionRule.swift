package import Domain

/// An opinion has a term before the session; one that is given has its day.
package struct OpinionRule: RecordRule {
  let references: any ReferenceStore

  /// Reads the terms from these tables.
  package init(_ references: any ReferenceStore) { self.references = references }

  /// The opinion with term and day filled in.
  package func completed(
    _ record: Record<OpinionField>, replacing old: Record<OpinionField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<OpinionField> {
    var record = record
    if record[.dueOn] == nil, let item = try await session.one(SessionItemField.self, record.reference(.item)),
      let day = try await session.one(ReviewSessionField.self, item.reference(.session))?.date(.heldOn)
    {
      let terms = try await ReviewTerms.inForce(references, organisation: session.organisation)
      record[.dueOn] = .date(terms.opinionDay(before: day))
    }
    if record[.stance] != nil, record[.givenOn] == nil { record[.givenOn] = .date(occasion.today) }
    return record
  }
}
