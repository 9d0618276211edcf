package import Domain

/// A review session has a number of its year and is planned until its first resolution; when its day moves, the terms of the
/// opinions that are still awaited move with it.
package struct ReviewSessionRule: RecordRule {
  let references: any ReferenceStore

  /// Reads the terms from these tables.
  package init(_ references: any ReferenceStore) { self.references = references }

  /// The session with its number and state. Throws `ServiceError` `invalid_record` when the day of a session that was held
  /// is changed.
  package func completed(
    _ record: Record<ReviewSessionField>, replacing old: Record<ReviewSessionField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<ReviewSessionField> {
    var record = record
    record[.state] = record[.state] ?? .text(SessionState.planned.rawValue)
    if let old, old[.state, as: SessionState.self] == .held, old[.heldOn] != record[.heldOn] {
      throw ServiceError(
        refusing: ReviewSessionField.heldOn, code: "session_held", message: "会议已召开,不能再改日期。")
    }
    guard record.text(.code)?.isEmpty ?? true, let day = record.date(.heldOn) else { return record }
    try await session.lock("review_session")
    let prefix = "\(day.components.year)年第"
    let numbers = try await session.all(ReviewSessionField.self, .contains(.code, prefix)).compactMap { other in
      Int(other.text(.code)?.dropFirst(prefix.count).prefix { $0.isNumber } ?? "")
    }
    record[.code] = .text("\(prefix)\((numbers.max() ?? 0) + 1)次")
    return record
  }

  /// Moves the terms of awaited opinions.
  package func settle(
    _ written: Stored<ReviewSessionField>, replacing old: Record<ReviewSessionField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws {
    guard let old, let day = written.date(.heldOn), old.date(.heldOn) != day else { return }
    let due = try await ReviewTerms.inForce(references, organisation: session.organisation).opinionDay(before: day)
    for item in try await session.all(SessionItemField.self, .equals(.session, .reference(written.id))) {
      let awaited = try await session.all(
        OpinionField.self, .equals(.item, .reference(item.id)), .unknown(.stance), .unknown(.givenOn))
      let moved = awaited.map { opinion in
        var (record, sources) = (opinion.record, opinion.sources)
        record[.dueOn] = .date(due)
        sources[.dueOn] = occasion.source
        return Stored(id: opinion.id, change: opinion.change, record: record, sources: sources)
      }
      _ = try await session.update(moved)
    }
  }
}
