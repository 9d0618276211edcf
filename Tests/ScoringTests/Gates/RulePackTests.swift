import Domain
import Foundation
import Scoring
import Testing

@Suite("The rule pack")
struct RulePackTests {
  @Test func `the shipped pack is valid and every rule names its source`() throws {
    let pack = try shippedRules()
    try pack.validate()
    #expect(pack.sources.count == 19)
    #expect(pack.source("transfer-rules")?.date == CalendarDate("2014-02-16"))
  }

  @Test func `a pack survives being written and read again`() throws {
    let pack = try shippedRules()
    #expect(try JSONDecoder().decode(RulePack.self, from: JSONEncoder().encode(pack)) == pack)
  }

  @Test func `lists that are not at hand are present, empty and said once`() throws {
    let absent = try shippedRules().absentRules
    #expect(absent.map(\.list) == ["qinling", "catalogue", "negative", "function_zone", "high_energy"])
    #expect(absent.allSatisfy { $0.text.contains("尚未录入") && !$0.department.isEmpty })
  }

  @Test(arguments: [
    ("\"source\": \"yangtze-law\"", "\"source\": \"unknown-law\"", "gates.yangtze.source"),
    ("\"bank_distance_m\": 1000", "\"bank_distance_m\": 0", "gates.yangtze.bank_distance_m"),
    ("\"loaded\": true", "\"loaded\": false", "lists[limited_links]"),
    ("\"zones\": [\"key\", \"general\"]", "\"zones\": [\"north\"]", "lists[qinling].zones"),
    (
      "\"words\": [], \"treatment\": \"ask\", \"condition\": \"印染",
      "\"words\": [\"\"], \"treatment\": \"ask\", \"condition\": \"印染", "lists[limited_links].rows[dyeing]"
    ),
    ("\"id\": \"slaughter\"", "\"id\": \"dyeing\"", "lists[limited_links].rows[dyeing]"),
    ("\"weight\": \"heavy\", \"name\": \"印染\"", "\"weight\": \"other\", \"name\": \"印染\"", "trades[印染]"),
    ("\"蚀刻\", \"刻蚀\"", "\"蚀\"", "trades[线路板蚀刻]"),
    ("\"fixed_share_floor\": 0.6", "\"fixed_share_floor\": 1.5", "gates.investment_intensity.fixed_share_floor"),
    ("\"mode\": \"reference\"", "\"mode\": \"binding\"", "gates.investment_intensity.mode"),
    ("\"community_workshop\": [\"plant\"", "\"workshop\": [\"plant\"", "gates.capacity.required.workshop"),
    ("\"departments\": [\"自然资源局\"]", "\"departments\": []", "gates.site_lawful.departments"),
    ("\"id\": \"qinling-2023\"", "\"id\": \"catalogue-2024\"", "sources[catalogue-2024]"),
  ])
  func `a wrong row is named`(part: String, wrong: String, row: String) throws {
    let pack = try rules(replacing: part, with: wrong)
    let problem = #expect(throws: RulePackProblem.self) { try pack.validate() }
    #expect(problem?.row == row)
  }
}
