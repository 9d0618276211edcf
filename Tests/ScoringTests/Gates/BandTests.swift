import Domain
import Scoring
import Testing

@Suite("Bands from gates")
struct BandTests {
  private func ruled(_ gates: [GateName]) throws -> GateScene {
    var scene = GateScene(try shippedRules())
    scene.rulings = gates.enumerated().map { index, gate in
      RulingInput(
        id: Int64(index), rule: gate.key, firm: 1, department: "生态环境分局", outcome: .met,
        date: CalendarDate("2026-11-01")!)
    }
    return scene
  }

  @Test func `full facts without a ruling are B1`() throws {
    #expect(try ruled([]).band == .b1)
  }

  @Test func `an absent list changes no band: with the opinion at hand the pair is A`() throws {
    let scene = try ruled([.pollutantTotal])
    #expect(try scene.result(.industryAdmission).origin == .ruleAbsent)
    #expect(try scene.band == .a)
  }

  @Test func `one missing fact is B2, whatever rulings are open`() throws {
    var scene = try ruled([])
    scene.plan { $0.tax = nil }
    #expect(try scene.band == .b2)
  }

  @Test func `a firm without a plan is B2`() throws {
    var scene = try ruled([])
    scene.plan = nil
    #expect(try scene.band == .b2)
  }

  @Test func `one fail is C, whatever else is unknown`() throws {
    var scene = try ruled([])
    scene.plan {
      $0.tax = nil
      $0.power = GateScene.fact(Quantity(99_999))
    }
    #expect(try scene.band == .c)
  }

  @Test func `the band is that of the ten verdicts`() throws {
    let context = try ruled([.pollutantTotal]).context
    #expect(BandTally.band(of: context.verdicts(firm: 0, plan: 0)) == context.band(firm: 0, plan: 0))
  }

  @Test(
    arguments: ["3989", "1743", "3360", "2614", "2625", "5199", ""],
    [true, false])
  func `without a plan the short way to the band is that of the ten verdicts`(code: String, isListed: Bool) throws {
    var scene = try ruled([])
    scene.plan = nil
    scene.firm.mainCode = IndustryCode(code).map { GateScene.fact($0) }
    scene.firm.products = GateScene.fact(["电镀件", "镀锡端子"])
    if isListed { scene.firm.standingChecks[0].state = .listed }
    for ruling in [nil, RulingOutcome.met, .refused] {
      scene.rulings =
        ruling.map {
          [
            RulingInput(
              id: 1, rule: "energy", firm: 1, department: "发改局", outcome: $0, date: CalendarDate("2026-11-01")!)
          ]
        } ?? []
      let context = try scene.context
      #expect(BandTally.band(of: context.verdicts(firm: 0, plan: nil)) == context.band(firm: 0, plan: nil))
    }
  }

  @Test func `all lists entered and nothing hit passes admission`() throws {
    var scene = GateScene(try shippedRules())
    scene.rules = try rules(replacing: "\"loaded\": false", with: "\"loaded\": true")
    #expect(try scene.result(.industryAdmission).verdict == .pass)
    #expect(scene.rules.absentRules.isEmpty)
  }

  @Test func `a prohibited class fails and cannot be cleared`() throws {
    var scene = GateScene(
      try rules(
        replacing: "\"codes\": [\"1351\", \"1352\"], \"words\": [], \"treatment\": \"ask\"",
        with: "\"codes\": [\"398\"], \"words\": [], \"treatment\": \"prohibited\""))
    let result = try scene.result(.industryAdmission)
    #expect(result.verdict == .fail)
    #expect(result.gap?.text == "不可消除")
    scene.firm.mainCode = GateScene.fact(IndustryCode("3831")!)
    #expect(try scene.result(.industryAdmission).verdict == .unknown)
  }
}
