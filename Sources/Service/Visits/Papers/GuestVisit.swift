import Domain

/// What guests may be told of a visit. It has no place for a score, a gate or a rank, and none for internal notes.
struct GuestVisit: Sendable, Hashable {
  /// The name of the visit.
  var title: String
  /// Who comes to whom.
  var direction: VisitDirection
  /// The first and the last day.
  var days: ClosedRange<CalendarDate>
  /// Who receives.
  var host: String?
  /// Who goes along.
  var hosts: [String]
  /// How they travel.
  var transport: String?
  /// The firms.
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

  /// One stop.
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
  /// The part of an itinerary that guests may see.
  static func read(_ itinerary: Itinerary, _ registry: any Registry, _ organisation: Int64) async throws -> GuestVisit {
    let firms = try await registry.those(itinerary.firms, EnterpriseField.self, organisation: organisation)
    let needs = try await registry.those(itinerary.needs, NeedField.self, organisation: organisation)
    let visit = itinerary.visit.record
    guard let from = visit[.startsOn]?.date, let to = visit[.endsOn]?.date, to >= from else {
      throw ServiceError(.invalid, code: "visit_undated", message: "考察没有日期,请先补录。")
    }
    return GuestVisit(
      title: visit[.title]?.text ?? "",
      direction: visit[.direction]?.text.flatMap(VisitDirection.init(rawValue:)) ?? .toCounty, days: from...to,
      host: visit[.host]?.text, hosts: visit[.hosts]?.texts ?? [], transport: visit[.transport]?.text,
      firms: itinerary.parties.compactMap { party in
        guard let id = party.record[.enterprise]?.reference, let firm = firms[id] else { return nil }
        return Firm(
          id: id, name: firm.record[.name]?.text ?? "", attendees: party.record[.attendees]?.texts ?? [],
          place: firm.record[.place]?.text)
      },
      stops: itinerary.stops.compactMap { stop in
        guard let day = stop.record[.day]?.date else { return nil }
        return Stop(
          day: day, from: stop.record[.from]?.text ?? "", to: stop.record[.to]?.text ?? "",
          site: stop.record[.site]?.text ?? "",
          project: stop.record[.need]?.reference.flatMap { needs[$0]?.record[.title]?.text },
          host: stop.record[.host]?.text ?? visit[.host]?.text)
      })
  }
}
