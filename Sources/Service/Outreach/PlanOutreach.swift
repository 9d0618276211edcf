package import Domain
import Scoring
import Workflow

/// Plans whom to call first, over all needs that are open on the day.
package struct PlanOutreach: Sendable {
  let registry: any Registry
  let references: any ReferenceStore
  let ranking: RankEnterprises

  /// Plans on this registry with these rankings.
  package init(registry: any Registry, references: any ReferenceStore, ranking: RankEnterprises) {
    self.registry = registry
    self.references = references
    self.ranking = ranking
  }

  /// How deep each need's ranking is read.
  private static let depth = 200

  /// The call list for `weeks` weeks, 1–26: of one owner (their firms and those nobody looks after), or of everybody. A firm
  /// whose project for a need is being worked is not called about it again.
  ///
  /// Throws `ServiceError` `invalid_query`, `reference_not_loaded`.
  package func callAsFunction(
    owner: String? = nil, weeks: Int = 1, today: CalendarDate, invocation: Invocation
  ) async throws -> OutreachView {
    guard (1...26).contains(weeks) else {
      throw ServiceError(
        .invalid, code: "invalid_query", message: "weeks 应在 1 到 26 之间。",
        fields: [.init(field: "weeks", code: "out_of_range", message: "weeks 应在 1 到 26 之间。")])
    }
    let organisation = invocation.organisation
    let policy = try OutreachPolicy(try await references.table("outreach-policy", organisation: organisation))
    let ways = try await WaysIn(registry, policy, today, organisation)
    let worked = try await registry.records(organisation).all(OpportunityField.self, .unknown(.exit)).map(\.record)
    let officers = Dictionary(
      worked.compactMap { record in record.reference(.enterprise).map { ($0, record.text(.officer)) } },
      uniquingKeysWith: { first, other in first ?? other })
    let taken = Set(worked.map { [$0.reference(.enterprise), $0.reference(.need)] })

    var pairs: [[Int64]: (match: Match, run: String?, need: NamedNeed)] = [:]
    var candidates: [CallList.Candidate] = []
    for need in try await registry.openNeeds(on: today, organisation: organisation) {
      let view = try await ranking.rank(
        need: "#\(need.id)", .init(top: PlanOutreach.depth), today: today, invocation: invocation)
      for match in view.ranking.matches {
        let firm = match.enterprise.id
        let officer = officers[firm] ?? nil
        guard !taken.contains([firm, need.id]), owner == nil || officer == nil || officer == owner else { continue }
        pairs[[firm, need.id]] = (match, view.run, view.ranking.need)
        candidates.append(
          .init(firm: firm, need: need.id, score: match.score.tenths, people: ways.people(of: firm)))
      }
    }
    let perWeek = policy.callsPerWeek
    let list = CallList(
      candidates, length: weeks * perWeek, rowsPerFirm: policy.rowsPerFirm, budget: policy.touchesPerPersonQuarter,
      touches: ways.touches)
    let items = list.calls.enumerated().compactMap { index, call -> OutreachView.Item? in
      let firm = call.candidate.firm
      guard let pair = pairs[[firm, call.candidate.need]] else { return nil }
      return OutreachView.Item(
        position: index + 1, week: index / perWeek + 1, enterprise: pair.match.enterprise, need: pair.need,
        tier: pair.match.tier, score: pair.match.score, run: pair.run, rank: pair.match.rank,
        why: PlanOutreach.why(pair.match), person: call.person.flatMap { ways.way($0, into: firm) },
        notOffered: ways.notOffered(of: firm),
        introducer: call.person.flatMap(ways.introducer), owner: officers[firm] ?? nil,
        lastTouch: ways.lastTouch(firm))
    }
    return OutreachView(
      date: today, weeks: weeks, owner: owner, items: items, spared: list.spared, left: list.left)
  }

  /// The heaviest line of each side that is worth something.
  private static func why(_ match: Match) -> String {
    match.sides.compactMap { side in
      side.contributions.filter { $0.applicable && $0.known && $0.contribution.hundredths > 0 }
        .max { $0.contribution.hundredths < $1.contribution.hundredths }
    }.map { "\($0.label):\($0.text)" }.joined(separator: ";")
  }
}
