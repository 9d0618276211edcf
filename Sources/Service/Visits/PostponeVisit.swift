package import Domain
import Workflow

/// Puts a visit off to other days; its stops move with it, and its earlier days stay in its history.
package struct PostponeVisit: Sendable {
  let registry: any Registry
  let references: any ReferenceStore
  let rules: RecordRules

  /// Puts off visits of this registry.
  package init(_ registry: any Registry, references: any ReferenceStore, rules: RecordRules) {
    self.registry = registry
    self.references = references
    self.rules = rules
  }

  /// Where a visit is put off to, and why.
  package struct Request: Sendable, Hashable {
    /// The new first day.
    package var startsOn: CalendarDate
    /// The new last day; as many days later as before when `nil`.
    package var endsOn: CalendarDate?
    package var reason: String
    /// Why it may be in another visit's way there.
    package var forceReason: String?

    /// Where a visit is put off to, and why.
    package init(startsOn: CalendarDate, endsOn: CalendarDate? = nil, reason: String, forceReason: String? = nil) {
      self.startsOn = startsOn
      self.endsOn = endsOn
      self.reason = reason
      self.forceReason = forceReason
    }
  }

  /// Puts off the visit that `words` names. With `ifMatch` it must still be the one that change wrote.
  ///
  /// Throws `ServiceError` `visit_state`, `reason_missing`, `visit_overlap`, `record_changed`, and `invalid_record` when a
  /// stop would lie outside the new days.
  package func callAsFunction(
    _ words: String, _ request: Request, ifMatch: Int64? = nil, today: CalendarDate, isDryRun: Bool = false,
    invocation: Invocation
  ) async throws -> RecordReceipt<VisitField> {
    let step = Step(
      registry: registry, rules: rules, useCase: "visit.postpone", note: request.reason, ifMatch: ifMatch,
      faster: VisitConflict(registry), today: today, isDryRun: isDryRun, invocation: invocation)
    let old = try await step.find(words, VisitField.self)
    let moves = try await VisitMoves.inForce(references, organisation: invocation.organisation)
    let state = try moves.state(after: .postpone, of: old, reason: request.reason)
    let (first, last) = (try old.required.date(.startsOn), try old.required.date(.endsOn))
    let days = Int(request.startsOn.day - first.day)
    var record = old.record
    record[.state] = .text(state.rawValue)
    record[.stateReason] = .text(request.reason)
    record[.startsOn] = .date(request.startsOn)
    record[.endsOn] = .date(request.endsOn ?? last.adding(days: days))
    return try await step.replace(old, by: record) { writing in
      try await VisitSchedule(session: writing.session).lock()
      try await moveStops(of: old.id, by: days, request.forceReason, writing.occasion.source, writing.session)
    }
  }

  /// Moves the stops, without the reasons their old days were forced with; those in somebody's way take the new reason.
  private func moveStops(
    of visit: Int64, by days: Int, _ reason: String?, _ source: Int64, _ session: any ChangeSession
  ) async throws {
    let schedule = VisitSchedule(session: session)
    let moved = try await schedule.stops(of: visit).map { stop in
      var record = stop.record
      record[.day] = record.date(.day).map { .date($0.adding(days: days)) }
      record[.forceReason] = nil
      return stop.replaced(by: record, source: source)
    }
    _ = try await session.update(moved)
    guard let reason, !reason.allSatisfy(\.isWhitespace) else { return }
    let standing = try await schedule.bookings(on: moved.compactMap { $0.date(.day) })
    let mine = standing.filter { $0.visit == visit }
    let inTheWay = Set(VisitOverlap.among(mine, standing).map(\.booking.stop))
    let forced = try await schedule.stops(of: visit).filter { inTheWay.contains($0.id) }.map { stop in
      var record = stop.record
      record[.forceReason] = .text(reason)
      return stop.replaced(by: record, source: source)
    }
    _ = try await session.update(forced)
  }
}

extension Stored {
  /// The state with these fields instead, those that differ from this source.
  func replaced(by record: Record<Field>, source: Int64) -> Stored {
    var sources = sources
    for field in record.differences(from: self.record) { sources[field] = record[field] == nil ? nil : source }
    return Stored(id: id, change: change, record: record, sources: sources)
  }
}
