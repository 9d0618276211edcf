import Domain
import Scoring
import Testing

@Suite("Cases of scores: 3, 10, 11, 13")
struct ScoreCases {
  @Test(arguments: ["outreach", "review"])
  func `case 3: a plan beyond the firm's means stands below a smaller one and carries the warning`(profile: String)
    throws
  {
    var scene = CaseScene()
    scene.needs = [CaseScene.harness]
    scene.firms = [CaseScene.firm(1, "3989", ["汽车线束"]), CaseScene.firm(2, "3989", ["汽车线束"])]
    scene.plans = [CaseScene.plan(1, of: 1), CaseScene.plan(2, of: 2)]
    for (index, (revenue, investment)) in [(1500, 30_000), (26_000, 8000)].enumerated() {
      scene.firms[index].netAssets = nil
      scene.firms[index].revenue = CaseScene.fact(Money(wan: Int64(revenue)))
      scene.plans[index].fixedInvestment = CaseScene.fact(Money(wan: Int64(investment)))
      scene.plans[index].totalInvestment = CaseScene.fact(Money(wan: Int64(investment)))
    }
    let matches = try scene.rank(profile, need: 2).matches
    #expect(matches.map(\.enterprise.id) == [2, 1])
    #expect(matches[0].score > matches[1].score)
    #expect(matches[0].flags.isEmpty)
    #expect(matches[1].flags.map(\.code) == ["funds_mismatch"])
    #expect(matches[1].flags.first?.text.contains("投资规模与主体实力明显不匹配,需核资金来源") == true)
  }

  @Test(arguments: ["outreach", "review"])
  func `case 10: forty unrelated firms change no score of an existing pair`(profile: String) throws {
    var scene = CaseScene()
    scene.needs = [CaseScene.harness]
    scene.firms = (1...5).map { CaseScene.firm($0, "3989", ["汽车线束", "端子线"]) }
    scene.plans = (1...5).map { CaseScene.plan($0, of: $0) }
    let before = try scene.rank(profile, need: 2).matches
    let others = ["螺纹钢", "白酒", "汽车线束", "电子线束", "扬声器"]
    for id in 6...45 {
      scene.firms.append(CaseScene.firm(Int64(id), "3120", [others[id % others.count], "杂货\(id)"]))
      scene.plans.append(CaseScene.plan(Int64(id), of: Int64(id)))
    }
    let after = try scene.rank(profile, need: 2).matches.filter { $0.enterprise.id <= 5 }
    #expect(before.count == 5)
    #expect(after.map(\.score) == before.map(\.score))
    #expect(after.map(\.sides) == before.map(\.sides))
    #expect(after.map(\.gates) == before.map(\.gates))
  }

  @Test(arguments: ["outreach", "review"])
  func `case 11: a water brand selling in 西安 and 成都 stands above one selling in the north-east`(profile: String) throws
  {
    var scene = CaseScene()
    scene.needs = [CaseScene.water]
    scene.firms = [CaseScene.firm(1, "1522", ["山泉水"]), CaseScene.firm(2, "1522", ["山泉水"])]
    scene.firms[0].place = CaseScene.fact("230100")
    scene.firms[0].markets = CaseScene.fact([
      PlaceShare(place: "610100", share: Quantity(60)), PlaceShare(place: "510100", share: Quantity(40)),
    ])
    scene.firms[1].place = CaseScene.fact("610100")
    scene.firms[1].markets = CaseScene.fact([
      PlaceShare(place: "230100", share: Quantity(50)), PlaceShare(place: "210100", share: Quantity(50)),
    ])
    scene.plans = [CaseScene.plan(1, of: 1), CaseScene.plan(2, of: 2)]
    for index in scene.plans.indices {
      scene.plans[index].landingMode = CaseScene.fact(.land)
      scene.plans[index].land = CaseScene.fact(Quantity(15))
    }
    let matches = try scene.rank(profile, need: 5).matches
    #expect(matches.map(\.enterprise.id) == [1, 2])
    #expect(matches[0].score > matches[1].score)
  }

  @Test func `case 13: founder or engineer differs in outreach and not in review`() throws {
    var scene = CaseScene()
    scene.needs = [CaseScene.harness]
    scene.firms = [CaseScene.firm(1, "3989", ["汽车线束"]), CaseScene.firm(2, "3989", ["汽车线束"])]
    scene.plans = [CaseScene.plan(1, of: 1), CaseScene.plan(2, of: 2)]
    let asOf = CaseScene.today.adding(days: -30)
    scene.firms[0].ties = [AlumniTie(person: 1, role: .controller, homePlace: "610922", asOf: asOf)]
    scene.firms[1].ties = [AlumniTie(person: 2, role: .staff, homePlace: "610922", asOf: asOf)]
    let outreach = try scene.rank("outreach", need: 2).matches
    #expect(outreach.map(\.enterprise.id) == [1, 2])
    #expect(outreach[0].score > outreach[1].score)
    let review = try scene.rank("review", need: 2).matches
    #expect(review.count == 2)
    #expect(review[0].score == review[1].score)
    #expect(review.allSatisfy { $0.tied && $0.rank == 1 })
  }
}
