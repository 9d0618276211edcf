package import Domain

/// A visit as lists and calendars show it.
package struct VisitLine: Sendable, Hashable {
  package let id: Int64
  package let code: String
  package let title: String
  package let state: VisitState
  package let startsOn: CalendarDate
  package let endsOn: CalendarDate
  package let host: String?
  /// The firms that take part, as they were entered.
  package let firms: [String]
  /// The stops by day and time.
  package let stops: [Stop]

  package struct Stop: Sendable, Hashable {
    package let day: CalendarDate
    /// `14:00–15:30 池河1号厂房`
    package let words: String
  }
}

/// Lists visits with their firms and stops.
package struct ListVisits: Sendable {
  let registry: any Registry

  /// The visits that touch these days, the first to begin first.
  package func callAsFunction(
    from first: CalendarDate, to last: CalendarDate, organisation: Int64
  ) async throws -> [VisitLine] {
    try await lines(
      of: registry.records(organisation).all(
        VisitField.self, .atMost(.startsOn, .date(last)), .atLeast(.endsOn, .date(first)), order: .startsOn),
      organisation: organisation)
  }

  /// The visits of these ids, by id.
  package func lines(named ids: [Int64], organisation: Int64) async throws -> [Int64: VisitLine] {
    let visits = try await registry.records(organisation).those(VisitField.self, ids)
    let lines = try await lines(of: Array(visits.values), organisation: organisation)
    return Dictionary(uniqueKeysWithValues: lines.map { ($0.id, $0) })
  }

  /// These visits, in their order.
  package func lines(of visits: [Stored<VisitField>], organisation: Int64) async throws -> [VisitLine] {
    guard !visits.isEmpty else { return [] }
    let records = registry.records(organisation)
    let ids = visits.map { FieldValue.reference($0.id) }
    let parties = try await records.all(VisitPartyField.self, .oneOf(.visit, ids))
    let stops = Dictionary(grouping: try await records.all(VisitStopField.self, .oneOf(.visit, ids))) {
      $0.reference(.visit) ?? 0
    }
    let names = try await records.those(EnterpriseField.self, parties.compactMap { $0.reference(.enterprise) })
    let byVisit = Dictionary(grouping: parties) { $0.reference(.visit) ?? 0 }
    return try visits.map { visit in
      VisitLine(
        id: visit.id, code: try visit.required.text(.code), title: try visit.required.text(.title),
        state: visit.state ?? .planned, startsOn: try visit.required.date(.startsOn),
        endsOn: try visit.required.date(.endsOn), host: visit.text(.host),
        firms: (byVisit[visit.id] ?? []).compactMap { $0.reference(.enterprise).flatMap { names[$0]?.text(.name) } },
        stops: (stops[visit.id] ?? []).sorted(by: Itinerary.isEarlier).compactMap { stop in
          stop.date(.day).map { day in
            .init(day: day, words: "\(stop.words(.from))–\(stop.words(.to)) \(stop.words(.site))")
          }
        })
    }
  }
}
