import Domain

/// What the gates read of every firm and plan of a snapshot under one rule pack: small rows and a shared list of word
/// hits.
struct GateColumns: Sendable {
  /// The rule pack, prepared.
  let rules: RuleIndex
  /// By index of the firm.
  private(set) var firms: [FirmFacts] = []
  private let snapshot: Snapshot
  private var planHits: [HitRange] = []
  private var hits: [UInt16] = []

  init(_ snapshot: Snapshot, rules: RuleIndex) {
    self.snapshot = snapshot
    self.rules = rules
    let subjects = rules.pack.gates.standing.requiredSubjects
    let businesses = snapshot.businesses.map { business in
      let key = business.key
      let code = key.leadingCode.map { CodeIndex.of($0.code) } ?? CodeIndex.none
      let words = (key.products ?? []) + (key.technologies ?? [])
      return BusinessFacts(business, hits: range(rules.firmHits(code: code, words: words)))
    }
    firms.reserveCapacity(snapshot.firmCount)
    for (index, business) in snapshot.businessOfRow.enumerated() {
      firms.append(
        FirmFacts(
          id: snapshot.ids[index], isLocal: snapshot.isLocal[index], checks: snapshot.standingChecks(of: index),
          exclusions: snapshot.exclusions(of: index), businesses[Int(business)], subjects: subjects))
    }
    planHits.reserveCapacity(snapshot.planIDs.count)
    for row in snapshot.planIDs.indices {
      let plan = snapshot.plan(row)
      planHits.append(range(rules.planHits(words: (plan.processes?.value ?? []) + [plan.name, plan.content])))
    }
  }

  private mutating func range(_ found: [UInt16]) -> HitRange {
    defer { hits.append(contentsOf: found) }
    return HitRange(start: UInt32(hits.count), count: UInt16(clamping: found.count))
  }

  /// A firm's row with a plan's row, or with none.
  func pair(_ firm: Int, _ plan: Int?) -> GatePair {
    let facts = firms[firm]
    guard let plan else {
      return GatePair(firm: facts, plan: .none, planHits: HitRange(), trade: facts.business.trade)
    }
    return GatePair(
      firm: facts, plan: snapshot.planFacts(plan), planHits: planHits[plan],
      trade: snapshot.trade(ofPlan: plan) ?? facts.business.trade)
  }

  /// Whether a word group occurs in the firm's or the plan's words.
  func hit(_ group: UInt16, _ pair: GatePair) -> Bool {
    found(group, pair.firm.business.hits) || found(group, pair.planHits)
  }

  private func found(_ group: UInt16, _ range: HitRange) -> Bool {
    hits[Int(range.start)..<Int(range.start) + Int(range.count)].contains(group)
  }
}
