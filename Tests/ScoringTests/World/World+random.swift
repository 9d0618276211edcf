import Domain
import Scoring

extension World {
  /// A county full of firms with every mix of known, unknown and stale facts.
  static func random(_ profile: String, firms: Int, seed: UInt64) throws -> World {
    var dice = Dice(seed)
    var world = try World(profile)
    world.firm = firm(1, &dice)
    for id in 2...Int64(firms) { world.otherFirms.append(firm(id, &dice)) }
    var plan: Int64 = 0
    for id in 1...Int64(firms) {
      for _ in 0..<dice.number(0...2) {
        plan += 1
        world.otherPlans.append(self.plan(plan, of: id, &dice))
      }
    }
    world.park.wage = fact(Money(yuan: 3500))
    world.park.labour = fact([SkillSupply(skill: "缝制", available: 300)])
    world.need.readyDate = CalendarDate("2027-03-01")
    world.need.windowFrom = CalendarDate("2026-06-01")
    world.need.windowTo = CalendarDate("2028-12-31")
    world.need.lawfulOffers = [LawfulOffer(code: "厂房装修", basis: "示例文件"), LawfulOffer(code: "返还", basis: nil)]
    world.ledger = Resource.allCases.map {
      LedgerInput(zone: 1, resource: $0, free: Quantity(400), asOf: World.today.adding(days: -3))
    }
    world.holds = [
      HoldInput(id: 1, zone: 1, resource: .land, quantity: Quantity(30), firm: 3, expires: World.today)
    ]
    var tea = world.need
    tea.id = 2
    tea.code = "SQ-T-02"
    tea.title = "绿茶精制加工"
    tea.text = ""
    tea.targetClasses = [code("1530")]
    tea.targetLinks = ["F06"]
    var silk = tea
    silk.id = 3
    silk.code = "SQ-T-03"
    silk.title = "丝绸织造与印染"
    silk.targetClasses = []
    silk.targetLinks = ["S07", "S08"]
    world.otherNeeds = [tea, silk]
    return world
  }

  private static let words = [
    "汽车线束", "电子线束", "汽车电线", "绿茶", "坯绸", "曲轴", "数码印花", "音箱", "钢锭", "端子线",
  ]

  private static func firm(_ id: Int64, _ dice: inout Dice) -> FirmInput {
    let codes = ["1530", "1512", "1741", "1742", "1743", "3120", "3670", "3831", "3952", "3981", "3989", "0164"].map(
      code)
    let places = ["610100", "610900", "210100", "310000", "999999"]
    var firm = FirmInput(id: id, name: "甲子示例\(id)号")
    firm.isLocal = dice.number(0...19) == 0
    firm.mainCode = dice.sometimes { $0.aged($0.pick(codes)) }
    firm.secondaryCodes = dice.sometimes { $0.aged([$0.pick(codes)]) }
    firm.inferredCodes =
      dice.sometimes { [InferredCode(code: $0.pick(codes), confidence: Int($0.number(2000...9500)))] } ?? []
    firm.products = dice.sometimes { $0.aged([$0.pick(words), $0.pick(words)]) }
    firm.technologies = dice.sometimes { $0.aged([$0.pick(["压接机", "数控机床"])]) }
    firm.businessScope = dice.sometimes { $0.aged("\($0.pick(words))制造;\($0.pick(words))销售;技术开发") }
    firm.titles = dice.sometimes { dice in
      dice.aged(dice.sometimes { [HeldTitle(kind: $0.pick(FirmTitle.allCases))] } ?? [])
    }
    firm.revenue = dice.sometimes { $0.aged(wan($0.number(0...200_000))) }
    firm.netAssets = dice.sometimes { $0.aged(wan($0.number(0...50_000))) }
    firm.taxPaid = dice.sometimes { $0.aged(wan($0.number(0...5000))) }
    firm.growth = dice.sometimes { $0.aged(Quantity(milli: $0.number(-40_000...60_000))) }
    firm.rdShare = dice.sometimes { $0.aged(Quantity(milli: $0.number(0...15_000))) }
    firm.markets = dice.sometimes { $0.aged([PlaceShare(place: $0.pick(places), share: Quantity(50))]) }
    firm.suppliers = dice.sometimes { $0.aged([PlaceShare(place: $0.pick(places))]) }
    firm.mainInputs = dice.sometimes { $0.aged([$0.pick(["汽车电线", "铜材"])]) }
    firm.preferredRegions = dice.sometimes { $0.aged([$0.pick(["陕西", "长三角"])]) }
    firm.expansionIntent = dice.sometimes { $0.aged($0.pick(ExpansionIntent.allCases)) }
    firm.wage = dice.sometimes { $0.aged(Money(yuan: $0.number(3000...7000))) }
    firm.ties =
      dice.sometimes {
        [AlumniTie(person: id, role: $0.pick(RoleLevel.allCases), homePlace: $0.pick(places), asOf: World.today)]
      } ?? []
    firm.engagements =
      dice.sometimes {
        [
          Engagement(
            kind: $0.pick(EngagementKind.allCases), date: World.today.adding(days: -Int($0.number(0...900))))
        ]
      } ?? []
    return firm
  }

  private static func plan(_ id: Int64, of firm: Int64, _ dice: inout Dice) -> PlanInput {
    var plan = PlanInput(id: id, firm: firm, name: "示例项目\(id)")
    plan.totalInvestment = dice.sometimes { $0.aged(wan($0.number(0...60_000))) }
    plan.fixedInvestment = dice.sometimes { $0.aged(wan($0.number(0...40_000))) }
    plan.output = dice.sometimes { $0.aged(wan($0.number(0...90_000))) }
    plan.tax = dice.sometimes { $0.aged(wan($0.number(0...3000))) }
    plan.newLocalJobs = dice.sometimes { $0.aged($0.number(0...800)) }
    plan.ownFundsShare = dice.sometimes { $0.aged(Quantity($0.number(0...100))) }
    plan.land = dice.sometimes { $0.aged(Quantity($0.number(0...120))) }
    plan.power = dice.sometimes { $0.aged(Quantity($0.number(0...900))) }
    plan.sewage = dice.sometimes { $0.aged(Quantity($0.number(0...500))) }
    plan.skills = dice.sometimes { $0.aged([SkillDemand(skill: "缝制", count: $0.number(0...400))]) }
    plan.asks = dice.sometimes { $0.aged([$0.pick(["厂房装修", "返还", "专线"])]) }
    plan.wantedStart = dice.sometimes { $0.aged(World.today.adding(days: Int($0.number(-200...900)))) }
    plan.landingMode = dice.sometimes { $0.aged($0.pick(LandingMode.allCases)) }
    return plan
  }
}
