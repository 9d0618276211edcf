public import Domain

extension GateContext {
  /// The gates asked of every pair, in the order they are listed.
  public static let pairGates: [GateName] = GateName.allCases.filter { $0 != .siteLawful }

  /// What one gate says of a firm's row with a plan's row, or with none.
  public func verdict(_ gate: GateName, firm: Int, plan: Int?) -> GateVerdict {
    verdict(gate, pair(firm, plan))
  }

  /// What all ten gates say, in the order of ``pairGates``.
  public func verdicts(firm: Int, plan: Int?) -> [GateVerdict] {
    let pair = pair(firm, plan)
    return GateContext.pairGates.map { verdict($0, pair) }
  }

  /// The band of a pair by its gates alone: A, B1, B2 or C; the first fail ends the search.
  public func band(firm: Int, plan: Int?) -> Band {
    if plan == nil, let band = bandWithoutPlan(firm) { return band }
    let pair = pair(firm, plan)
    var tally = BandTally()
    for gate in GateContext.pairGates {
      tally.add(verdict(gate, pair))
      if tally.band == .c { return .c }
    }
    return tally.band
  }

  /// Without a plan the discharge is unknown, so that only a list, the law or a register can make it other than B2;
  /// `nil` when a ruling might close what is open.
  private func bandWithoutPlan(_ row: Int) -> Band? {
    let id = columns.firms[row].id
    guard !rulings.mentions(firm: id) else { return nil }
    if columns.firms[row].isListed { return .c }
    if columns.firms[row].hitsCount == 0, rules.isPlain(columns.firms[row].code) { return .b2 }
    let pair = pair(row, nil)
    let isRefused =
      IndustryAdmissionGate.verdict(pair, self).verdict == .fail || YangtzeGate.verdict(pair, self).verdict == .fail
    return isRefused ? .c : .b2
  }

  /// What the need's own gate says (用地合规).
  public func siteVerdict() -> GateVerdict {
    ruled(SiteLawfulGate.verdict(need), by: rulings.rulingOfNeed(.siteLawful))
  }

  /// What the gates read of a plan's row.
  func facts(ofPlan row: Int) -> PlanGateFacts { columns.plans[row] }

  private func pair(_ firm: Int, _ plan: Int?) -> GatePair {
    GatePair(firm: columns.firms[firm], plan: plan.map { columns.plans[$0] } ?? .none)
  }

  private func verdict(_ gate: GateName, _ pair: GatePair) -> GateVerdict {
    let computed =
      switch gate {
      case .industryAdmission: IndustryAdmissionGate.verdict(pair, self)
      case .yangtze: YangtzeGate.verdict(pair, self)
      case .pollutantTotal: PollutantTotalGate.verdict(pair, self)
      case .energy: EnergyGate.verdict(pair, self)
      case .safety: SafetyGate.verdict(pair, self)
      case .investmentIntensity: InvestmentIntensityGate.verdict(pair, self)
      case .taxIntensity: TaxIntensityGate.verdict(pair, self)
      case .capacity: CapacityGate.verdict(pair, self)
      case .standing: StandingGate.verdict(pair, self)
      case .window: WindowGate.verdict(pair, self)
      case .siteLawful: SiteLawfulGate.verdict(need)
      }
    return ruled(computed, by: rulings.ruling(gate, firm: pair.firm.id, plan: pair.plan.id))
  }

  /// A ruling closes an unknown, and a discharge whose source of total is agreed; a refusal fails whatever the facts say.
  /// What the law forbids or the park has not got, no ruling grants.
  private func ruled(_ computed: GateVerdict, by ruling: RulingInput?) -> GateVerdict {
    guard let ruling, computed.verdict != .notApplicable else { return computed }
    if ruling.outcome == .refused { return .fail(.ruledRefused) }
    guard computed.verdict == .unknown || computed.reason == .increase else { return computed }
    if ruling.outcome == .metWithConditions { return .pending(.ruledConditional) }
    return .pass(.ruledMet)
  }
}
