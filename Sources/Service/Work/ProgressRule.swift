package import Domain

/// A note of progress moves the project's last progress on; a mere comment does not.
package struct ProgressRule: RecordRule {
  package init() {}

  /// The note with its author, its day and whether it counts filled in: a note on a project counts, one on a follow-up
  /// alone does not. Throws `ServiceError` `invalid_record` when it belongs to nothing.
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
    return record
  }

  /// Moves the project's last progress on; a note that now tells of another day, of another project or of no progress no
  /// longer holds it.
  package func settle(
    _ written: Stored<ProgressField>, replacing old: Record<ProgressField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws {
    if let old, old.flag(.isProgress) == true, let day = old.date(.happenedOn) {
      let stays = written.flag(.isProgress) == true && written[.opportunity] == old[.opportunity]
      if !stays || written.date(.happenedOn).map({ $0 < day }) ?? true {
        try await session.withdrawProgress(of: old.reference(.opportunity), on: day)
      }
    }
    guard written.flag(.isProgress) == true, let id = written.reference(.opportunity),
      let day = written.date(.happenedOn)
    else { return }
    try await session.recordProgress(of: id, on: day, source: occasion.source)
  }

  /// A note that is gone tells of no progress.
  package func removed(_ old: Stored<ProgressField>, _ session: any ChangeSession) async throws {
    guard old.flag(.isProgress) == true, let day = old.date(.happenedOn) else { return }
    try await session.withdrawProgress(of: old.reference(.opportunity), on: day)
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

  /// What happened on that day is told no more: where nothing else did, the clock of progress goes back to what is left.
  func withdrawProgress(of opportunity: Int64?, on day: CalendarDate) async throws {
    guard let stored = try await one(OpportunityField.self, opportunity), stored.date(.progressOn) == day,
      let since = stored.date(.stageSince)
    else { return }
    let (last, source) = try await lastProgress(of: stored.id, since: since, through: day)
    guard last != day else { return }
    var (record, sources) = (stored.record, stored.sources)
    record[.progressOn] = .date(last)
    sources[.progressOn] = source ?? stored.sources[.stageSince]
    _ = try await update([Stored(id: stored.id, change: stored.change, record: record, sources: sources)])
  }

  /// The latest day until `day` on which a note tells of progress, with its source, or else the day on which the project
  /// came into its stage.
  func lastProgress(
    of opportunity: Int64, since: CalendarDate, through day: CalendarDate
  ) async throws -> (day: CalendarDate, source: Int64?) {
    let notes = try await all(
      ProgressField.self, .equals(.opportunity, .reference(opportunity)), .equals(.isProgress, .flag(true)),
      .atMost(.happenedOn, .date(day)))
    let last = notes.max { ($0.date(.happenedOn) ?? since) < ($1.date(.happenedOn) ?? since) }
    guard let last, let told = last.date(.happenedOn), told > since else { return (since, nil) }
    return (told, last.sources[.happenedOn])
  }
}
