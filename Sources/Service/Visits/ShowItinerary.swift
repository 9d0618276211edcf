package import Domain

/// A visit with its firms, stops and asks, as every face shows it: `{change?, visit, parties, stops, asks}`.
package struct ItineraryView: Sendable, Encodable {
  /// The change that wrote it, where one did just now.
  package let change: Int64?
  package let visit: RecordView<VisitField>
  /// The firms, as they were entered.
  package let parties: [RecordView<VisitPartyField>]
  /// The stops, by day and time.
  package let stops: [RecordView<VisitStopField>]
  /// What the firms asked.
  package let asks: [RecordView<VisitAskField>]
}

/// Shows a visit with all that belongs to it.
package struct ShowItinerary: Sendable {
  let registry: any Registry

  /// Shows visits of this registry.
  package init(_ registry: any Registry) { self.registry = registry }

  /// The follow-ups that came of a visit, the first due first.
  package func steps(of visit: Int64, organisation: Int64) async throws -> [Stored<FollowUpField>] {
    try await registry.records(organisation).all(FollowUpField.self, .equals(.visit, .reference(visit)), order: .dueOn)
  }

  /// The visit that `words` names.
  package func callAsFunction(
    _ words: String, change: Int64? = nil, invocation: Invocation
  ) async throws -> ItineraryView {
    let itinerary = try await Itinerary.read(words, registry, invocation.organisation)
    let ids =
      Array(itinerary.visit.sources.values) + itinerary.parties.flatMap { $0.sources.values }
      + itinerary.stops.flatMap { $0.sources.values } + itinerary.asks.flatMap { $0.sources.values }
    let sources = try await registry.sources(Array(Set(ids)), organisation: invocation.organisation)
    return ItineraryView(
      change: change, visit: RecordView(itinerary.visit, sources: sources),
      parties: itinerary.parties.map { RecordView($0, sources: sources) },
      stops: itinerary.stops.map { RecordView($0, sources: sources) },
      asks: itinerary.asks.map { RecordView($0, sources: sources) })
  }
}
