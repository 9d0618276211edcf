package import Domain

/// A note of progress moves the project's last progress on; a mere comment does not.
package struct ProgressRule: RecordRule {
  package init() {}

  /// The note with its author, its day and whether it counts filled in: a note on a project counts, one on a follow-up
  /// alone does not. Throws `ServiceError` `invalid_record` when it belongs to nothing or lies in the future.
  package func completed(
    _ record: Record<ProgressField>, replacing old: Record<ProgressField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<ProgressField> {
    var record = record
    record[.author] = record[.author] ?? .text(occasion.invocation.actor)
    record[.happenedOn] = record[.happenedOn] ?? .date(occasion.today)
    record[.isProgress] = record[.isProgress] ?? .flag(record[.opportunity] != nil)
    guard record[.opportunity] != nil || record[.followUp] != nil else {
      throw ServiceError(
        refusing: ProgressField.opportunity, code: "missing", message: "请写明在谈项目或跟进事项的编号。")
    }
    if let day = record.date(.happenedOn), day > occasion.today {
      throw ServiceError(
        refusing: ProgressField.happenedOn, code: "in_the_future", message: "进展日期 \(day) 晚于今天。")
    }
    return record
  }

  /// Moves the project's last progress on.
  package func settle(
    _ written: Stored<ProgressField>, replacing old: Record<ProgressField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws {
    guard written.flag(.isProgress) == true, let id = written.reference(.opportunity),
      let day = written.date(.happenedOn)
    else { return }
    try await session.recordProgress(of: id, on: day, source: occasion.source)
  }
}

extension ChangeSession {
  /// Something happened on a project: its clock of progress starts anew from that day, never from an earlier one.
  func recordProgress(of opportunity: Int64, on day: CalendarDate, source: Int64) async throws {
    guard let stored = try await one(OpportunityField.self, opportunity), let last = stored.date(.progressOn),
      day > last
    else { return }
    var (record, sources) = (stored.record, stored.sources)
    record[.progressOn] = .date(day)
    sources[.progressOn] = source
    _ = try await update([Stored(id: stored.id, change: stored.change, record: record, sources: sources)])
  }
}
