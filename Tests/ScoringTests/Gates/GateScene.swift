import Domain
import Scoring

/// One firm with one plan before one need, complete enough to pass every gate but `industry_admission` (lists absent) and
/// `pollutant_total` (no opinion yet); a test changes what it is about.
struct GateScene {
  static let today = CalendarDate(year: 2026, month: 11, day: 23)!

  var rules: RulePack
  var firm = GateScene.firm(1)
  var plan: PlanInput? = GateScene.plan(1)
  var need = NeedInput(
    id: 1, code: "SQ-T-01", title: "汽车线束", park: 1, zone: 1, building: 1, floor: 1, landingMode: .plant,
    windowFrom: CalendarDate("2027-01-01"), windowTo: CalendarDate("2027-12-31"))
  var park = ParkInput(id: 1, name: "石泉经济技术开发区", place: "610922")
  var zone = ZoneInput(
    id: 1, park: 1, name: "池河", qinling: .outside, bankDistance: Quantity(milli: 600), plotRatio: Quantity(milli: 1500),
    sewagePiped: true)
  var building = BuildingInput(
    id: 1, zone: 1, name: "1号厂房",
    floors: [
      BuildingFloor(
        number: 1, area: Quantity(3000), clearHeight: Quantity(6), floorLoad: Quantity(20), crane: Quantity(5)),
      BuildingFloor(
        number: 3, area: Quantity(3000), clearHeight: Quantity(milli: 4500), floorLoad: Quantity(5), crane: Quantity(0)),
    ], fireClass: .bing, plotRatio: Quantity(milli: 1500))
  var ledger = Resource.allCases.map {
    LedgerInput(zone: 1, resource: $0, free: Quantity(10_000), asOf: GateScene.today.adding(days: -3))
  }
  var holds: [HoldInput] = []
  /// Other zones of the park.
  var otherZones: [ZoneInput] = []
  var profile = "review"
  var rulings: [RulingInput] = []

  init(_ rules: RulePack) { self.rules = rules }

  /// A fact of ten days ago.
  static func fact<Value>(_ value: Value) -> Dated<Value> { Dated(value, asOf: today.adding(days: -10)) }

  static func firm(_ id: Int64) -> FirmInput {
    FirmInput(
      id: id, name: "甲子示例线束\(id)号", mainCode: fact(IndustryCode("3989")!), products: fact(["汽车线束"]),
      standingChecks: StandingList.allCases.flatMap { list in
        [StandingSubject.firm, .controller].map {
          StandingCheck(list: list, subject: $0, state: .clear, checked: today.adding(days: -20))
        }
      })
  }

  static func plan(_ id: Int64) -> PlanInput {
    PlanInput(
      id: id, firm: 1, name: "线束生产线", landingMode: fact(.plant), fixedInvestment: fact(Money(wan: 1500)),
      tax: fact(Money(wan: 60)), plant: fact(Quantity(3000)), power: fact(Quantity(400)), water: fact(Quantity(10)),
      sewage: fact(Quantity(8)), energyTce: fact(Quantity(120)), electricity: fact(Quantity(60)),
      processWastewater: fact(false), processes: fact([]), hazards: fact([]), secondHandEquipment: fact(false),
      wantedStart: fact(CalendarDate("2027-03-01")!))
  }

  /// Changes the plan.
  mutating func plan(_ change: (inout PlanInput) -> Void) {
    guard var plan else { return }
    change(&plan)
    self.plan = plan
  }

  var context: GateContext {
    get throws {
      var reference = World.reference
      reference.trades = rules.trades
      var builder = SnapshotBuilder(version: 1, reference: reference)
      builder.add(firm: firm)
      if let plan { builder.add(plan: plan) }
      builder.add(need: need)
      builder.add(park: park)
      builder.add(zone: zone)
      otherZones.forEach { builder.add(zone: $0) }
      builder.add(building: building)
      ledger.forEach { builder.add(ledger: $0) }
      holds.forEach { builder.add(hold: $0) }
      rulings.forEach { builder.add(ruling: $0) }
      let ranker = Ranker(snapshot: builder.build(), rules: rules)
      return try ranker.gates(need: need.id, profile: shippedProfile(profile), date: GateScene.today)
    }
  }

  /// The explained result of one gate.
  func result(_ gate: GateName) throws -> GateResult {
    let context = try context
    let verdict = context.verdict(gate, firm: 0, plan: plan == nil ? nil : 0)
    return context.explain(gate, verdict, firm: firm, plan: plan)
  }

  /// The band by the gates alone.
  var band: Band {
    get throws { try context.band(firm: 0, plan: plan == nil ? nil : 0) }
  }
}
