import Domain
import Scoring
import Testing

/// A change to the scene and what one gate must say of it.
struct GateExpectation: Sendable, CustomTestStringConvertible {
  let name: String
  let gate: GateName
  let verdict: Verdict
  let origin: UnknownOrigin?
  let says: String
  let change: @Sendable (inout GateScene) -> Void

  init(
    _ name: String, _ gate: GateName, _ verdict: Verdict, _ origin: UnknownOrigin? = nil, says: String,
    _ change: @escaping @Sendable (inout GateScene) -> Void = { _ in }
  ) {
    self.name = name
    self.gate = gate
    self.verdict = verdict
    self.origin = origin
    self.says = says
    self.change = change
  }

  var testDescription: String { "\(gate.key): \(name)" }
}

private func code(_ text: String) -> Dated<IndustryCode> { GateScene.fact(IndustryCode(text)!) }
private func fact<Value>(_ value: Value) -> Dated<Value> { GateScene.fact(value) }

@Suite("Each gate")
struct GateVerdictTests {
  static let environment: [GateExpectation] = [
    .init("lists absent", .industryAdmission, .unknown, .ruleAbsent, says: "尚未录入"),
    .init("no code", .industryAdmission, .unknown, .missingFact, says: "行业代码未填报") { $0.firm.mainCode = nil },
    .init("dyeing is asked", .industryAdmission, .unknown, .pendingRuling, says: "印染环节") {
      $0.firm.mainCode = code("1743")
    },
    .init("heat treatment without plating is not asked", .industryAdmission, .unknown, .ruleAbsent, says: "尚未录入") {
      $0.firm.mainCode = code("3360")
    },
    .init("plating in the plan is asked", .industryAdmission, .unknown, .pendingRuling, says: "电镀等表面处理") {
      $0.firm.mainCode = code("3360")
      $0.plan { $0.processes = fact(["电镀", "烘干"]) }
    },
    .init("an inferred dyeing code is confirmed first", .industryAdmission, .unknown, .missingFact, says: "推断") {
      $0.firm.mainCode = nil
      $0.firm.inferredCodes = [InferredCode(code: IndustryCode("1743")!, confidence: 8000)]
    },
    .init("old forging line", .industryAdmission, .unknown, .pendingRuling, says: "外地旧设备") {
      $0.firm.mainCode = code("3393")
      $0.plan { $0.secondHandEquipment = fact(true) }
    },
    .init("forging without word on equipment", .industryAdmission, .unknown, .missingFact, says: "搬迁旧设备") {
      $0.firm.mainCode = code("3393")
      $0.plan { $0.secondHandEquipment = nil }
    },
    .init("harness", .yangtze, .pass, says: "非化工项目"),
    .init("chemicals 600 m from the bank", .yangtze, .fail, says: "600米,不足1000米") { $0.firm.mainCode = code("2614") },
    .init("chemicals, distance not entered", .yangtze, .unknown, .missingFact, says: "岸线距离未录入") {
      $0.firm.mainCode = code("2614")
      $0.zone.bankDistance = nil
    },
    .init("chemicals 1 km off in no chemical park", .yangtze, .unknown, .pendingRuling, says: "未经认定") {
      $0.firm.mainCode = code("2614")
      $0.zone.bankDistance = Quantity(1)
      $0.zone.chemicalPark = false
    },
    .init("organic fertiliser near the bank is asked", .yangtze, .unknown, .pendingRuling, says: "是否属化工项目") {
      $0.firm.mainCode = code("2625")
    },
    .init("dyeing moves in", .yangtze, .unknown, .pendingRuling, says: "印染属重污染行业") { $0.firm.mainCode = code("1743") },
    .init("dyeing is here already", .yangtze, .pass, says: "不属重污染企业迁入") {
      $0.firm.mainCode = code("1743")
      $0.firm.isLocal = true
    },
    .init("no plan", .pollutantTotal, .unknown, .missingFact, says: "尚无拟投项目") { $0.plan = nil },
    .init("domestic sewage only", .pollutantTotal, .unknown, .pendingRuling, says: "污水纳管,预判可行"),
    .init("the firm's own zero is no pass", .pollutantTotal, .unknown, .pendingRuling, says: "出具总量意见") {
      $0.plan { $0.cod = fact(Quantity(0)) }
    },
    .init("an increase", .pollutantTotal, .fail, says: "新增COD排放1.2吨/年") {
      $0.plan { $0.cod = fact(Quantity(milli: 1200)) }
    },
    .init("heavy process", .pollutantTotal, .unknown, .pendingRuling, says: "预判困难") {
      $0.plan { $0.processes = fact(["酸洗"]) }
    },
    .init("process water", .pollutantTotal, .unknown, .pendingRuling, says: "有生产废水") {
      $0.plan { $0.processWastewater = fact(true) }
    },
    .init("nothing said of water", .pollutantTotal, .unknown, .missingFact, says: "未填报") {
      $0.plan {
        $0.processWastewater = nil
        $0.processes = nil
      }
    },
    .init("both below", .energy, .pass, says: "低于1000吨标准煤"),
    .init("1,000 tce", .energy, .unknown, .pendingRuling, says: "节能审查") {
      $0.plan { $0.energyTce = fact(Quantity(1000)) }
    },
    .init("500 万 kWh", .energy, .unknown, .pendingRuling, says: "500万千瓦时") {
      $0.plan { $0.electricity = fact(Quantity(500)) }
    },
    .init("few tce bound the electricity", .energy, .pass, says: "低于1000吨标准煤") { $0.plan { $0.electricity = nil } },
    .init("800 tce leave the electricity open", .energy, .unknown, .missingFact, says: "年用电量未填报") {
      $0.plan {
        $0.energyTce = fact(Quantity(800))
        $0.electricity = nil
      }
    },
    .init("electricity alone, gas not said", .energy, .unknown, .missingFact, says: "年综合能耗未填报") {
      $0.plan { $0.energyTce = nil }
    },
    .init("declared none", .safety, .pass, says: "申报无危化"),
    .init("not declared", .safety, .unknown, .missingFact, says: "未申报") { $0.plan { $0.hazards = nil } },
    .init("ammonia", .safety, .unknown, .pendingRuling, says: "涉氨制冷") {
      $0.plan { $0.hazards = fact([.ammoniaRefrigeration]) }
    },
    .init("molten metal among the processes", .safety, .unknown, .pendingRuling, says: "未如此申报") {
      $0.plan { $0.processes = fact(["熔炼"]) }
    },
    .init("fire class above the building's", .safety, .unknown, .pendingRuling, says: "住建局") {
      $0.plan { $0.fireClass = fact(.jia) }
    },
  ]

  static let economy: [GateExpectation] = [
    .init("3,000 m² at 1.5 are 3 亩", .investmentIntensity, .pass, says: "投资强度 500"),
    .init(
      "below the reference line", .investmentIntensity, .unknown, .pendingRuling,
      says: "投资强度 150 万元/亩,低于参考线(陕南及同类地区公开项目) 180 万元/亩,待经开区认定"
    ) {
      $0.plan {
        $0.landingMode = fact(.land)
        $0.land = fact(Quantity(10))
      }
    },
    .init("below the park's paper", .investmentIntensity, .fail, says: "低于门槛 200 万元/亩") {
      $0.park.thresholds = [
        Threshold(
          kind: .investment, line: Money(wan: 200), mode: .binding, paper: "石经开示例〔2026〕1号",
          date: CalendarDate("2026-05-01"))
      ]
      $0.plan {
        $0.landingMode = fact(.land)
        $0.land = fact(Quantity(10))
      }
    },
    .init("the need's line overrides the park's", .investmentIntensity, .pass, says: "不低于门槛 100 万元/亩") {
      let paper = "石经开示例〔2026〕1号"
      $0.park.thresholds = [Threshold(kind: .investment, line: Money(wan: 200), mode: .binding, paper: paper)]
      $0.need.thresholds = [Threshold(kind: .investment, line: Money(wan: 100), mode: .binding, paper: paper)]
      $0.plan {
        $0.landingMode = fact(.land)
        $0.land = fact(Quantity(10))
      }
    },
    .init("a binding line without a paper is a reference", .investmentIntensity, .unknown, .pendingRuling, says: "参考线")
    {
      $0.need.thresholds = [Threshold(kind: .investment, line: Money(wan: 900), mode: .binding)]
    },
    .init("only a total, surely enough", .investmentIntensity, .pass, says: "投资强度") {
      $0.plan {
        $0.fixedInvestment = nil
        $0.totalInvestment = fact(Money(wan: 1000))
      }
    },
    .init("only a total, perhaps short", .investmentIntensity, .unknown, .missingFact, says: "请补固定资产投资") {
      $0.plan {
        $0.fixedInvestment = nil
        $0.totalInvestment = fact(Money(wan: 800))
      }
    },
    .init("社区工厂", .investmentIntensity, .notApplicable, says: "社区工厂项目,投资强度不适用") {
      $0.plan { $0.landingMode = fact(.communityWorkshop) }
    },
    .init("no 容积率", .investmentIntensity, .unknown, .missingFact, says: "容积率未录入") {
      $0.building.plotRatio = nil
      $0.zone.plotRatio = nil
    },
    .init("a claim of thirteen months ago", .investmentIntensity, .unknown, .missingFact, says: "固定资产投资未填报") {
      $0.plan { $0.fixedInvestment = Dated(Money(wan: 1500), asOf: CalendarDate("2025-10-20")!) }
    },
    .init("20 万元 a 亩", .taxIntensity, .pass, says: "亩均税收 20 万元/亩·年"),
    .init("tax below the line", .taxIntensity, .unknown, .pendingRuling, says: "低于参考线(寿县准入评分表) 10 万元/亩·年") {
      $0.plan { $0.tax = fact(Money(wan: 20)) }
    },
    .init("no tax given", .taxIntensity, .unknown, .missingFact, says: "达产年税收未填报") { $0.plan { $0.tax = nil } },
    .init("all there", .capacity, .pass, says: "各项要素余量满足需求"),
    .init("power short", .capacity, .fail, says: "缺2000kVA") { $0.plan { $0.power = fact(Quantity(12_000)) } },
    .init("two things short are both said", .capacity, .fail, says: "用水缺5t/d") {
      $0.plan {
        $0.power = fact(Quantity(12_000))
        $0.water = fact(Quantity(10_005))
      }
    },
    .init("ledger of 31 days ago", .capacity, .unknown, .missingFact, says: "台账") {
      $0.ledger = $0.ledger.map { line in
        var line = line
        line.asOf = GateScene.today.adding(days: -31)
        return line
      }
    },
    .init("sewage not said", .capacity, .unknown, .missingFact, says: "污水需求未填报") { $0.plan { $0.sewage = nil } },
    .init("load above the floor's", .capacity, .fail, says: "楼面荷载要求30kN/m²,仅20kN/m²") {
      $0.plan { $0.floorLoad = fact(Quantity(30)) }
    },
    .init("any floor that will do is enough", .capacity, .pass, says: "满足") {
      $0.need.floor = nil
      $0.plan {
        $0.groundFloor = fact(true)
        $0.crane = fact(Quantity(5))
      }
    },
    .init("land asks nothing of a building", .capacity, .pass, says: "满足") {
      $0.plan {
        $0.landingMode = fact(.land)
        $0.land = fact(Quantity(10))
        $0.floorLoad = fact(Quantity(100))
      }
    },
    .init("an open penalty of the controller", .standing, .fail, says: "实际控制人存在环保/安全重大处罚未结,了结前不得通过") {
      $0.firm.standingChecks[$0.firm.standingChecks.count - 3].state = .listed
    },
    .init("all clear", .standing, .pass, says: "均未列入"),
    .init("controller not looked up", .standing, .unknown, .missingFact, says: "实际控制人") {
      $0.firm.standingChecks.removeAll { $0.subject == .controller }
    },
    .init("91 days ago", .standing, .unknown, .missingFact, says: "91天") {
      $0.firm.standingChecks[0].checked = GateScene.today.adding(days: -91)
    },
    .init("listed long ago and never removed", .standing, .fail, says: "列入失信被执行人") {
      $0.firm.standingChecks[0].state = .listed
      $0.firm.standingChecks[0].checked = GateScene.today.adding(days: -300)
    },
    .init("listed, later removed", .standing, .pass, says: "均未列入") {
      $0.firm.standingChecks.append(
        StandingCheck(list: .dishonest, subject: .firm, state: .listed, checked: GateScene.today.adding(days: -200)))
    },
    .init("in the window", .window, .pass, says: "在有效期内"),
    .init("three months early is still in", .window, .pass, says: "在有效期内") {
      $0.plan { $0.wantedStart = fact(CalendarDate("2026-10-01")!) }
    },
    .init("five months early", .window, .fail, says: "相差2个月") {
      $0.plan { $0.wantedStart = fact(CalendarDate("2026-08-15")!) }
    },
    .init("too late", .window, .fail, says: "晚于招商项目有效期,相差1个月") {
      $0.plan { $0.wantedStart = fact(CalendarDate("2028-04-01")!) }
    },
    .init("no window", .window, .notApplicable, says: "未设有效期") {
      $0.need.windowFrom = nil
      $0.need.windowTo = nil
    },
    .init("nothing said of regions", .excludedRegion, .notApplicable, says: "没有说过"),
    .init("a site without a place", .excludedRegion, .notApplicable, says: "企业不去的区域(陕西)未作判断") {
      $0.firm.excludedRegions = fact([ExcludedRegion(name: "陕西", codes: ["61"])])
      $0.park.place = ""
    },
    .init("the province is excluded", .excludedRegion, .fail, says: "不去「陕西」") {
      $0.firm.excludedRegions = fact([
        ExcludedRegion(name: "东北", codes: ["21", "22", "23"]), ExcludedRegion(name: "陕西", codes: ["61"]),
      ])
    },
    .init("another county of the city is excluded", .excludedRegion, .pass, says: "不含本地") {
      $0.firm.excludedRegions = fact([ExcludedRegion(name: "紫阳县", codes: ["610924"])])
    },
    .init("asked and none excluded", .excludedRegion, .pass, says: "(无)") { $0.firm.excludedRegions = fact([]) },
    .init("words that are no place", .excludedRegion, .unknown, .missingFact, says: "不是已知的地名") {
      $0.firm.excludedRegions = fact([ExcludedRegion(name: "太远的地方", codes: [])])
    },
    .init("said long ago", .excludedRegion, .unknown, .missingFact, says: "表态已久") {
      $0.firm.excludedRegions = Dated(
        [ExcludedRegion(name: "安康", codes: ["6109"])], asOf: GateScene.today.adding(days: -3000))
    },
  ]

  @Test(arguments: environment + economy)
  func `says what the table expects`(expected: GateExpectation) throws {
    var scene = GateScene(try shippedRules())
    expected.change(&scene)
    let result = try scene.result(expected.gate)
    #expect(result.verdict == expected.verdict, "\(result.text)")
    #expect(result.origin == expected.origin, "\(result.text)")
    #expect(result.text.contains(expected.says), "\(result.text)")
    #expect(result.clause.contains("〔规则2026-3〕"))
    let isOpen = result.verdict == .fail || result.verdict == .unknown && result.origin != .ruleAbsent
    #expect((result.gap != nil) == isOpen, "\(result.text)")
    #expect(
      result.whoAnswers.isEmpty == (result.verdict == .pass || result.verdict == .notApplicable), "\(result.text)")
  }

  @Test func `what the law forbids cannot be cleared, by a ruling either`() throws {
    var scene = GateScene(try shippedRules())
    scene.firm.mainCode = code("2614")
    scene.rulings = [ruling(.yangtze, .met)]
    let result = try scene.result(.yangtze)
    #expect(result.verdict == .fail)
    #expect(result.gap?.text == "不可消除")
  }

  private func ruling(_ gate: GateName, _ outcome: RulingOutcome) -> RulingInput {
    RulingInput(
      id: 1, rule: gate.key, firm: 1, department: "生态环境分局", outcome: outcome, date: CalendarDate("2026-11-01")!)
  }
}
