import Domain
import Scoring
import Testing

@Suite struct ReasonCriteriaTests {
  @Test(
    "扩产意向 ages by whole months",
    arguments: [
      CriterionCase("written lately", 10_000) { $0.firm.expansionIntent = fact(.written) },
      CriterionCase("in minutes a year ago", 6_400) {
        $0.firm.expansionIntent = Dated(.minutes, asOf: CalendarDate("2025-11-23")!)
      },
      CriterionCase("no plan", 0) { $0.firm.expansionIntent = fact(.none) },
      CriterionCase("a plan filled in", 6_000) {
        $0.plan = PlanInput(id: 1, firm: 1, totalInvestment: fact(wan(1000)))
      },
      CriterionCase("a lease about to end is a signal", 3_500) {
        $0.firm.leaseEnd = fact(World.today.adding(days: 90))
      },
      CriterionCase("silence", 2_000, low: 0, high: 10_000, known: false) { _ in },
    ])
  func intent(_ row: CriterionCase) throws { try row.check(.expansionIntent) }

  @Test(
    "配套与原料 takes the nearest partner",
    arguments: [
      CriterionCase("its input is made in the park", 10_000) { $0.firm.mainInputs = fact(["汽车电线"]) },
      CriterionCase("its customer is in the city", 7_000) { $0.firm.customers = fact(["绿茶"]) },
      CriterionCase("its supplier is near by road", 4_000) { $0.firm.suppliers = fact([PlaceShare(place: "610100")]) },
      CriterionCase("its supplier is far", 0) { $0.firm.suppliers = fact([PlaceShare(place: "210100")]) },
      CriterionCase("it has none", 0) { $0.firm.mainInputs = fact([]) },
      CriterionCase("derived from its products' neighbours", 10_000) { $0.firm.products = fact(["汽车线束"]) },
      CriterionCase("nothing known", 3_000, low: 0, high: 10_000, known: false) { $0.firm.products = fact(["绿茶"]) },
    ])
  func supply(_ row: CriterionCase) throws { try row.check(.supplyProximity) }

  @Test(
    "市场与物流 looks at the market, not the head office",
    arguments: [
      CriterionCase("heavy goods sold near", 8_000) {
        $0.firm.products = fact(["矿泉水"])
        $0.firm.place = fact("210100")
        $0.firm.markets = fact([PlaceShare(place: "610100")])
      },
      CriterionCase("heavy goods sold far", 0) {
        $0.firm.products = fact(["矿泉水"])
        $0.firm.place = fact("610100")
        $0.firm.markets = fact([PlaceShare(place: "210100")])
      },
      CriterionCase("light goods sold at 1,500 km", 7_000) {
        $0.firm.mainCode = fact(code("3989"))
        $0.firm.markets = fact([PlaceShare(place: "310000")])
      },
      CriterionCase("the largest share is the main market", 10_000) {
        $0.firm.mainCode = fact(code("3989"))
        $0.firm.markets = fact([
          PlaceShare(place: "310000", share: Quantity(30)), PlaceShare(place: "610100", share: Quantity(60)),
        ])
      },
      CriterionCase("unknown goods keep an interval", 2_000, low: 0, high: 7_000) {
        $0.firm.markets = fact([PlaceShare(place: "310000")])
      },
      CriterionCase("a wish for the west lifts it", 8_000) {
        $0.firm.mainCode = fact(code("3989"))
        $0.firm.markets = fact([PlaceShare(place: "310000")])
        $0.firm.preferredRegions = fact(["西部省份"])
      },
      CriterionCase("a wish for elsewhere holds it down", 2_000) {
        $0.firm.mainCode = fact(code("3989"))
        $0.firm.markets = fact([PlaceShare(place: "610100")])
        $0.firm.preferredRegions = fact(["长三角"])
      },
      CriterionCase("exporters look to their port", 8_500) {
        $0.firm.mainCode = fact(code("3989"))
        $0.firm.exportShare = fact(Quantity(80))
        $0.firm.exportPort = fact("port")
        $0.firm.markets = fact([PlaceShare(place: "610100")])
        $0.reference.roads.append(RoadDistance(from: "610922", to: "port", km: 1000))
      },
      CriterionCase("no road row", 4_000, low: 0, high: 10_000, known: false) {
        $0.firm.markets = fact([PlaceShare(place: "999999")])
      },
    ])
  func location(_ row: CriterionCase) throws { try row.check(.location) }

  @Test(
    "场地适配 weighs the smallest fit most",
    arguments: [
      CriterionCase("all offered", 10_000) {
        $0.need.offers = [SiteOffer(resource: .power, quantity: Quantity(1000))]
        $0.plan = PlanInput(id: 1, firm: 1, power: fact(Quantity(400)))
      },
      CriterionCase("one short at 0.8", 3_000 * 7 / 10 + (3_000 + 10_000) / 2 * 3 / 10) {
        $0.need.offers = [
          SiteOffer(resource: .power, quantity: Quantity(800)), SiteOffer(resource: .water, quantity: Quantity(50)),
        ]
        $0.plan = PlanInput(id: 1, firm: 1, power: fact(Quantity(1000)), water: fact(Quantity(10)))
      },
      CriterionCase("a whole offer four times too large", 7_000) {
        $0.need.offers = [SiteOffer(resource: .plant, quantity: Quantity(4000), splittable: false)]
        $0.plan = PlanInput(id: 1, firm: 1, plant: fact(Quantity(1000)))
      },
      CriterionCase("an unknown offer takes the prior", 5_000, low: 0, high: 10_000, known: false) {
        $0.plan = PlanInput(id: 1, firm: 1, steam: fact(Quantity(1)))
      },
      CriterionCase("the third floor is no ground floor", 0) {
        $0.need.building = 1
        $0.building = BuildingInput(id: 1, zone: 1, name: "1号", floors: [BuildingFloor(number: 3)])
        $0.plan = PlanInput(id: 1, firm: 1, groundFloor: fact(true))
      },
      CriterionCase("nothing asked", 5_000, low: 0, high: 10_000, known: false) {
        $0.plan = PlanInput(id: 1, firm: 1, power: fact(Quantity(0)))
      },
    ])
  func site(_ row: CriterionCase) throws { try row.check(.siteFit) }

  @Test(
    "用工适配 looks at skills and wages",
    arguments: [
      CriterionCase("plenty of hands, wage 15 % lower", 8_800) {
        $0.park.labour = fact([SkillSupply(skill: "缝制", available: 1000)])
        $0.park.wage = fact(Money(yuan: 3400))
        $0.firm.wage = fact(Money(yuan: 4000))
        $0.plan = PlanInput(id: 1, firm: 1, skills: fact([SkillDemand(skill: "缝制", count: 100)]))
      },
      CriterionCase("a skill the county lacks", 600 + 2_000, low: 600, high: 4_600, known: false) {
        $0.park.labour = fact([SkillSupply(skill: "缝制", available: 1000)])
        $0.plan = PlanInput(id: 1, firm: 1, skills: fact([SkillDemand(skill: "焊工", count: 100)]))
      },
    ])
  func labour(_ row: CriterionCase) throws { try row.check(.labourFit) }

  @Test(
    "时间衔接 counts whole months either way",
    arguments: [
      CriterionCase("ready a year early", 7_000) {
        $0.need.readyDate = CalendarDate("2026-03-01")
        $0.plan = PlanInput(id: 1, firm: 1, wantedStart: fact(CalendarDate("2027-03-01")!))
      },
      CriterionCase("six months late", 4_000) {
        $0.need.readyDate = CalendarDate("2027-09-01")
        $0.plan = PlanInput(id: 1, firm: 1, wantedStart: fact(CalendarDate("2027-03-01")!))
      },
      CriterionCase("no date of the site", 4_000, low: 0, high: 10_000, known: false) {
        $0.plan = PlanInput(id: 1, firm: 1, wantedStart: fact(CalendarDate("2027-03-01")!))
      },
    ])
  func timing(_ row: CriterionCase) throws { try row.check(.timing) }

  @Test(
    "诉求可依法满足 leaves unlawful asks out",
    arguments: [
      CriterionCase("one of two, a third unlawful", 5_000) {
        $0.need.lawfulOffers = [
          LawfulOffer(code: "厂房装修", basis: "县政府文件(示例)"), LawfulOffer(code: "税收返还", basis: nil),
        ]
        $0.plan = PlanInput(id: 1, firm: 1, asks: fact(["厂房装修", "专线供电", "税收返还"]))
      },
      CriterionCase("nothing asked", 5_000, low: 0, high: 10_000, known: false) {
        $0.plan = PlanInput(id: 1, firm: 1, asks: fact([]))
      },
    ])
  func policy(_ row: CriterionCase) throws { try row.check(.policyFit) }

  @Test(
    "校友关系 is who the alumnus is, and where from",
    arguments: [
      CriterionCase("founder from the county", 10_000) {
        $0.firm.ties = [AlumniTie(person: 1, role: .controller, homePlace: "610922", asOf: World.today)]
      },
      CriterionCase("an engineer from the province", 650 + 1_400) {
        $0.firm.ties = [AlumniTie(person: 1, role: .staff, homePlace: "610100", asOf: World.today)]
      },
      CriterionCase("who left and who refuses are passed over", 650 + 1_400) {
        $0.firm.ties = [
          AlumniTie(
            person: 1, role: .controller, homePlace: "610922",
            held: DaySpan(until: World.today.adding(days: -1)), asOf: World.today),
          AlumniTie(person: 2, role: .controller, homePlace: "610922", refused: DaySpan(), asOf: World.today),
          AlumniTie(person: 3, role: .staff, homePlace: "610100", asOf: World.today),
        ]
      },
      CriterionCase("a role of three years ago is unknown", 3_500, low: 3_500, high: 10_000, known: false) {
        $0.firm.ties = [
          AlumniTie(person: 1, role: .controller, homePlace: "610922", asOf: World.today.adding(days: -1100))
        ]
      },
    ])
  func tie(_ row: CriterionCase) throws { try row.check(.alumniTie) }

  @Test(
    "互动热度 halves every 180 days and earns nothing for unanswered calls",
    arguments: [
      CriterionCase("no contact is a known zero", 0) { _ in },
      CriterionCase("a visit today", 10_000) {
        $0.firm.engagements = [Engagement(kind: .visitedCounty, date: World.today)]
      },
      CriterionCase("a visit half a year ago", 5_000) {
        $0.firm.engagements = [Engagement(kind: .visitedCounty, date: World.today.adding(days: -180))]
      },
      CriterionCase("a meeting 90 days ago", 3_536) {
        $0.firm.engagements = [Engagement(kind: .meeting, date: World.today.adding(days: -90))]
      },
      CriterionCase("twenty calls without an answer", 0) {
        $0.firm.engagements = (1...20).map {
          Engagement(kind: .unanswered, date: World.today.adding(days: -$0))
        }
      },
    ])
  func engagement(_ row: CriterionCase) throws { try row.check(.engagement) }
}
