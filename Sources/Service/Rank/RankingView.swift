package import Domain
package import Scoring

/// A ranking as every face shows it: the engine's answer with the run's id and the sources its facts refer to.
package struct RankingView: Sendable, Encodable {
  /// The run's id, with which it can be called up again; `nil` when it was not recorded.
  package let run: String?
  package let ranking: Ranking
  /// The sources of the facts, by number.
  package let sources: [Int64: SourceView]
  /// The bands that were asked for; all when empty.
  let bands: Set<Band>
  /// The projects that are being worked with firms of the list, by firm; none where a past ranking is called up.
  package var talks: [Int64: [Talk]] = [:]

  /// Whether any of these bands was asked for.
  private func asks(_ bands: Set<Band>) -> Bool { self.bands.isEmpty || !self.bands.isDisjoint(with: bands) }

  /// The rows that were asked for: those that are ranked, and band C when it is named.
  package var asked: [Match] {
    (asks([.a, .b1, .b2]) ? ranking.matches : []) + (bands.contains(.c) ? ranking.rejected : [])
  }

  /// The rows of band D when it is named.
  package var askedOffDirection: [OffDirection] { bands.contains(.d) ? ranking.offDirection : [] }

  /// Whether no band was named.
  package var asksAll: Bool { bands.isEmpty }

  /// Whether band D alone was asked for.
  package var asksOffDirectionAlone: Bool { bands == [.d] }

  /// Writes `{run, …the ranking…, sources, talks}`.
  package func encode(to encoder: any Encoder) throws {
    try ranking.encode(to: encoder)
    var container = encoder.container(keyedBy: FieldKey.self)
    try container.encode(run, forKey: FieldKey("run"))
    try SourceView.encode(sources, into: &container)
    var nested = container.nestedContainer(keyedBy: FieldKey.self, forKey: FieldKey("talks"))
    for (firm, talks) in talks.sorted(by: { $0.key < $1.key }) { try nested.encode(talks, forKey: FieldKey("\(firm)")) }
  }
}

/// The needs ranked for an enterprise, as every face shows them.
package struct EnterpriseRankingView: Sendable, Encodable {
  package let run: String?
  package let ranking: EnterpriseRanking
  /// The sources of the facts, by number.
  package let sources: [Int64: SourceView]
  /// The projects that are being worked with the firm; none where a past ranking is called up.
  package var talks: [Talk] = []

  /// Writes `{run, …the ranking…, sources, talks}`.
  package func encode(to encoder: any Encoder) throws {
    try ranking.encode(to: encoder)
    var container = encoder.container(keyedBy: FieldKey.self)
    try container.encode(run, forKey: FieldKey("run"))
    try SourceView.encode(sources, into: &container)
    try container.encode(talks, forKey: FieldKey("talks"))
  }
}

/// One pair explained, as every face shows it.
package struct MatchView: Sendable, Encodable {
  package let need: NamedNeed
  package let profile: NamedProfile
  package let dataVersion: Int64
  /// The Shanghai day.
  package let date: CalendarDate
  package let match: Match
  /// The sources of the facts, by number.
  package let sources: [Int64: SourceView]
  /// The projects that are being worked with the firm.
  package let talks: [Talk]

  /// Writes `{need, profile, data_version, date, …the match…, sources, talks}`.
  package func encode(to encoder: any Encoder) throws {
    try match.encode(to: encoder)
    var container = encoder.container(keyedBy: FieldKey.self)
    try container.encode(need, forKey: FieldKey("need"))
    try container.encode(profile, forKey: FieldKey("profile"))
    try container.encode(dataVersion, forKey: FieldKey("data_version"))
    try container.encode(date, forKey: FieldKey("date"))
    try SourceView.encode(sources, into: &container)
    try container.encode(talks, forKey: FieldKey("talks"))
  }
}

extension SourceView {
  static func encode(_ sources: [Int64: SourceView], into container: inout KeyedEncodingContainer<FieldKey>) throws {
    var nested = container.nestedContainer(keyedBy: FieldKey.self, forKey: FieldKey("sources"))
    for (id, source) in sources.sorted(by: { $0.key < $1.key }) { try nested.encode(source, forKey: FieldKey("\(id)")) }
  }
}

extension Match {
  /// The numbers of all sources its facts refer to.
  var sourceIDs: [Int64] {
    (sides.flatMap { $0.contributions.flatMap(\.facts) } + gates.flatMap(\.facts)).compactMap(\.source)
  }
}
