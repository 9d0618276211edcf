import Domain

/// A visit with its parties, its stops by day and time, and its asks.
struct Itinerary: Sendable {
  let visit: Stored<VisitField>
  let parties: [Stored<VisitPartyField>]
  let stops: [Stored<VisitStopField>]
  let asks: [Stored<VisitAskField>]

  static func read(_ words: String, _ registry: any Registry, _ organisation: Int64) async throws -> Itinerary {
    let visit = try await FindRecord<VisitField>(registry)(words, organisation: organisation)
    let id = FieldValue.reference(visit.id)
    let records = registry.records(organisation)
    let stops = try await records.all(VisitStopField.self, .equals(.visit, id))
    return Itinerary(
      visit: visit, parties: try await records.all(VisitPartyField.self, .equals(.visit, id)),
      stops: stops.sorted(by: Itinerary.isEarlier),
      asks: try await records.all(VisitAskField.self, .equals(.visit, id)))
  }

  static func isEarlier(_ stop: Stored<VisitStopField>, _ other: Stored<VisitStopField>) -> Bool {
    order(stop) < order(other)
  }

  private static func order(_ stop: Stored<VisitStopField>) -> (CalendarDate, String, Int64) {
    (stop.date(.day) ?? CalendarDate(day: .max), stop.text(.from) ?? "", stop.id)
  }

  /// The firms that take part, in the order of the parties.
  var firms: [Int64] { parties.compactMap { $0.reference(.enterprise) } }
  /// The needs that the stops are about, in their order, each once.
  var needs: [Int64] {
    var seen: Set<Int64> = []
    return stops.compactMap { $0.reference(.need) }.filter { seen.insert($0).inserted }
  }
}
