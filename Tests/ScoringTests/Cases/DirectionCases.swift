import Domain
import Scoring
import Testing

@Suite("Cases of direction: 1, 2, 5, 6, 12")
struct DirectionCases {
  @Test func `case 1: a tea cooperative is listed, a distillery and a steelworks are off direction`() throws {
    var scene = CaseScene()
    scene.needs = [CaseScene.tea]
    scene.firms = [
      CaseScene.firm(1, "0164", ["绿茶"]), CaseScene.firm(2, "1512", ["浓香型白酒"]), CaseScene.firm(3, "3120", ["螺纹钢"]),
    ]
    let ranking = try scene.rank("outreach", need: 1)
    #expect(ranking.matches.map(\.enterprise.id) == [1])
    #expect(ranking.offDirection.map(\.enterprise.id).sorted() == [2, 3])
    #expect(try scene.explain("outreach", need: 1, firm: 2).line(.industryFit)?.value.text == "25.00")
    #expect(try scene.explain("outreach", need: 1, firm: 3).line(.industryFit)?.value.text == "0.00")
  }

  @Test func `case 2: harness makers of three codes stand level, a speaker maker is D, a crankshaft forger far below`()
    throws
  {
    var scene = CaseScene()
    scene.needs = [CaseScene.harness]
    scene.firms = [
      CaseScene.firm(1, "3670", ["汽车线束"]), CaseScene.firm(2, "3831", ["汽车线束"]), CaseScene.firm(3, "3989", ["汽车线束"]),
      CaseScene.firm(4, "3952", ["扬声器"]), CaseScene.firm(5, "3670", ["曲轴"]),
    ]
    let ranking = try scene.rank("outreach", need: 2)
    let makers = ranking.matches.filter { $0.enterprise.id <= 3 }
    #expect(makers.count == 3)
    #expect(Set(makers.map(\.score)).count == 1)
    #expect(makers.allSatisfy { $0.tied && $0.rank == 1 })
    #expect(ranking.offDirection.map(\.enterprise.id).contains(4))
    let forger = try scene.explain("outreach", need: 2, firm: 5)
    #expect(makers[0].gain - forger.gain >= 2500, "\(makers[0].gain) against \(forger.gain)")
  }

  @Test(arguments: ["outreach", "review"])
  func `case 5: dyeing is restricted in silk and never on top because the link is missing`(profile: String) throws {
    var scene = CaseScene()
    scene.needs = [CaseScene.silk]
    scene.firms = [CaseScene.firm(1, "1743", ["染色绸", "数码印花绸"]), CaseScene.firm(2, "1819", ["真丝睡衣"])]
    scene.plans = [CaseScene.plan(1, of: 1), CaseScene.plan(2, of: 2)]
    let dyeing = try scene.explain(profile, need: 4, firm: 1)
    #expect(dyeing.line(.chainFit)?.value.hundredths == 0)
    #expect(dyeing.line(.chainFit)?.text.contains("受准入限制") == true)
    #expect(dyeing.gate(.industryAdmission)?.origin == .pendingRuling)
    #expect(["B", "C"].contains(dyeing.band))
    let ranking = try scene.rank(profile, need: 4)
    #expect(ranking.matches.first?.enterprise.id == 2)
  }

  @Test func `case 5: a need that targets a restricted link warns its author`() throws {
    let links = try ShippedTables.reference.get().links
    let advice = NeedAdvice.of(CaseScene.silk, links: links)
    #expect(advice.map(\.code) == [.restrictedLink])
    #expect(advice.first?.text.contains("S08") == true)
    #expect(NeedAdvice.of(CaseScene.tea, links: links).isEmpty)
    var promising = CaseScene.tea
    promising.lawfulOffers = [LawfulOffer(code: "土地出让金返还")]
    #expect(NeedAdvice.of(promising, links: links).map(\.code) == [.offerWithoutBasis])
  }

  @Test(
    arguments: [
      CaseScene.tea, CaseScene.harness, CaseScene.plush, CaseScene.silk, CaseScene.water, CaseScene.machining,
      CaseScene.dishes,
    ], ["5199", "5193", "5292"])
  func `case 6: a trading firm is off direction for every manufacturing need`(need: NeedInput, code: String) throws {
    var scene = CaseScene()
    scene.needs = [need]
    scene.firms = [CaseScene.firm(1, code, [])]
    scene.firms[0].businessScope = CaseScene.fact("一般项目:玩具销售;食品销售(仅销售预包装食品);汽车零配件批发;货物进出口;技术开发")
    let ranking = try scene.rank("outreach", need: need.id)
    #expect(ranking.offDirection.map(\.enterprise.id) == [1])
    #expect(ranking.totals.d == 1)
  }

  @Test(arguments: ["outreach", "review"])
  func `a maker of cartons for a food need earns chain points and is still another trade`(profile: String) throws {
    var scene = CaseScene()
    scene.needs = [CaseScene.dishes]
    scene.firms = [CaseScene.firm(1, "2231", ["食品纸箱"]), CaseScene.firm(2, "1432", ["预制菜"])]
    scene.plans = [CaseScene.plan(1, of: 1), CaseScene.plan(2, of: 2)]
    let cartons = try scene.explain(profile, need: 7, firm: 1)
    #expect(cartons.line(.chainFit)?.value.hundredths ?? 0 >= 3_000)
    #expect(cartons.line(.chainFit)?.text.contains("目标环节的上下游") == true)
    #expect(cartons.band == "D")
    let ranking = try scene.rank(profile, need: 7)
    #expect(ranking.matches.map(\.enterprise.id) == [2])
    #expect(ranking.offDirection.map(\.enterprise.id) == [1])
  }

  @Test func `a word that any trade uses makes no firm relevant`() throws {
    var scene = CaseScene()
    scene.needs = [CaseScene.need(8, "魔芋功能食品", codes: ["1439"], links: ["F04"])]
    scene.firms = [CaseScene.firm(1, "2925", ["生态功能性合成革", "功能性合成革"]), CaseScene.firm(2, "1439", ["魔芋丝"])]
    let leather = try scene.explain("outreach", need: 8, firm: 1)
    #expect(leather.line(.textRelevance)?.value.hundredths == 0)
    #expect(leather.band == "D")
    #expect(try scene.rank("outreach", need: 8).matches.map(\.enterprise.id) == [2])
  }

  @Test func `a neighbour beside a target link takes nothing from the direction`() throws {
    var scene = CaseScene()
    scene.needs = [CaseScene.dishes]
    scene.firms = [CaseScene.firm(1, "2231", ["食品纸箱", "预制菜"])]
    let match = try scene.explain("outreach", need: 7, firm: 1)
    #expect(match.line(.chainFit)?.text.contains("对应目标环节“F11") == true)
    #expect(match.band != "D")
  }

  @Test(arguments: ["outreach", "review"])
  func `case 12: a firm already in Shiquan is listed as local`(profile: String) throws {
    var scene = CaseScene()
    scene.needs = [CaseScene.harness]
    scene.firms = [CaseScene.firm(1, "3989", ["汽车线束"]), CaseScene.firm(2, "3989", ["汽车线束"])]
    scene.firms[0].isLocal = true
    scene.firms[0].place = CaseScene.fact("610922")
    scene.plans = [CaseScene.plan(1, of: 1), CaseScene.plan(2, of: 2)]
    let ranking = try scene.rank(profile, need: 2)
    #expect(ranking.local.map(\.enterprise.id) == [1])
    #expect(ranking.matches.map(\.enterprise.id) == [2])
  }
}
