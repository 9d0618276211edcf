package import Domain
import Scoring
import Workflow

/// Plans whom to call first, over all needs that are open on the day.
package struct PlanOutreach: Sendable {
  let registry: any Registry
  let references: any ReferenceStore
  let ranking: RankEnterprises
  let contacts: DiscloseContacts

  /// Plans on this registry with these rankings.
  package init(
    registry: any Registry, references: any ReferenceStore, ranking: RankEnterprises, contacts: DiscloseContacts
  ) {
    self.contacts = contacts
    self.registry = registry
    self.references = references
    self.ranking = ranking
  }

  /// How deep each need's ranking is read.
  private static let depth = 200

  /// The call list for `weeks` weeks, 1–26, or of these the weeks from `first` on: of one owner (their firms and those nobody looks after), or of everybody. A firm
  /// whose project for a need is being worked is not called about it again. With a `wish` the telephones on it are clear as far
  /// as they are disclosed for the purpose, which is recorded.
  ///
  /// Throws `ServiceError` `invalid_query`, `reference_not_loaded`.
  package func callAsFunction(
    owner: String? = nil, weeks: Int = 1, from first: Int = 1, for wish: ContactWish? = nil, today: CalendarDate,
    invocation: Invocation
  ) async throws -> OutreachView {
    guard (1...26).contains(weeks) else {
      throw ServiceError(
        .invalid, code: "invalid_query", message: "weeks 应在 1 到 26 之间。",
        fields: [.init(field: "weeks", code: "out_of_range", message: "weeks 应在 1 到 26 之间。")])
    }
    let organisation = invocation.organisation
    let policy = try OutreachPolicy(try await references.table("outreach-policy", organisation: organisation))
    var ways = try await WaysIn(registry, policy, today, organisation)
    let talks = try await OpenTalks.read(registry, organisation)
    let staff = try await registry.staff(organisation)
    let worker = try owner.map { try staff.asked($0) }

    var leading: [[Int64]: Leading] = [:]
    var candidates: [CallList.Candidate] = []
    let needs = try await registry.openNeeds(on: today, organisation: organisation).map(\.id)
    for list in try await ranking.leaders(
      needs: needs, .init(top: PlanOutreach.depth), today: today, invocation: invocation)
    {
      for leader in list.rows {
        let firm = leader.firm
        let officer = talks.officer(of: firm)
        let isTheirs = worker.map { officer?.isSame(as: $0) ?? true } ?? true
        guard !talks.isWorked(firm, list.need.id), isTheirs else { continue }
        leading[[firm, list.need.id]] = Leading(leader: leader, run: list.run, need: list.need)
        candidates.append(
          .init(firm: firm, need: list.need.id, score: leader.score.tenths, people: ways.people(of: firm)))
      }
    }
    let perWeek = policy.callsPerWeek
    let list = CallList(
      candidates, length: weeks * perWeek, rowsPerFirm: policy.rowsPerFirm, budget: policy.touchesPerPersonQuarter,
      touches: ways.touches)
    let calls = Array(list.calls.enumerated().dropFirst((first - 1) * perWeek))
    var pairs: [[Int64]: Pair] = [:]
    for (_, call) in calls {
      let key = [call.candidate.firm, call.candidate.need]
      pairs[key] = leading[key].map { Pair(match: $0.leader.match, run: $0.run, need: $0.need) }
    }
    let asks = try await asks(Array(pairs.values), organisation)
    ways.disclosed = try await contacts(
      wish, people: ways.shown(with: calls.compactMap(\.element.person)), useCase: "outreach.disclose",
      invocation: invocation)
    let known = ways
    let items = calls.compactMap { index, call -> OutreachView.Item? in
      let firm = call.candidate.firm
      guard let pair = pairs[[firm, call.candidate.need]] else { return nil }
      return OutreachView.Item(
        position: index + 1, week: index / perWeek + 1, enterprise: pair.match.enterprise, need: pair.need,
        tier: pair.match.tier, score: pair.match.score, run: pair.run, rank: pair.match.rank,
        why: PlanOutreach.why(pair.match), ask: asks[[firm, call.candidate.need]] ?? [], talks: talks.with(firm),
        person: call.person.flatMap { known.way($0, into: firm) }, notOffered: known.notOffered(of: firm),
        introducer: call.person.flatMap(known.introducer), owner: talks.officer(of: firm)?.name,
        lastTouch: known.lastTouch(firm))
    }
    return OutreachView(
      date: today, weeks: weeks, owner: worker?.name, items: items, spared: list.spared, left: list.left)
  }

  private struct Leading {
    let leader: Leader
    let run: String
    let need: NamedNeed
  }

  private struct Pair {
    let match: Match
    let run: String
    let need: NamedNeed
  }

  /// What to ask about each pair, at most so many things.
  private static let asksPerCall = 3

  private func asks(_ pairs: [Pair], _ organisation: Int64) async throws -> [[Int64]: [String]] {
    let scene = try await ranking.scenes.scene(organisation: organisation)
    let fusion = try scene.profile(VisitPairs.profile).fusion
    let firms = try await registry.records(organisation).those(
      EnterpriseField.self, pairs.map(\.match.enterprise.id))
    let find = FindUnknowns(registry: registry, references: references, organisation: organisation)
    var asked: [[Int64]: (firm: Stored<EnterpriseField>, pairs: [ExplainedPair])] = [:]
    for pair in pairs {
      let id = pair.match.enterprise.id
      guard let firm = firms[id] else { continue }
      asked[[id, pair.need.id]] = (firm, [ExplainedPair(pair.need, pair.match)])
    }
    return try await find(asked, fusion).mapValues { unknowns in
      unknowns.filter { $0.register.isEmpty }.prefix(PlanOutreach.asksPerCall).map(\.text)
    }
  }

  /// The heaviest line of each side that is worth something.
  private static func why(_ match: Match) -> String {
    match.sides.compactMap { side in
      side.contributions.filter { $0.applicable && $0.known && $0.contribution.hundredths > 0 }
        .max { $0.contribution.hundredths < $1.contribution.hundredths }
    }.map { "\($0.label):\($0.text)" }.joined(separator: ";")
  }
}
