import Domain
import Scoring
import Testing

@Suite("Holds and the site")
struct HoldTests {
  private func scene(land: Int64, asked: Int64) throws -> GateScene {
    var scene = GateScene(try shippedRules())
    scene.ledger.removeAll { $0.resource == .land }
    scene.ledger.append(
      LedgerInput(zone: 1, resource: .land, free: Quantity(land), asOf: GateScene.today.adding(days: -3)))
    scene.plan {
      $0.landingMode = GateScene.fact(.land)
      $0.land = GateScene.fact(Quantity(asked))
    }
    return scene
  }

  private func hold(_ quantity: Int64, firm: Int64, expires: String) -> HoldInput {
    HoldInput(
      id: 1, zone: 1, resource: .land, quantity: Quantity(quantity), firm: firm, expires: CalendarDate(expires)!)
  }

  @Test func `a firm's own hold does not count against it`() throws {
    var scene = try scene(land: 30, asked: 30)
    scene.holds = [hold(30, firm: 1, expires: "2026-12-31")]
    let result = try scene.result(.capacity)
    #expect(result.verdict == .pass)
    #expect(result.facts.contains { $0.value.contains("含本企业预留30亩") })
  }

  @Test func `another's hold leaves a gap of what is short`() throws {
    var scene = try scene(land: 30, asked: 30)
    scene.holds = [hold(30, firm: 2, expires: "2026-12-31")]
    let result = try scene.result(.capacity)
    #expect(result.verdict == .fail)
    #expect(result.gap?.quantity == Quantity(30))
    #expect(result.gap?.unit == "亩")
  }

  @Test(arguments: [("2026-11-23", Verdict.fail), ("2026-11-22", .pass)])
  func `a hold counts through its last day`(expires: String, verdict: Verdict) throws {
    var scene = try scene(land: 30, asked: 30)
    scene.holds = [hold(30, firm: 2, expires: expires)]
    #expect(try scene.result(.capacity).verdict == verdict)
  }

  @Test func `a site that is not lawful may not be published`() throws {
    var scene = GateScene(try shippedRules())
    #expect(try scene.context.explainSite().origin == .missingFact)
    scene.need.siteLawful = SiteLawfulFacts(
      insideUrbanBoundary: true, offPermanentFarmland: false, offEcologicalRedLine: true, planningReviewed: true,
      titleClear: true)
    let result = try scene.context.explainSite()
    #expect(result.verdict == .fail)
    #expect(result.text == "经核“不占永久基本农田”不成立,该招商项目不得发布")
  }
}
