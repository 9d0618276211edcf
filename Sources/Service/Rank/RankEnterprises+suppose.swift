package import Domain
import Scoring

/// A ranking with what was supposed of it: `{changes, moves, unmoved, ranking}`.
package struct SupposedRanking: Sendable, Encodable {
  /// What was supposed, with what stands.
  package let changes: [MovedLine]
  /// The rows that stand elsewhere, in the supposed order, then those no longer listed. Their causes are `profile` for
  /// weights and `line` for lines.
  package let moves: [RunComparison.Move]
  package let unmoved: Int
  /// The ranking as it would be. It is not kept.
  package let ranking: RankingView
  /// What may be supposed.
  package let open: Open

  /// What may be supposed of a need's ranking, as it stands and as it was supposed.
  package struct Open: Sendable, Hashable {
    /// One weight or line.
    package struct Item: Sendable, Hashable {
      /// `weight.jobs`
      package let key: String
      package let label: String
      package let standing: String
      package let supposed: String
    }

    package let gain: [Item]
    package let reason: [Item]
    package let warmth: [Item]
    package let lines: [Item]
  }

  private enum CodingKeys: String, CodingKey { case changes, moves, unmoved, ranking }
}

extension RankEnterprises {
  /// Ranks for a need as if weights or lines were others, and tells which rows move and why. Nothing is kept.
  ///
  /// Throws `ServiceError` as ``rank(need:_:today:invocation:)`` does, and `invalid_query` for what cannot be supposed.
  package func suppose(
    need words: String, _ request: Request, with texts: [String], today: CalendarDate, invocation: Invocation
  ) async throws -> SupposedRanking {
    try check(request)
    let (scene, need) = try await need(words, invocation)
    let profile = try scene.profile(request.profile)
    let standing = try asked { () throws(RankingProblem) in
      try scene.ranker.lines(of: need, profile: profile, date: today)
    }
    let supposition = try Supposition(texts, profile, standing)
    let bands: Set<Band>? = request.bands.isEmpty ? nil : Set(request.bands)
    let judged = try await prepared.prepared(need, scene, profile, today)
    func weighed(_ profile: Profile) throws -> Ranking {
      try asked { () throws(RankingProblem) in
        try scene.ranker.rank(judged, profile: profile, top: request.top, bands: bands)
      }
    }
    let now = try weighed(profile)
    let weighted = try weighed(supposition.profile)
    var (ranker, supposed) = (scene.ranker, weighted)
    if supposition.movesLines {
      (ranker, supposed) = try asked { () throws(RankingProblem) in
        let ranker = try scene.ranker.supposing(supposition.lines, of: need)
        return (
          ranker,
          try ranker.rank(need: need, profile: supposition.profile, date: today, top: request.top, bands: bands)
        )
      }
    }
    let names = RankedQuestion.ofNeed(now).names.merging(RankedQuestion.ofNeed(supposed).names) { first, _ in first }
    let steps = ComparedAnswers(
      kept: RunAnswer(now), after: [(.profile, RunAnswer(weighted)), (.line, RunAnswer(supposed))],
      isByPlan: profile.rows == .plans, names: names)
    let moves = steps.moves.map { move in
      guard move.isOwn else { return move }
      var told = move
      told.lines = MoveCauses.lines(
        try? scene.ranker.explain(
          need: need, enterprise: move.enterprise, plan: move.before?.plan, profile: profile, date: today),
        try? ranker.explain(
          need: need, enterprise: move.enterprise, plan: move.after?.plan, profile: supposition.profile, date: today))
      return told
    }
    return SupposedRanking(
      changes: supposition.changes, moves: moves, unmoved: steps.unmoved,
      ranking: RankingView(
        run: nil, ranking: supposed, sources: try await sources(supposed.allMatches, invocation),
        bands: Set(request.bands),
        talks: try await scene.talks(registry, invocation.organisation).of(supposed.allMatches.map(\.enterprise.id))),
      open: SupposedRanking.Open(profile, standing, supposition))
  }
}

extension SupposedRanking.Open {
  init(_ profile: Profile, _ standing: [StandingLine], _ supposition: Supposition) {
    func weights(_ side: Side) -> [Item] {
      CriterionName.allCases.filter { $0.side == side }.map { name in
        Item(
          key: "weight.\(name.key)", label: name.label, standing: "\(profile.weights[name])",
          supposed: "\(supposition.profile.weights[name])")
      }
    }
    self.init(
      gain: weights(.gain), reason: weights(.reason), warmth: weights(.warmth),
      lines: zip(standing, supposition.lines).map { line, supposed in
        Item(
          key: "threshold.\(line.kind.rawValue)", label: line.kind.label, standing: Supposition.wan(line),
          supposed: Supposition.wan(supposed))
      })
  }
}
