import Domain
import Scoring
import Testing

@Suite struct PlanCriteriaTests {
  /// A plan of a firm that can carry it.
  private static func carried(_ world: inout World, _ plan: PlanInput) {
    world.plan = plan
    world.firm.revenue = fact(wan(1_000_000))
  }

  @Test(
    "固定资产投资规模 counts the credited plan",
    arguments: [
      CriterionCase("documented", 4_000) {
        PlanCriteriaTests.carried(&$0, PlanInput(id: 1, firm: 1, fixedInvestment: fact(wan(2000))))
      },
      CriterionCase("written by the firm counts 0.8", 4_000) {
        PlanCriteriaTests.carried(&$0, PlanInput(id: 1, firm: 1, fixedInvestment: fact(wan(2500), .selfReported)))
      },
      CriterionCase("oral counts 0.6", 1_667) {
        PlanCriteriaTests.carried(&$0, PlanInput(id: 1, firm: 1, fixedInvestment: fact(wan(1000), .oral)))
      },
      CriterionCase("strength unknown counts at most 0.6", 1_667) {
        $0.plan = PlanInput(id: 1, firm: 1, fixedInvestment: fact(wan(1000)))
      },
      CriterionCase("capped by twice the net assets", 4_000) {
        $0.plan = PlanInput(id: 1, firm: 1, fixedInvestment: fact(wan(10_000)))
        $0.firm.netAssets = fact(wan(1000))
      },
      CriterionCase("capped by three years of revenue", 4_833) {
        $0.plan = PlanInput(id: 1, firm: 1, fixedInvestment: fact(wan(10_000)))
        $0.firm.revenue = fact(wan(1000))
      },
      CriterionCase("proof of funds lifts the cap", 8_500) {
        $0.plan = PlanInput(id: 1, firm: 1, fixedInvestment: fact(wan(10_000)), fundsProof: fact(true))
        $0.firm.revenue = fact(wan(1000))
      },
      CriterionCase("a workshop has its own curve", 6_857) {
        $0.need.landingMode = .communityWorkshop
        PlanCriteriaTests.carried(&$0, PlanInput(id: 1, firm: 1, fixedInvestment: fact(wan(500))))
      },
      CriterionCase("only the total is given", 1_917, low: 1_667, high: 2_167) {
        PlanCriteriaTests.carried(&$0, PlanInput(id: 1, firm: 1, totalInvestment: fact(wan(1000))))
      },
      CriterionCase("older than twelve months is unknown", 2_500, low: 0, high: 10_000, known: false) {
        PlanCriteriaTests.carried(&$0, PlanInput(id: 1, firm: 1, fixedInvestment: fact(wan(2000), days: 366)))
      },
      CriterionCase("none is a known zero", 0) {
        PlanCriteriaTests.carried(&$0, PlanInput(id: 1, firm: 1, fixedInvestment: fact(wan(0))))
      },
      CriterionCase("no plan", 2_500, low: 0, high: 10_000, known: false) { _ in },
    ])
  func investmentScale(_ row: CriterionCase) throws { try row.check(.investmentScale) }

  @Test(
    "亩均水平 is half investment, half tax a 亩 against the line in force",
    arguments: [
      CriterionCase("both at the reference line", 5_000) {
        PlanCriteriaTests.carried(
          &$0,
          PlanInput(
            id: 1, firm: 1, fixedInvestment: fact(wan(1800)), tax: fact(wan(100)), land: fact(Quantity(10))))
      },
      CriterionCase("tax unknown", 5_000 / 2 + 1_250, low: 2_500, high: 7_500, known: false) {
        PlanCriteriaTests.carried(
          &$0, PlanInput(id: 1, firm: 1, fixedInvestment: fact(wan(1800)), land: fact(Quantity(10))))
      },
      CriterionCase("the need's own line overrides", 10_000) {
        $0.need.thresholds = [
          Threshold(kind: .investment, line: wan(90), mode: .binding),
          Threshold(kind: .tax, line: wan(5), mode: .binding),
        ]
        PlanCriteriaTests.carried(
          &$0,
          PlanInput(
            id: 1, firm: 1, fixedInvestment: fact(wan(1800)), tax: fact(wan(100)), land: fact(Quantity(10))))
      },
      CriterionCase("a rented plant counts by its plot ratio", 5_000) {
        $0.need.building = 1
        $0.building = BuildingInput(id: 1, zone: 1, name: "1号", floors: [], plotRatio: Quantity(milli: 1500))
        PlanCriteriaTests.carried(
          &$0,
          PlanInput(
            id: 1, firm: 1, fixedInvestment: fact(wan(540)), tax: fact(wan(30)), plant: fact(Quantity(3000))))
      },
    ])
  func intensity(_ row: CriterionCase) throws { try row.check(.intensityHeadroom) }

  @Test(
    "亩均水平 is not asked where land is not the measure",
    arguments: [LandingMode.communityWorkshop, .tourism, .agriculture])
  func intensityNotApplicable(mode: LandingMode) throws {
    let line = try World().with { $0.need.landingMode = mode }.line(.intensityHeadroom)
    #expect(!line.applicable)
    #expect(line.doubledWeight == 0)
    #expect(line.contribution.hundredths == 0)
  }

  @Test(
    "税收贡献 takes the forecast, else estimates",
    arguments: [
      CriterionCase("forecast", 4_500) { $0.plan = PlanInput(id: 1, firm: 1, tax: fact(wan(200))) },
      CriterionCase("estimated from last year", 4_500, low: 2_833, high: 5_333) {
        $0.plan = PlanInput(id: 1, firm: 1, output: fact(wan(4000)))
        $0.firm.taxPaid = fact(wan(100))
        $0.firm.revenue = fact(wan(2000))
      },
      CriterionCase("unknown", 2_500, low: 0, high: 10_000, known: false) { _ in },
    ])
  func tax(_ row: CriterionCase) throws { try row.check(.taxContribution) }

  @Test(
    "带动就业 counts new local jobs, never the headcount",
    arguments: [
      CriterionCase("fifty", 4_500) { $0.plan = PlanInput(id: 1, firm: 1, newLocalJobs: fact(50)) },
      CriterionCase("none is a known zero", 0) { $0.plan = PlanInput(id: 1, firm: 1, newLocalJobs: fact(0)) },
      CriterionCase("headcount tells nothing", 3_000, low: 0, high: 10_000, known: false) {
        $0.firm.headcount = fact(5000)
      },
    ])
  func jobs(_ row: CriterionCase) throws { try row.check(.jobs) }

  @Test(
    "资金匹配 compares the plan with assets, else revenue",
    arguments: [
      CriterionCase("once the assets", 8_000) {
        $0.plan = PlanInput(id: 1, firm: 1, totalInvestment: fact(wan(1000)))
        $0.firm.netAssets = fact(wan(1000))
      },
      CriterionCase("twice the revenue", 3_000) {
        $0.plan = PlanInput(id: 1, firm: 1, totalInvestment: fact(wan(2000)))
        $0.firm.revenue = fact(wan(1000))
      },
      CriterionCase("own funds proved", 9_500) {
        $0.plan = PlanInput(
          id: 1, firm: 1, totalInvestment: fact(wan(1000)), ownFundsShare: fact(Quantity(30)))
        $0.firm.netAssets = fact(wan(1000))
      },
      CriterionCase("own funds only claimed", 8_000) {
        $0.plan = PlanInput(
          id: 1, firm: 1, totalInvestment: fact(wan(1000)), ownFundsShare: fact(Quantity(30), .selfReported))
        $0.firm.netAssets = fact(wan(1000))
      },
      CriterionCase("no assets left", 0) {
        $0.plan = PlanInput(id: 1, firm: 1, totalInvestment: fact(wan(1000)))
        $0.firm.netAssets = fact(wan(0))
      },
    ])
  func funding(_ row: CriterionCase) throws { try row.check(.fundingStrength) }

  @Test func aPlanOutOfProportionIsWarnedOf() throws {
    let world = try World().with {
      $0.plan = PlanInput(id: 1, firm: 1, totalInvestment: fact(wan(5_001)))
      $0.firm.revenue = fact(wan(1000))
    }
    #expect(try world.match().flags.map(\.text) == ["投资规模与主体实力明显不匹配,需核资金来源"])
    #expect(try world.with { $0.plan?.totalInvestment = fact(wan(5000)) }.match().flags.isEmpty)
  }

  @Test(
    "环境余量 is half trade, half sewage",
    arguments: [
      CriterionCase("other trade, no sewage", 9_500) {
        $0.firm.mainCode = fact(code("3989"))
        $0.plan = PlanInput(id: 1, firm: 1, sewage: fact(Quantity(0)))
      },
      CriterionCase("heavy trade, sewage unknown", 3_000, low: 500, high: 5_500, known: false) {
        $0.firm.mainCode = fact(code("1743"))
      },
      CriterionCase("a conditional row needs its word", 9_500) {
        $0.firm.mainCode = fact(code("3670"))
        $0.plan = PlanInput(id: 1, firm: 1, sewage: fact(Quantity(0)))
      },
      CriterionCase("and holds with it", 5_500) {
        $0.firm.mainCode = fact(code("3670"))
        $0.plan = PlanInput(id: 1, firm: 1, sewage: fact(Quantity(0)), processes: fact(["电镀"]))
      },
      CriterionCase("a tenth of what is free", 9_000) {
        $0.firm.mainCode = fact(code("3989"))
        $0.plan = PlanInput(id: 1, firm: 1, sewage: fact(Quantity(10)))
        $0.ledger = [
          LedgerInput(zone: 1, resource: .sewage, free: Quantity(100), asOf: World.today.adding(days: -5))
        ]
      },
      CriterionCase("holds of others are taken off", 7_500) {
        $0.firm.mainCode = fact(code("3989"))
        $0.plan = PlanInput(id: 1, firm: 1, sewage: fact(Quantity(15)))
        $0.ledger = [
          LedgerInput(zone: 1, resource: .sewage, free: Quantity(100), asOf: World.today.adding(days: -5))
        ]
        $0.holds = [
          HoldInput(id: 1, zone: 1, resource: .sewage, quantity: Quantity(50), firm: 2, expires: World.today),
          HoldInput(id: 2, zone: 1, resource: .sewage, quantity: Quantity(40), firm: 1, expires: World.today),
        ]
      },
    ])
  func environment(_ row: CriterionCase) throws { try row.check(.environmentalHeadroom) }

  @Test(
    "主体实力 mixes four parts",
    arguments: [
      CriterionCase("all known", 5_000 * 35 / 100 + 7_000 * 35 / 100 + 4_000 * 15 / 100 + 6_000 * 15 / 100) {
        $0.firm.revenue = fact(wan(2000))
        $0.firm.titles = fact([HeldTitle(kind: .highTech)])
        $0.firm.growth = fact(Quantity(0))
        $0.firm.rdShare = fact(Quantity(3))
      },
      CriterionCase("only revenue", 1_750 + 1_950, low: 1_750 + 350 + 300, high: 1_750 + 6_500, known: false) {
        $0.firm.revenue = fact(wan(2000))
      },
      CriterionCase("an expired title is unknown", 1_750 + 1_950, low: 2_400, high: 8_250, known: false) {
        $0.firm.revenue = fact(wan(2000))
        $0.firm.titles = fact([HeldTitle(kind: .listed, expires: World.today.adding(days: -1))])
      },
    ])
  func capability(_ row: CriterionCase) throws { try row.check(.capability) }
}
