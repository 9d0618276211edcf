package import Domain

/// What a firm asked is answered on a day: the day of the answer, unless another is said; without an answer there is none.
package struct VisitAskRule: RecordRule {
  /// The rule of asks.
  package init() {}

  /// The ask with the day of its answer.
  package func completed(
    _ record: Record<VisitAskField>, replacing old: Record<VisitAskField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<VisitAskField> {
    var record = record
    if record[.answer] == nil {
      record[.answeredOn] = nil
    } else if record[.answeredOn] == nil {
      record[.answeredOn] = .date(occasion.today)
    }
    return record
  }
}
