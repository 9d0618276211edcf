package import Domain
package import Scoring

/// Tells what a need that is being written would reach: the firms of each band, ranked as for a need that is kept. Nothing is
/// kept.
package struct SupposeNeed: Sendable {
  let needs: KeepRecords<NeedField>
  let ranking: RankEnterprises

  /// What a need would reach.
  package struct Reach: Sendable {
    package let ranking: Ranking
    /// What its author should mind.
    package let warnings: [String]
  }

  /// What stands for a number and a name that are not written yet.
  private static let unnamed = "(试算)"

  /// The reach of a need of these values, or of the need that `words` names as it would be with them.
  ///
  /// Throws `ServiceError` `invalid_record` as keeping it does, but for a code or name that is missing; `snapshot_behind`.
  package func callAsFunction(
    _ values: [String: InputValue], over words: String? = nil, _ request: RankEnterprises.Request, today: CalendarDate,
    invocation: Invocation
  ) async throws -> Reach {
    try ranking.check(request)
    let evidence = EvidenceInput(takes: true)
    let receipt: RecordReceipt<NeedField>
    if let words {
      receipt = try await needs.edit(
        words, values, evidence: evidence, today: today, isDryRun: true, invocation: invocation)
    } else {
      var values = values
      for field in [NeedField.code, .title] where values[field.name] == nil {
        values[field.name] = .text(SupposeNeed.unnamed)
      }
      receipt = try await needs.add(values, evidence: evidence, today: today, isDryRun: true, invocation: invocation)
    }
    return Reach(
      ranking: try await ranking.suppose(receipt.stored, request, today: today, invocation: invocation),
      warnings: receipt.warnings)
  }
}

extension RankEnterprises {
  /// Ranks for a need as it is told, whether or not it is kept so. Nothing is kept.
  func suppose(
    _ need: Stored<NeedField>, _ request: Request, today: CalendarDate, invocation: Invocation
  ) async throws -> Ranking {
    let scene = try await scenes.scene(organisation: invocation.organisation)
    let profile = try scene.profile(request.profile)
    // What a dry run would have written has no source yet: its author says it today.
    let told = Source(
      id: 0, kind: .manual, title: invocation.actor, asOf: today, grade: .selfReported)
    let sources = Dictionary(
      need.sources.values.map { ($0, told) }, uniquingKeysWith: { first, _ in first })
    guard let input = SceneAssembly.need(need, sources), scene.snapshot.park(input.park) != nil else {
      throw RankEnterprises.behind
    }
    let bands: Set<Band>? = request.bands.isEmpty ? nil : Set(request.bands)
    return try asked { () throws(RankingProblem) in
      try scene.ranker.supposing(input).rank(
        need: input.id, profile: profile, date: today, top: request.top, bands: bands)
    }
  }
}
