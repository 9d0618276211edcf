import Domain
import Scoring
import Testing

@Suite("Cases of gates: 4, 7, 8, 9")
struct GateCases {
  @Test(arguments: ["outreach", "review"])
  func `case 4: a plush firm of 500 万 in a community workshop is not rejected`(profile: String) throws {
    var scene = CaseScene()
    scene.needs = [CaseScene.plush]
    scene.firms = [CaseScene.firm(1, "2459", ["毛绒玩具"])]
    var plan = CaseScene.plan(1, of: 1)
    plan.landingMode = CaseScene.fact(.communityWorkshop)
    plan.fixedInvestment = CaseScene.fact(Money(wan: 500))
    plan.tax = CaseScene.fact(Money(wan: 10))
    scene.plans = [plan]
    let match = try #require(try scene.rank(profile, need: 3).matches.first)
    #expect(match.band != "C")
    #expect(match.gate(.investmentIntensity)?.verdict == .notApplicable)
    #expect(match.gate(.taxIntensity)?.verdict == .notApplicable)
    #expect(match.gate(.investmentIntensity)?.text == "社区工厂项目,投资强度不适用")
    #expect(match.line(.intensityHeadroom)?.applicable == false)
  }

  @Test func `case 7: with no county list loaded a ruled pair is A, an unruled one B1 above every B2`() throws {
    var scene = CaseScene()
    scene.needs = [CaseScene.harness]
    scene.firms = (1...3).map { CaseScene.firm($0, "3989", ["汽车线束"]) }
    scene.plans = (1...3).map { CaseScene.plan($0, of: $0) }
    scene.plans[1].fixedInvestment = CaseScene.fact(Money(wan: 1000))
    scene.plans[2].fixedInvestment = CaseScene.fact(Money(wan: 9000))
    scene.plans[2].tax = CaseScene.fact(Money(wan: 900))
    scene.plans[2].sewage = nil
    scene.rulings = [CaseScene.opinion(1, plan: 1)]
    let ranking = try scene.rank("review", need: 2)
    #expect(ranking.matches.map(\.bandDetail) == ["A", "B1", "B2"])
    #expect(ranking.matches.map(\.enterprise.id) == [1, 2, 3])
    #expect(ranking.matches[2].score > ranking.matches[1].score)
    #expect(ranking.matches[0].gate(.industryAdmission)?.origin == .ruleAbsent)
    #expect(ranking.absentRules.map(\.list) == ["qinling", "catalogue", "negative", "function_zone", "high_energy"])
  }

  @Test func `case 8: who holds the last 30 亩 passes, the next one lacks 30 亩`() throws {
    var scene = CaseScene()
    scene.needs = [CaseScene.dishes]
    scene.firms = [CaseScene.firm(1, "1432", ["预制菜"]), CaseScene.firm(2, "1432", ["预制菜"])]
    scene.plans = [CaseScene.plan(1, of: 1), CaseScene.plan(2, of: 2)]
    for index in scene.plans.indices {
      scene.plans[index].landingMode = CaseScene.fact(.land)
      scene.plans[index].land = CaseScene.fact(Quantity(30))
      scene.plans[index].fixedInvestment = CaseScene.fact(Money(wan: 9000))
      scene.plans[index].tax = CaseScene.fact(Money(wan: 500))
    }
    scene.ledger.removeAll { $0.resource == .land }
    scene.ledger.append(
      LedgerInput(zone: 1, resource: .land, free: Quantity(30), asOf: CaseScene.today.adding(days: -5)))
    scene.holds = [
      HoldInput(
        id: 1, zone: 1, resource: .land, quantity: Quantity(30), firm: 1, plan: 1,
        expires: CaseScene.today.adding(days: 60))
    ]
    let ranking = try scene.rank("review", need: 7)
    #expect(ranking.matches.map(\.enterprise.id) == [1])
    #expect(ranking.matches.first?.gate(.capacity)?.verdict == .pass)
    let next = try #require(ranking.rejected.first)
    #expect(next.enterprise.id == 2)
    #expect(next.gate(.capacity)?.gap?.text == "缺30亩")
    #expect(next.gate(.capacity)?.gap?.quantity == Quantity(30))
  }

  @Test func `case 9: a hammer forge against a third floor fails on load and floor`() throws {
    var scene = CaseScene()
    var need = CaseScene.machining
    need.floor = 3
    scene.needs = [need]
    scene.firms = [CaseScene.firm(1, "3393", ["模锻件"])]
    var plan = CaseScene.plan(1, of: 1)
    plan.groundFloor = CaseScene.fact(true)
    plan.floorLoad = CaseScene.fact(Quantity(60))
    scene.plans = [plan]
    let match = try #require(try scene.rank("review", need: 6).rejected.first)
    let capacity = try #require(match.gate(.capacity))
    #expect(capacity.verdict == .fail)
    #expect(capacity.text == "要求首层,提供第3层;楼面荷载要求60kN/m²,仅5kN/m²")
    #expect(capacity.gap?.text == "须首层、荷载差55kN/m²")
  }
}
