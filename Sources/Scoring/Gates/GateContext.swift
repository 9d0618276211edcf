package import Domain

/// Everything the gates compare a pair with, prepared once for a need, a rule pack, a profile and a day. Nothing in it
/// depends on other candidates.
package final class GateContext: Sendable {
  let columns: GateColumns
  let site: Site
  let rulings: RulingBook
  /// By row of ``RuleIndex``: whether it holds today in the need's zone.
  let activeRows: [Bool]
  /// Whether every admission list that governs the zone is entered.
  let listsComplete: Bool
  private let requiredByMode: [LandingMode: Int]

  var rules: RuleIndex { columns.rules }
  var gates: GateRules { columns.rules.pack.gates }
  var today: CalendarDate { site.terms.date }

  /// - Parameter rulings: those of the whole snapshot; what does not concern the need is left aside.
  init(_ site: Site, _ columns: GateColumns, rulings: [RulingInput]) {
    self.site = site
    self.columns = columns
    self.rulings = RulingBook(rulings, need: site.need.id, today: site.terms.date)
    let zone = site.zone?.qinling
    func governs(_ list: AdmissionList) -> Bool { zone.map { list.governs($0) } ?? true }
    let today = site.terms.date
    activeRows = columns.rules.rows.map { governs($0.list) && $0.row.holds(on: today) }
    let gates = columns.rules.pack.gates
    listsComplete = gates.industryAdmission.lists.filter(governs).allSatisfy(\.loaded)
    requiredByMode = Dictionary(
      uniqueKeysWithValues: LandingMode.allCases.map { mode in
        (mode, (gates.capacity.required[mode.rawValue] ?? []).reduce(0) { $0 | 1 << $1.index })
      })
  }

  /// What a plan must state before its capacity can be judged: a bit for each resource by its ``Resource/index``.
  func required(_ mode: LandingMode) -> Int { requiredByMode[mode] ?? 0 }

  // MARK: Verdicts

  /// The gates asked of every pair, in the order they are listed.
  package static let pairGates: [GateName] = GateCatalogue.ofPairs.map { $0.name }

  /// What one gate says of a firm's row with a plan's row, or with none.
  package func verdict(_ gate: GateName, firm: Int, plan: Int?) -> GateVerdict {
    verdict(gate.gate, columns.pair(firm, plan))
  }

  /// What all of them say, in the order of ``pairGates``.
  package func verdicts(firm: Int, plan: Int?) -> [GateVerdict] {
    let pair = columns.pair(firm, plan)
    return GateCatalogue.ofPairs.map { verdict($0, pair) }
  }

  /// The band of a pair by its gates alone: A, B1, B2 or C; the first fail ends the search.
  package func band(firm: Int, plan: Int?) -> Band {
    if plan == nil, let band = bandWithoutPlan(firm) { return band }
    let pair = columns.pair(firm, plan)
    var tally = BandTally()
    for gate in GateCatalogue.ofPairs {
      tally.add(verdict(gate, pair))
      if tally.band == .c { return .c }
    }
    return tally.band
  }

  /// Without a plan the discharge is unknown, so that only a list, the law or a register can make it other than B2;
  /// `nil` when a ruling might close what is open.
  private func bandWithoutPlan(_ row: Int) -> Band? {
    let firm = columns.firms[row]
    guard !rulings.mentions(firm: firm.id) else { return nil }
    if firm.isListed || ExcludedRegionGate.refuses(firm, self) { return .c }
    if firm.business.hits.count == 0, rules.isPlain(firm.business.code) { return .b2 }
    let pair = columns.pair(row, nil)
    let isRefused = GateCatalogue.ofPairs.contains { $0.refusesPlanless && $0.judge(pair, self).verdict == .fail }
    return isRefused ? .c : .b2
  }

  /// What the need's own gate says (用地合规).
  package func siteVerdict() -> GateVerdict {
    ruled(SiteLawfulGate.verdict(site.need), by: rulings.rulingOfNeed(SiteLawfulGate.name))
  }

  private func verdict(_ gate: any Gate.Type, _ pair: GatePair) -> GateVerdict {
    ruled(gate.judge(pair, self), by: rulings.ruling(gate.name, firm: pair.firm.id, plan: pair.plan.id))
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

  // MARK: Words

  /// The explanation of a verdict of this context for the firm and plan it was given for.
  package func explain(_ gate: GateName, _ verdict: GateVerdict, firm: FirmInput, plan: PlanInput?) -> GateResult {
    explain(
      gate.gate, verdict, GateSubject(firm: firm, plan: plan, terms: site.terms),
      rulings.ruling(gate, firm: firm.id, plan: plan?.id ?? 0))
  }

  /// All of them explained, in the order of ``pairGates``, for verdicts in the same order.
  package func explain(_ verdicts: [GateVerdict], firm: FirmInput, plan: PlanInput?) -> [GateResult] {
    zip(GateContext.pairGates, verdicts).map { explain($0, $1, firm: firm, plan: plan) }
  }

  /// The need's own gate explained.
  package func explainSite() -> GateResult {
    let nobody = GateSubject(firm: FirmInput(id: 0, name: ""), plan: nil, terms: site.terms)
    return explain(SiteLawfulGate.self, siteVerdict(), nobody, rulings.rulingOfNeed(SiteLawfulGate.name))
  }

  private func explain(
    _ gate: any Gate.Type, _ verdict: GateVerdict, _ subject: GateSubject, _ ruling: RulingInput?
  ) -> GateResult {
    var words: GateWords? =
      switch verdict.reason {
      case .ruledMet, .ruledConditional, .ruledRefused: ruling.map(RulingWords.of)
      default: nil
      }
    if words == nil { words = gate.explain(verdict, subject, self) }
    let isOpen = verdict.verdict == .fail || verdict.verdict == .unknown
    let clause = words?.clause ?? gate.cited(gates).clause
    return GateResult(
      rule: gate.name, verdict: verdict.verdict, origin: verdict.origin, text: words?.text ?? "",
      clause: "\(clause)〔规则\(rules.pack.version)〕", gap: isOpen ? words?.gap : nil,
      whoAnswers: isOpen ? words?.whoAnswers ?? [] : [], facts: words?.facts ?? [])
  }
}
