import Domain
import Scoring

/// A small Shiquan put together in memory on the real profiles, rules and reference tables.
struct CaseScene {
  static let today = CalendarDate("2026-11-23")!

  var firms: [FirmInput] = []
  var plans: [PlanInput] = []
  var needs: [NeedInput] = []
  var holds: [HoldInput] = []
  var rulings: [RulingInput] = []
  var ledger = Resource.allCases.map {
    LedgerInput(zone: 1, resource: $0, free: Quantity(50_000), asOf: CaseScene.today.adding(days: -5))
  }
  var building = BuildingInput(
    id: 1, zone: 1, name: "池河示例厂房",
    floors: [
      BuildingFloor(
        number: 1, area: Quantity(4000), clearHeight: Quantity(9), floorLoad: Quantity(20), crane: Quantity(10)),
      BuildingFloor(number: 3, area: Quantity(4000), clearHeight: Quantity(milli: 4500), floorLoad: Quantity(5)),
    ], fireClass: .bing, plotRatio: Quantity(1))

  /// A fact known three weeks ago.
  static func fact<Value>(_ value: Value) -> Dated<Value> { Dated(value, asOf: today.adding(days: -21)) }

  static func code(_ text: String) -> Dated<IndustryCode> { fact(IndustryCode(text)!) }

  /// A firm that makes `products`, otherwise like every other.
  static func firm(_ id: Int64, _ code: String, _ products: [String]) -> FirmInput {
    FirmInput(
      id: id, name: "示例企业\(id)", mainCode: CaseScene.code(code), products: products.isEmpty ? nil : fact(products),
      revenue: fact(Money(wan: 8000)), netAssets: fact(Money(wan: 4000)),
      standingChecks: StandingList.allCases.flatMap { list in
        [StandingSubject.firm, .controller].map {
          StandingCheck(list: list, subject: $0, state: .clear, checked: today.adding(days: -10))
        }
      })
  }

  /// A plan with every fact the gates ask for.
  static func plan(_ id: Int64, of firm: Int64) -> PlanInput {
    PlanInput(
      id: id, firm: firm, name: "示例项目\(id)", landingMode: fact(.plant),
      fixedInvestment: fact(Money(wan: 3000)), ownFundsShare: fact(Quantity(40)), output: fact(Money(wan: 9000)),
      tax: fact(Money(wan: 200)), newLocalJobs: fact(90), plant: fact(Quantity(3000)), power: fact(Quantity(500)),
      water: fact(Quantity(20)), sewage: fact(Quantity(15)), gas: fact(Quantity(0)), steam: fact(Quantity(0)),
      energyTce: fact(Quantity(200)), electricity: fact(Quantity(100)), processWastewater: fact(false),
      processes: fact([]), hazards: fact([]), secondHandEquipment: fact(false),
      wantedStart: fact(CalendarDate("2027-03-01")!), asks: fact([]))
  }

  static func need(
    _ id: Int64, _ title: String, codes: [String], links: [String], landing: LandingMode = .plant
  ) -> NeedInput {
    NeedInput(
      id: id, code: "SQ-T-\(id)", title: title, text: "引进\(title)企业", park: 1, zone: 1, building: 1,
      landingMode: landing,
      targetClasses: codes.compactMap { IndustryCode($0) }, targetLinks: links, windowFrom: CalendarDate("2027-01-01"),
      windowTo: CalendarDate("2027-12-31"), readyDate: CalendarDate("2027-01-01"))
  }

  static let tea = need(1, "富硒绿茶精制", codes: ["1530"], links: ["F06"])
  static let harness = need(2, "汽车线束", codes: ["3989", "3670", "3831"], links: ["E08", "E09"])
  static let plush = need(3, "毛绒玩具", codes: ["2459", "2455"], links: ["T09", "T10"], landing: .communityWorkshop)
  static let silk = need(4, "丝绸印染与服饰", codes: ["1743", "1819"], links: ["S08", "S10"])
  static let water = need(5, "山泉水", codes: ["1522"], links: ["F13"], landing: .land)
  static let machining = need(6, "机加工与锻造", codes: ["3484", "3393"], links: ["M04", "M07"])
  static let dishes = need(7, "预制菜", codes: ["1432"], links: ["F11"], landing: .land)

  /// An opinion that closes `pollutant_total` for a plan.
  static func opinion(_ id: Int64, plan: Int64) -> RulingInput {
    RulingInput(
      id: id, rule: "pollutant_total", plan: plan, department: "生态环境分局", outcome: .met,
      paper: "石环示例〔2026〕\(id)号", date: today.adding(days: -5))
  }

  func ranker() throws -> Ranker {
    var builder = SnapshotBuilder(version: 1, reference: try ShippedTables.reference.get())
    builder.add(park: ParkInput(id: 1, name: "石泉经济技术开发区", place: "610922", wage: CaseScene.fact(Money(yuan: 3600))))
    builder.add(
      zone: ZoneInput(id: 1, park: 1, name: "池河", qinling: .outside, bankDistance: Quantity(2), chemicalPark: false))
    builder.add(building: building)
    for line in ledger { builder.add(ledger: line) }
    for hold in holds { builder.add(hold: hold) }
    for ruling in rulings { builder.add(ruling: ruling) }
    for need in needs { builder.add(need: need) }
    for firm in firms { builder.add(firm: firm) }
    for plan in plans { builder.add(plan: plan) }
    return Ranker(snapshot: builder.build(), rules: try shippedRules())
  }

  func rank(_ profile: String, need: Int64, top: Int = 200) throws -> Ranking {
    try ranker().rank(need: need, profile: try shippedProfile(profile), date: CaseScene.today, top: top)
  }

  func explain(_ profile: String, need: Int64, firm: Int64) throws -> Match {
    try ranker().explain(need: need, enterprise: firm, profile: try shippedProfile(profile), date: CaseScene.today)
  }
}

extension Match {
  /// The line of a criterion.
  func line(_ criterion: CriterionName) -> Contribution? {
    sides.lazy.flatMap(\.contributions).first { $0.criterion == criterion.key }
  }

  /// What a gate says.
  func gate(_ name: GateName) -> GateResult? { gates.first { $0.rule == name } }

  /// The county's gain, hundredths of a point.
  var gain: Int64 { sides.first { $0.side == .gain }?.score.hundredths ?? -1 }
}

extension [Match] {
  /// The place of a firm in the list.
  func place(of firm: Int64) -> Int? { firstIndex { $0.enterprise.id == firm } }
}
