import Domain
import Foundation
import Scoring
import Testing

@Suite struct RankingShapeTests {
  private static func object(_ value: some Encodable) throws -> [String: Any] {
    let data = try JSONEncoder().encode(value)
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func aRankingHasTheKeysOthersRead() throws {
    let world = try World.random("review", firms: 60, seed: 41)
    let ranking = try RankingShapeTests.object(world.ranking(top: 3))
    for key in [
      "need", "profile", "rules_version", "data_version", "date", "absent_rules", "totals", "matches", "rejected",
      "off_direction", "insufficient", "local", "truncated",
    ] {
      #expect(ranking[key] != nil, "\(key)")
    }
    #expect(ranking["date"] as? String == "2026-11-23")
    let totals = try #require(ranking["totals"] as? [String: Int])
    #expect(Set(totals.keys) == ["A", "B1", "B2", "C", "D", "insufficient", "local"])
    let match = try #require((ranking["matches"] as? [[String: Any]])?.first)
    for key in [
      "rank", "tied", "band", "band_detail", "tier", "enterprise", "plan", "score", "low", "high", "coverage", "sides",
      "gates",
    ] {
      #expect(match[key] != nil, "\(key)")
    }
    let side = try #require((match["sides"] as? [[String: Any]])?.first)
    #expect(side["side"] as? String == "gain")
    let line = try #require((side["contributions"] as? [[String: Any]])?.first)
    for key in ["criterion", "weight", "value", "contribution", "known", "low", "high", "text", "facts"] {
      #expect(line[key] != nil, "\(key)")
    }
    #expect(line["criterion"] as? String == "industry_fit")
    #expect(line["weight"] as? Double == 8)
    let gate = try #require((match["gates"] as? [[String: Any]])?.first)
    for key in ["rule", "verdict", "text", "clause", "who_answers"] { #expect(gate[key] != nil, "\(key)") }
  }

  @Test("The catalogue has every criterion once, in the order of its name")
  func catalogueOrder() throws {
    let lines = try World().match().sides.flatMap(\.contributions).map(\.criterion)
    #expect(lines == CriterionName.allCases.map(\.key))
    #expect(lines.first == "industry_fit" && lines.count == 19)
  }

  @Test(
    "A total prints one decimal, a part two",
    arguments: [(4_825, "48.3", "48.25"), (4_824, "48.2", "48.24"), (10_000, "100.0", "100.00"), (0, "0.0", "0.00")])
  func digits(hundredths: Int64, total: String, part: String) {
    #expect(TotalScore(hundredths: hundredths).text == total)
    #expect(PartScore(hundredths).text == part)
  }

  @Test("Every sentence is Chinese and every fact that is dated names its day")
  func sentences() throws {
    let world = try World.random("outreach", firms: 60, seed: 42)
    for match in try world.ranking(top: 50).matches {
      for line in match.sides.flatMap(\.contributions) {
        #expect(line.text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
        for fact in line.facts where fact.source != nil { #expect(fact.asOf != nil) }
      }
    }
  }
}
