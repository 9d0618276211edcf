import Domain
import Scoring

/// Which needs each firm of a visit is held against: that of its project, and those on the itinerary that are its trade; all
/// of these when none is; the need it fits best when the itinerary names none.
struct VisitPairs {
  /// The profile firms are called under.
  static let profile = "outreach"

  let registry: any Registry
  let organisation: Int64

  /// The pairs by firm, as a scene has them on a day. A firm or need that the scene does not have yet has no pair.
  func pairs(_ itinerary: Itinerary, _ scene: Scene, _ day: CalendarDate) async throws -> [Int64: [ExplainedPair]] {
    let profile = try scene.profile(VisitPairs.profile)
    let projects = try await registry.records(organisation).those(
      OpportunityField.self, itinerary.parties.compactMap { $0.reference(.opportunity) })
    var pairs: [Int64: [ExplainedPair]] = [:]
    for party in itinerary.parties {
      guard let firm = party.reference(.enterprise) else { continue }
      let project = party.reference(.opportunity).flatMap { projects[$0]?.record }
      let own = project?.reference(.need).flatMap {
        pair($0, firm, project?.reference(.plan), scene, profile, day)
      }
      let others = itinerary.needs.filter { $0 != own?.need }.compactMap { pair($0, firm, nil, scene, profile, day) }
      let fitting = [own].compactMap(\.self) + others.filter { $0.match.list != "off_direction" }
      pairs[firm] = fitting.isEmpty ? others : fitting
      if pairs[firm]?.isEmpty ?? true { pairs[firm] = best(firm, scene, profile, day) }
    }
    return pairs
  }

  private func pair(
    _ need: Int64, _ firm: Int64, _ plan: Int64?, _ scene: Scene, _ profile: Profile, _ day: CalendarDate
  ) -> ExplainedPair? {
    guard let input = scene.snapshot.need(need),
      let match = try? scene.ranker.explain(need: need, enterprise: firm, plan: plan, profile: profile, date: day)
    else { return nil }
    return ExplainedPair(NamedNeed(input), match)
  }

  private func best(_ firm: Int64, _ scene: Scene, _ profile: Profile, _ day: CalendarDate) -> [ExplainedPair] {
    guard let ranking = try? scene.ranker.rank(enterprise: firm, profile: profile, date: day, top: 1),
      let match = ranking.matches.first, let need = match.need
    else { return [] }
    return [ExplainedPair(need, match)]
  }
}
