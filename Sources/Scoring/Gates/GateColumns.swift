internal import Domain

/// What the gates read of every firm and plan of a snapshot under one rule pack: small rows and a shared list of word
/// hits. Rows are numbered in the order of adding.
public struct GateColumns: Sendable {
  /// The rule pack, prepared.
  public let rules: RuleIndex
  var firms: [FirmGateFacts] = []
  var plans: [PlanGateFacts] = []
  private var hits: [UInt16] = []

  /// Columns without rows.
  public init(rules: RuleIndex) { self.rules = rules }

  /// Room for so many rows.
  public mutating func reserve(firms firmCount: Int, plans planCount: Int) {
    firms.reserveCapacity(firmCount)
    plans.reserveCapacity(planCount)
  }

  /// Adds a firm and returns its row.
  @discardableResult
  public mutating func add(firm: FirmInput) -> Int {
    let business = facts(of: BusinessKey(firm))
    return add(id: firm.id, isLocal: firm.isLocal, checks: firm.standingChecks, business)
  }

  /// Adds a firm of a business and returns its row.
  @discardableResult
  mutating func add(id: Int64, isLocal: Bool, checks: [StandingCheck], _ business: BusinessGateFacts) -> Int {
    firms.append(
      FirmGateFacts(
        id: id, isLocal: isLocal, checks: checks, business, subjects: rules.pack.gates.standing.requiredSubjects))
    return firms.count - 1
  }

  /// What the gates read of a business; its word hits are added.
  mutating func facts(of business: BusinessKey) -> BusinessGateFacts {
    var facts = BusinessGateFacts(business)
    let found = rules.firmHits(
      code: facts.code, words: (business.products ?? []) + (business.technologies ?? []))
    facts.hitsStart = UInt32(hits.count)
    facts.hitsCount = UInt16(found.count)
    hits.append(contentsOf: found)
    return facts
  }

  /// Adds a plan and returns its row.
  @discardableResult
  public mutating func add(plan: PlanInput) -> Int {
    var facts = PlanGateFacts(plan)
    let found = rules.planHits(words: (plan.processes?.value ?? []) + [plan.name, plan.content])
    facts.hitsStart = UInt32(hits.count)
    facts.hitsCount = UInt16(found.count)
    hits.append(contentsOf: found)
    plans.append(facts)
    return plans.count - 1
  }

  /// Whether a word group occurs in the firm's or the plan's words.
  func hit(_ group: UInt16, _ pair: GatePair) -> Bool {
    found(group, pair.firm.hitsStart, pair.firm.hitsCount) || found(group, pair.plan.hitsStart, pair.plan.hitsCount)
  }

  /// Whether the pair's code is a heavy trade, by itself or by a word.
  func isHeavyTrade(_ pair: GatePair) -> Bool {
    guard pair.code != CodeIndex.none else { return false }
    if rules.has(.heavy, pair.code) { return true }
    return heavy(pair.code, pair.firm.hitsStart, pair.firm.hitsCount)
      || heavy(pair.code, pair.plan.hitsStart, pair.plan.hitsCount)
  }

  private func found(_ group: UInt16, _ start: UInt32, _ count: UInt16) -> Bool {
    for index in Int(start)..<Int(start) + Int(count) where hits[index] == group { return true }
    return false
  }

  private func heavy(_ code: UInt16, _ start: UInt32, _ count: UInt16) -> Bool {
    for index in Int(start)..<Int(start) + Int(count) where rules.isHeavy(code, byGroup: hits[index]) { return true }
    return false
  }
}
