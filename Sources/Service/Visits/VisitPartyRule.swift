package import Domain
import Workflow

/// A firm is in one place at a time, unless a reason is given.
package struct VisitPartyRule: RecordRule {
  let references: any ReferenceStore

  /// Reads how people are addressed from these tables.
  package init(_ references: any ReferenceStore) { self.references = references }

  /// Takes the schedule's lock before the record is written; a reason of blanks is none.
  package func completed(
    _ record: Record<VisitPartyField>, replacing old: Record<VisitPartyField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<VisitPartyField> {
    try await VisitSchedule(session: session).lock()
    var record = record
    if record[.forceReason]?.isBlank ?? false { record[.forceReason] = nil }
    return record
  }

  /// Refuses a firm that another visit holds at the time of one of the stops, naming both visits.
  package func settle(
    _ written: Stored<VisitPartyField>, replacing old: Record<VisitPartyField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws {
    guard written.record[.forceReason] == nil, let visit = written.reference(.visit),
      let firm = written.reference(.enterprise)
    else { return }
    let overlaps = try await VisitSchedule(session: session).overlaps(of: visit)
      .filter { $0.other.visit != visit && $0.shared.contains(.firm(firm)) }
    guard !overlaps.isEmpty else { return }
    throw try await VisitOverlapRefusal(session: session).error(overlaps, field: VisitPartyField.enterprise.name)
  }

  /// Names the people who wish not to be approached and who are to take part.
  package func warnings(
    of written: Stored<VisitPartyField>, _ occasion: Occasion, _ session: any ChangeSession
  ) async throws -> [String] {
    guard let firm = written.reference(.enterprise) else { return [] }
    let refused = try await RefusedPeople(
      session, on: occasion.today, references, organisation: session.organisation)
    return RefusedPeople.warnings(of: refused.people(listed: written.texts(.attendees) ?? [], of: firm))
  }
}
