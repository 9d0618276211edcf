import Domain
import Scoring
import Testing

/// What a snapshot was given is what it tells.
@Suite struct SnapshotStoreTests {
  @Test func everyFieldOfAFirmAndItsPlanComesBack() {
    var builder = SnapshotBuilder(version: 1, reference: World.reference)
    builder.add(firm: SnapshotStoreTests.firm)
    builder.add(plan: SnapshotStoreTests.plan)
    let snapshot = builder.build()
    #expect(snapshot.firm(7) == SnapshotStoreTests.firm)
    #expect(snapshot.plans(of: 7) == [SnapshotStoreTests.plan])
    #expect(snapshot.firm(8) == nil)
    #expect(snapshot.plans(of: 8).isEmpty)
  }

  @Test func unknownStaysUnknownAndEmptyStaysEmpty() {
    let bare = FirmInput(id: -3, name: "")
    let empty = FirmInput(
      id: 4, name: "示例", secondaryCodes: fact([]), products: fact([]), businessScope: fact(""), titles: fact([]),
      markets: fact([]), customers: fact([]), preferredRegions: fact([]))
    var builder = SnapshotBuilder(version: 1, reference: World.reference)
    builder.add(firm: empty)
    builder.add(firm: bare)
    let snapshot = builder.build()
    #expect(snapshot.firm(-3) == bare)
    #expect(snapshot.firm(4) == empty)
  }

  @Test("Rows of any order and numbers", arguments: [81, 82] as [UInt64])
  func anyOrder(seed: UInt64) throws {
    let world = try World.random("review", firms: 120, seed: seed)
    var dice = Dice(seed)
    var builder = SnapshotBuilder(version: 1, reference: World.reference)
    let firms = [world.firm] + world.otherFirms
    for plan in world.otherPlans.shuffled(using: &dice) { builder.add(plan: plan) }
    for firm in firms.shuffled(using: &dice) { builder.add(firm: firm) }
    builder.add(plan: PlanInput(id: 9_999, firm: 9_999))
    let snapshot = builder.build()
    #expect(snapshot.firmCount == firms.count)
    for firm in firms {
      #expect(snapshot.firm(firm.id) == firm)
      #expect(
        snapshot.plans(of: firm.id) == world.otherPlans.filter { $0.firm == firm.id }.sorted { $0.id < $1.id })
    }
    #expect(snapshot.plans(of: 9_999).isEmpty)
  }

  private static let firm = FirmInput(
    id: 7, name: "示例企业", creditCode: CreditCode("91420100MA4K111101"), isLocal: true,
    place: fact("420100", .oral),
    mainCode: fact(code("3670")), secondaryCodes: fact([code("3989"), code("C")]),
    inferredCodes: [InferredCode(code: code("3831"), confidence: 8_200)], products: fact(["汽车线束", "端子线"]),
    technologies: fact(["压接机"]), businessScope: fact("汽车线束制造"),
    titles: fact([HeldTitle(kind: .littleGiant, expires: CalendarDate("2027-06-30")), HeldTitle(kind: .listed)]),
    revenue: fact(Money(yuan: -1)), taxPaid: fact(Money(yuan: .max)), netAssets: fact(Money(yuan: .min)),
    growth: fact(Quantity(milli: -40_001)), rdShare: fact(Quantity(milli: 0)),
    headcount: fact(128), exportShare: fact(Quantity(60)), exportPort: fact("NINGBO"),
    markets: fact([PlaceShare(place: "610100", share: Quantity(40)), PlaceShare(place: "310000")]),
    suppliers: fact([PlaceShare(place: "510100")]), mainInputs: fact(["铜材"]), customers: fact(["整车"]),
    leaseEnd: fact(CalendarDate("2027-01-31")!), preferredRegions: fact(["陕西"]), expansionIntent: fact(.minutes),
    wage: fact(Money(yuan: 4200)),
    standingChecks: [
      StandingCheck(
        list: StandingList.allCases[1], subject: .controller, state: .clear, checked: World.today, source: 3)
    ],
    ties: [
      AlumniTie(person: 5, role: .chief, homePlace: "610922", asOf: World.today, source: 2),
      AlumniTie(person: 6, asOf: World.today.adding(days: -90_000)),
    ],
    engagements: [Engagement(kind: .meeting, date: World.today, source: 4)])

  private static let plan = PlanInput(
    id: 70, firm: 7, name: "示例项目", content: "年产线束", code: fact(code("3831")),
    landingMode: fact(.communityWorkshop), totalInvestment: fact(wan(900)), fixedInvestment: fact(wan(600)),
    ownFundsShare: fact(Quantity(30)), fundsProof: fact(true), output: fact(wan(2000)), tax: fact(wan(80)),
    newLocalJobs: fact(90), skills: fact([SkillDemand(skill: "缝制", count: 40)]), land: fact(Quantity(12)),
    plant: fact(Quantity(3000)), clearHeight: fact(Quantity(milli: 4500)), floorLoad: fact(Quantity(5)),
    groundFloor: fact(false), crane: fact(Quantity(0)), fireClass: fact(.bing), power: fact(Quantity(400)),
    water: fact(Quantity(20)), sewage: fact(Quantity(15)), gas: fact(Quantity(1)), steam: fact(Quantity(2)),
    energyTce: fact(Quantity(200)), electricity: fact(Quantity(100)), cod: fact(Quantity(milli: 5)),
    ammonia: fact(Quantity(milli: 6)), phosphorus: fact(Quantity(milli: 7)), processWastewater: fact(true),
    processes: fact(["电镀"]), hazards: fact(Hazard.allCases), secondHandEquipment: fact(false),
    wantedStart: fact(CalendarDate("2027-03-01")!), asks: fact(["厂房装修"]))
}
