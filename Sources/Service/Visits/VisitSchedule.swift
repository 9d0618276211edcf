import Domain
import Workflow

/// Who and what all visits take up, as one change sees it. Whoever adds to it holds its lock, so that of two people
/// planning at once the second sees what the first wrote.
struct VisitSchedule {
  let session: any ChangeSession

  /// Holds the schedule until the change ends.
  func lock() async throws { try await session.lock("visit.schedule") }

  /// What the visits that hold time take up on these days.
  func bookings(on days: some Sequence<CalendarDate>) async throws -> [VisitBooking] {
    let days = Set(days).sorted().map(FieldValue.date)
    guard !days.isEmpty else { return [] }
    let stops = try await session.all(VisitStopField.self, .oneOf(.day, days))
    return try await bookings(of: stops)
  }

  /// What these stops take up; those of visits that hold no time take up nothing.
  private func bookings(of stops: [Stored<VisitStopField>]) async throws -> [VisitBooking] {
    let ids = Set(stops.compactMap { $0.reference(.visit) })
    guard !ids.isEmpty else { return [] }
    let visits = try await session.those(VisitField.self, ids).filter { $0.value.state?.holdsTime ?? false }
    let parties = try await session.all(VisitPartyField.self, .oneOf(.visit, ids.sorted().map(FieldValue.reference)))
    let firms = Dictionary(grouping: parties) { $0.reference(.visit) ?? 0 }
      .mapValues { Set($0.compactMap { $0.reference(.enterprise) }) }
    return stops.compactMap { stop in
      guard let id = stop.reference(.visit), let visit = visits[id] else { return nil }
      return VisitBooking(stop, of: visit, firms: firms[id] ?? [])
    }
  }

  /// The stops of a visit.
  func stops(of visit: Int64) async throws -> [Stored<VisitStopField>] {
    try await session.all(VisitStopField.self, .equals(.visit, .reference(visit)))
  }

  /// The overlaps of a visit's stops with everything that stands, of the stops that `counts` names.
  func overlaps(
    of visit: Int64, where counts: (Stored<VisitStopField>) -> Bool = { _ in true }
  ) async throws -> [VisitOverlap] {
    let stops = try await stops(of: visit)
    let asked = Set(stops.filter(counts).map(\.id))
    let standing = try await bookings(on: stops.compactMap { $0.date(.day) })
    return VisitOverlap.among(standing.filter { asked.contains($0.stop) }, standing)
  }

  /// The overlaps that nobody gave a reason for. A reason given for a stop covers what the stop shares, one given for a
  /// party its firm. What is new must bring its own reason; between two that stand, the reason of either will do.
  func unforced(_ overlaps: [VisitOverlap], eitherWay: Bool) async throws -> [VisitOverlap] {
    guard !overlaps.isEmpty else { return [] }
    let visits = overlaps.flatMap { eitherWay ? [$0.booking.visit, $0.other.visit] : [$0.booking.visit] }
    let mine = Set(visits).sorted().map(FieldValue.reference)
    let stops = try await session.all(VisitStopField.self, .oneOf(.visit, mine))
    let parties = try await session.all(VisitPartyField.self, .oneOf(.visit, mine))
    let forcedStops = Set(stops.filter { $0.record[.forceReason] != nil }.map(\.id))
    let forcedFirms = Set(
      parties.filter { $0.record[.forceReason] != nil }.compactMap { $0.reference(.enterprise) })
    return overlaps.filter { overlap in
      if forcedStops.contains(overlap.booking.stop) || eitherWay && forcedStops.contains(overlap.other.stop) {
        return false
      }
      return overlap.shared.contains { shared in
        if case .firm(let id) = shared { !forcedFirms.contains(id) } else { true }
      }
    }
  }
}

extension Stored<VisitField> {
  /// How far the visit has come.
  var state: VisitState? { record[.state, as: VisitState.self] }
  /// `KC-2026-002「线束与食品企业联合考察」`.
  var called: String { "\(record.text(.code) ?? "\(id)")「\(record.text(.title) ?? "")」" }
}

extension FieldValue {
  /// Whether it is a text of blanks.
  var isBlank: Bool { text?.allSatisfy(\.isWhitespace) ?? false }
}

extension VisitBooking {
  /// What a stop takes up: its host or else the visit's, and those who go along with the visit.
  init?(_ stop: Stored<VisitStopField>, of visit: Stored<VisitField>, firms: Set<Int64>) {
    guard let day = stop.date(.day), let from = stop.text(.from).flatMap({ ClockTime($0) }),
      let to = stop.text(.to).flatMap({ ClockTime($0) })
    else { return nil }
    let host = stop.text(.host) ?? visit.text(.host)
    self.init(
      visit: visit.id, stop: stop.id, day: day, from: from, to: to,
      hosts: Set((host.map { [$0] } ?? []) + (visit.texts(.hosts) ?? [])),
      site: stop.text(.site) ?? "", building: stop.reference(.building), firms: firms)
  }
}
