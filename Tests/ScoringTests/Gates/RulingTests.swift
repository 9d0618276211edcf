import Domain
import Scoring
import Testing

@Suite("Rulings")
struct RulingTests {
  private func scene(_ change: (inout RulingInput) -> Void) throws -> GateScene {
    var scene = GateScene(try shippedRules())
    var ruling = RulingInput(
      id: 7, rule: "pollutant_total", firm: 1, department: "生态环境分局", outcome: .met, paper: "石环示例〔2026〕3号",
      date: CalendarDate("2026-11-01")!, expires: CalendarDate("2027-10-31"))
    change(&ruling)
    scene.rulings = [ruling]
    return scene
  }

  @Test func `a paper closes an unknown and is named with its number and expiry`() throws {
    let result = try scene { _ in }.result(.pollutantTotal)
    #expect(result.verdict == .pass)
    #expect(result.text == "生态环境分局认定符合(石环示例〔2026〕3号),有效期至2027年10月31日")
    #expect(result.facts.first?.asOf == CalendarDate("2026-11-01"))
  }

  @Test func `an agreed source of total clears an increase`() throws {
    var scene = try scene { _ in }
    scene.plan { $0.cod = GateScene.fact(Quantity(1)) }
    #expect(try scene.result(.pollutantTotal).verdict == .pass)
  }

  static let idle: [(String, @Sendable (inout RulingInput) -> Void)] = [
    ("an expired paper", { $0.expires = CalendarDate("2026-11-22") }),
    ("a paper of tomorrow", { $0.date = CalendarDate("2026-11-24")! }),
    ("a paper for another need", { $0.need = 2 }),
    ("a paper for another plan", { $0.plan = 2 }),
    ("a paper for another firm", { $0.firm = 2 }),
    ("a paper on another gate", { $0.rule = "energy" }),
  ]

  @Test(arguments: idle)
  func `closes nothing`(name: String, change: @Sendable (inout RulingInput) -> Void) throws {
    #expect(try scene(change).result(.pollutantTotal).verdict == .unknown, "\(name)")
  }

  @Test func `conditions wait until they are recorded as met`() throws {
    let open = try scene {
      $0.outcome = .metWithConditions
      $0.conditions = "污水全部纳管"
    }.result(.pollutantTotal)
    #expect(open.verdict == .unknown)
    #expect(open.origin == .pendingRuling)
    #expect(open.gap?.text == "落实条件:污水全部纳管")
    let met = try scene {
      $0.conditions = "污水全部纳管"
    }.result(.pollutantTotal)
    #expect(met.verdict == .pass)
  }

  @Test func `a refusal fails, and the newest paper counts`() throws {
    var scene = try scene { $0.outcome = .refused }
    #expect(try scene.result(.pollutantTotal).verdict == .fail)
    scene.rulings.append(
      RulingInput(
        id: 3, rule: "pollutant_total", firm: 1, department: "生态环境分局", outcome: .met, date: CalendarDate("2026-11-20")!)
    )
    #expect(try scene.result(.pollutantTotal).verdict == .pass)
  }
}
