package import Domain

/// A wish not to be approached has a reason and a day from which it holds; reason and days without the wish say nothing.
package struct PersonRule: RecordRule {
  /// The rule of people.
  package init() {}

  /// The person with the first day of the wish filled in. Throws `ServiceError` `invalid_record` for a wish without a
  /// reason, a reason or days without the wish, and days that run backwards.
  package func completed(
    _ record: Record<PersonField>, replacing old: Record<PersonField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<PersonField> {
    var record = record
    let rest: [PersonField] = [.doNotApproachReason, .doNotApproachSince, .doNotApproachUntil]
    guard record.flag(.doNotApproach) == true else {
      if old?.flag(.doNotApproach) == true {
        for field in rest where record[field] == old?[field] { record[field] = nil }
      }
      guard let field = rest.first(where: { record[$0] != nil }) else { return record }
      throw ServiceError(
        refusing: field, code: "not_refused", message: "「\(field.label)」只在「\(PersonField.doNotApproach.label)」为是时填写。")
    }
    let isNew = old?.flag(.doNotApproach) != true
    guard !isNew || record.text(.doNotApproachReason)?.contains(where: { !$0.isWhitespace }) == true else {
      throw ServiceError(
        refusing: PersonField.doNotApproachReason, code: "missing", message: "请写明不再联系的原因,如 本人来电要求不再联系。")
    }
    if isNew, record[.doNotApproachSince] == nil { record[.doNotApproachSince] = .date(occasion.today) }
    try record.demandOrder(.doNotApproachSince, .doNotApproachUntil)
    return record
  }
}

/// A post ends no earlier than it begins.
package struct TieRule: RecordRule {
  /// The rule of ties.
  package init() {}

  /// The tie as it stands. Throws `ServiceError` `invalid_record` for days that run backwards.
  package func completed(
    _ record: Record<TieField>, replacing old: Record<TieField>?, _ occasion: Occasion, _ session: any ChangeSession
  ) async throws -> Record<TieField> {
    try record.demandOrder(.from, .until)
    return record
  }
}

/// Whoever records a contact with somebody who wishes not to be approached is told.
package struct EngagementRule: RecordRule {
  /// The rule of contacts.
  package init() {}

  /// The wish of the person, where there is one.
  package func warnings(
    of written: Stored<EngagementField>, _ occasion: Occasion, _ session: any ChangeSession
  ) async throws -> [String] {
    guard let person = try await session.one(PersonField.self, written.reference(.person)),
      person.record.refuses(on: occasion.today)
    else { return [] }
    return [
      RefusedPeople.words(
        .init(id: person.id, name: person.text(.name) ?? "", reason: person.text(.doNotApproachReason)))
        + ",今后请勿再联系。"
    ]
  }
}

extension Record {
  /// Throws `ServiceError` `invalid_record` when the second day is earlier than the first.
  func demandOrder(_ first: Field, _ last: Field) throws {
    guard let from = date(first), let until = date(last), until < from else { return }
    throw ServiceError(
      refusing: last, code: "ends_before_it_begins", message: "「\(last.label)」\(until) 早于「\(first.label)」\(from)。")
  }
}
