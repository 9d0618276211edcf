import Domain
import Scoring

/// Where firms stand for needs in two scenes on one day; each ranking is made once.
struct RankPlaces {
  let before: Scene
  let after: Scene
  let day: CalendarDate
  private var ranks: [Bool: [Int64: [Int64: Int]]] = [:]

  /// How far down a ranking is read.
  private static let depth = 1000

  init(before: Scene, after: Scene, day: CalendarDate) {
    self.before = before
    self.after = after
    self.day = day
  }

  /// What changed for a firm over its pairs, which are those of the scene after, and what of the records did it.
  mutating func firm(
    _ id: Int64, _ name: String, learnt: [String], _ pairs: [ExplainedPair], _ causes: MoveCauses
  ) throws -> VisitEffectsView.Firm {
    let profiles = (before: try before.profile(VisitPairs.profile), after: try after.profile(VisitPairs.profile))
    var closed: [String] = []
    var standings: [VisitEffectsView.Standing] = []
    for pair in pairs {
      let old = try? before.ranker.explain(
        need: pair.need, enterprise: id, plan: pair.match.plan?.id, profile: profiles.before, date: day)
      if let old {
        let open = Set(OpenTopic.of(pair.match, profiles.after.fusion).map(\.key))
        for topic in OpenTopic.of(old, profiles.before.fusion)
        where !open.contains(topic.key) && !closed.contains(topic.label) {
          closed.append(topic.label)
        }
      }
      standings.append(
        .init(
          need: pair.need, code: pair.code, title: pair.title,
          before: try old.map { try place($0, pair.need, isAfter: false) },
          after: try place(pair.match, pair.need, isAfter: true),
          lines: old == nil ? [] : MoveCauses.lines(old, pair.match),
          facts: causes.facts(firm: id, need: pair.need, from: old, to: pair.match)))
    }
    return .init(id: id, name: name, learnt: learnt, closed: closed, needs: standings)
  }

  private mutating func place(_ match: Match, _ need: Int64, isAfter: Bool) throws -> VisitEffectsView.Place {
    func points(_ score: TotalScore) -> Double { Double(score.tenths) / 10 }
    return .init(
      list: match.list, rank: try rank(match.enterprise.id, need, isAfter), score: points(match.score),
      low: points(match.low), high: points(match.high), coverage: match.coverage, band: match.bandDetail)
  }

  private mutating func rank(_ firm: Int64, _ need: Int64, _ isAfter: Bool) throws -> Int? {
    if let known = ranks[isAfter]?[need] { return known[firm] }
    let scene = isAfter ? after : before
    let ranking = try scene.ranker.rank(
      need: need, profile: scene.profile(VisitPairs.profile), date: day, top: RankPlaces.depth)
    var found: [Int64: Int] = [:]
    for match in ranking.matches { found[match.enterprise.id] = found[match.enterprise.id] ?? match.rank }
    ranks[isAfter, default: [:]][need] = found
    return found[firm]
  }
}
