public import Domain

/// Everything the gates compare a pair with, prepared once for a need, a rule pack and a day. Nothing in it depends on
/// other candidates.
public final class GateContext: Sendable {
  /// Firms and plans.
  public let columns: GateColumns
  /// The need.
  public let need: NeedInput
  /// The Shanghai day.
  public let today: CalendarDate
  let site: GateSite
  let ages: GateAges
  let capacity: CapacityTable
  let rulings: RulingBook
  /// Facts of a plan that were true before this day are unknown.
  let oldestPlanFact: CalendarDate
  /// Look-ups before this day are unknown.
  let oldestCheck: CalendarDate
  /// By row of ``RuleIndex``: whether it holds today in the need's zone.
  let activeRows: [Bool]
  /// Whether every admission list that governs the zone is entered.
  let listsComplete: Bool
  /// The floors a plan could take: the need's own, else those of its building, else of its zone.
  let floors: [BuildingFloor]
  private let requiredByMode: [LandingMode: Int]
  let investmentLine: IntensityLine
  let taxLine: IntensityLine

  var rules: RuleIndex { columns.rules }
  let gates: GateRules

  /// - Parameters:
  ///   - ledger, holds, rulings: those of the whole snapshot; what does not concern the need is left aside.
  public init(
    need: NeedInput, site: GateSite, columns: GateColumns, ledger: [LedgerInput], holds: [HoldInput],
    rulings: [RulingInput], ages: GateAges, today: CalendarDate
  ) {
    self.need = need
    self.site = site
    self.columns = columns
    self.ages = ages
    self.today = today
    capacity = CapacityTable(
      need: need, site: site, ledger: ledger, holds: holds, today: today, ledgerDays: ages.ledgerDays)
    self.rulings = RulingBook(rulings, need: need.id, today: today)
    oldestPlanFact = today.shifted(months: -ages.planMonths)
    oldestCheck = today.adding(days: -ages.standingDays)
    let zone = site.zone?.qinling
    func governs(_ list: AdmissionList) -> Bool { zone.map { list.governs($0) } ?? true }
    activeRows = columns.rules.rows.map { governs($0.list) && $0.row.holds(on: today) }
    let gates = columns.rules.pack.gates
    self.gates = gates
    listsComplete = gates.industryAdmission.lists.filter(governs).allSatisfy(\.loaded)
    let buildings = site.building.map { [$0] } ?? (need.building == nil ? site.buildingsOfZone : [])
    floors = buildings.flatMap(\.floors).filter { floor in need.floor.map { $0 == floor.number } ?? true }
    requiredByMode = Dictionary(
      uniqueKeysWithValues: LandingMode.allCases.map { mode in
        let names = gates.capacity.required[mode.rawValue] ?? []
        let mask = Resource.allCases.enumerated().reduce(0) { $0 | (names.contains($1.element) ? 1 << $1.offset : 0) }
        return (mode, mask)
      })
    investmentLine = IntensityLine(.investment, rules: gates.investmentIntensity, need: need, site: site)
    taxLine = IntensityLine(.tax, rules: gates.taxIntensity, need: need, site: site)
  }

  /// How the plan would land: as it says, else as the need offers.
  func landingMode(_ pair: GatePair) -> LandingMode {
    if let stated = pair.plan.landingMode, pair.plan.landingDay >= oldestPlanFact.day { return stated }
    return need.landingMode
  }

  /// What a plan must state before its capacity can be judged: a bit for each resource by its place among all cases.
  func required(_ mode: LandingMode) -> Int { requiredByMode[mode] ?? 0 }

  /// A plan's number, unless it is unknown or too old.
  func known(_ fact: AgedValue) -> Int64? { fact.known(since: oldestPlanFact) }
}
