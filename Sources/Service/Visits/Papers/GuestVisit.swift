import Domain

/// What guests may be told of a visit. It has no place for a score, a gate or a rank, and none for internal notes.
struct GuestVisit: Sendable, Hashable {
  /// The name of the visit.
  var title: String
  /// Who comes to whom.
  var direction: VisitDirection
  /// The first and the last day.
  var days: ClosedRange<CalendarDate>
  var host: String?
  var hosts: [String]
  var transport: String?
  var firms: [Firm]
  /// The stops, by day and time.
  var stops: [Stop]

  /// A firm with its people.
  struct Firm: Sendable, Hashable {
    var id: Int64
    var name: String
    var attendees: [String]
    /// The town it sits in, as it is written.
    var place: String?
  }

  struct Stop: Sendable, Hashable {
    var day: CalendarDate
    var from: String
    var to: String
    var site: String
    /// The project that is looked at, by its published title.
    var project: String?
    var host: String?
  }

  /// `2026年12月3日至12月4日`.
  var daysText: String {
    let (first, last) = (days.lowerBound, days.upperBound)
    guard first != last else { return first.chinese }
    let (a, b) = (first.components, last.components)
    return first.chinese + "至" + (a.year == b.year ? "\(b.month)月\(b.day)日" : last.chinese)
  }
}

extension GuestVisit {
  /// The part of an itinerary that guests may see; nobody is invited who wishes not to be approached.
  static func read(
    _ itinerary: Itinerary, _ registry: any Registry, today: CalendarDate, _ organisation: Int64
  ) async throws -> GuestVisit {
    let refused = try await RefusedPeople(registry.records(organisation), on: today)
    let firms = try await registry.records(organisation).those(EnterpriseField.self, itinerary.firms)
    let needs = try await registry.records(organisation).those(NeedField.self, itinerary.needs)
    let visit = itinerary.visit
    let (from, to) = (try visit.required.date(.startsOn), try visit.required.date(.endsOn))
    return GuestVisit(
      title: try visit.required.text(.title), direction: try visit.required[.direction, as: VisitDirection.self],
      days: from...max(from, to),
      host: visit.text(.host), hosts: visit.texts(.hosts) ?? [], transport: visit.text(.transport),
      firms: try itinerary.parties.compactMap { party in
        guard let id = party.reference(.enterprise), let firm = firms[id] else { return nil }
        return Firm(
          id: id, name: try firm.required.text(.name), attendees: refused.others(party.texts(.attendees) ?? [], of: id),
          place: firm.text(.place))
      },
      stops: try itinerary.stops.map { stop in
        Stop(
          day: try stop.required.date(.day), from: try stop.required.text(.from), to: try stop.required.text(.to),
          site: try stop.required.text(.site),
          project: stop.reference(.need).flatMap { needs[$0]?.text(.title) },
          host: stop.text(.host) ?? visit.text(.host))
      })
  }
}
