import Domain
import Scoring
import Testing

/// A shortage of capacity: a question at first contact, a veto at the review.
@Suite struct FirstContactTests {
  /// A plan for 30 亩 in a zone that has none left, beside a zone with as much free as given.
  private static func scene(_ profile: String, elsewhere: Int64?, plant: Int64 = 10_000) throws -> GateScene {
    var scene = GateScene(try shippedRules())
    scene.profile = profile
    scene.need.landingMode = .land
    scene.need.building = nil
    scene.plan {
      $0.landingMode = GateScene.fact(.land)
      $0.land = GateScene.fact(Quantity(30))
    }
    scene.ledger = scene.ledger.map { line in
      var line = line
      if line.resource == .land { line.free = Quantity(0) }
      if line.resource == .plant { line.free = Quantity(plant) }
      return line
    }
    if let elsewhere {
      scene.otherZones = [ZoneInput(id: 2, park: 1, name: "示例东片"), ZoneInput(id: 3, park: 9, name: "示例外县片")]
      scene.ledger += [2, 3].map {
        LedgerInput(zone: $0, resource: .land, free: Quantity(elsewhere), asOf: GateScene.today.adding(days: -3))
      }
    }
    return scene
  }

  @Test func `the review vetoes what the park's zone has not got`() throws {
    let result = try FirstContactTests.scene("review", elsewhere: 80).result(.capacity)
    #expect(result.verdict == .fail && result.gap?.quantity == Quantity(30))
  }

  @Test func `first contact asks, and says what other zones have and what plant there is to rent`() throws {
    let result = try FirstContactTests.scene("outreach", elsewhere: 80).result(.capacity)
    #expect(result.verdict == .unknown && result.origin == .pendingRuling)
    for word in ["土地需30亩", "池河扣除他人预留后余0亩", "示例东片余80亩可供", "可租厂房有池河10000"] {
      #expect(result.text.contains(word), "\(result.text)")
    }
    #expect(!result.text.contains("示例外县片"))
    #expect(result.gap?.text.contains("示例东片") == true && result.whoAnswers.contains("企业"))
    #expect(try FirstContactTests.scene("outreach", elsewhere: 80).band != .c)
  }

  @Test func `where nothing else is free that is said too`() throws {
    let result = try FirstContactTests.scene("outreach", elsewhere: 29, plant: 0).result(.capacity)
    #expect(result.verdict == .unknown && result.text.contains("园区其他片区也没有足够余量"))
    let none = try FirstContactTests.scene("outreach", elsewhere: nil, plant: 0).result(.capacity)
    #expect(none.verdict == .unknown)
  }

  @Test func `what a building cannot bear is a veto for both`() throws {
    for profile in ["outreach", "review"] {
      var scene = GateScene(try shippedRules())
      scene.profile = profile
      scene.plan { $0.floorLoad = GateScene.fact(Quantity(30)) }
      #expect(try scene.result(.capacity).verdict == .fail, "\(profile)")
    }
  }
}
