import App
import Domain
import Scoring
import Service
import TestSupport
import Testing

@Suite struct UnrelatedFirmsTests {
  /// Score, range, band and coverage of every match, by firm and plan.
  private static func scores(_ need: Int64, _ profile: String, _ database: TestDatabase) async throws -> [String:
    String]
  {
    let view = try await database.desk.ranking.rank(
      need: "#\(need)", .init(profile: profile, top: 1000), today: TestDatabase.today,
      invocation: TestDatabase.invocation)
    let ranking = view.ranking
    var scores: [String: String] = [:]
    for match in ranking.matches + ranking.rejected + ranking.insufficient + ranking.local {
      scores["\(match.enterprise.id) \(match.plan?.id ?? 0)"] =
        "\(match.list) \(match.bandDetail) \(match.score.tenths) \(match.low.tenths) \(match.high.tenths) \(match.coverage)"
    }
    return scores
  }

  @Test func `importing 40 unrelated firms changes no score`() async throws {
    try await TestDatabase.with(.sample) { database in
      let needs = Array(try await database.all(NeedField.self).map(\.id).prefix(5))
      var before: [[String: String]] = []
      for need in needs {
        for profile in ["outreach", "review"] {
          before.append(try await UnrelatedFirmsTests.scores(need, profile, database))
        }
      }
      let rows = (1...40).map { "无关虚构\($0)号餐饮有限公司,\(RandomRecords.creditCode(UInt64(500 + $0))),快餐,成都" }
      let text = (["企业名称,统一社会信用代码,主营产品,所在城市"] + rows).joined(separator: "\n")
      let report = try await withTemporaryFile("无关企业.csv", text) { try await database.importFile($0) }
      #expect(report.created == 40)
      var index = 0
      for need in needs {
        for profile in ["outreach", "review"] {
          let now = try await UnrelatedFirmsTests.scores(need, profile, database)
          #expect(!before[index].isEmpty)
          #expect(now.filter { before[index][$0.key] != nil } == before[index], "need \(need), \(profile)")
          index += 1
        }
      }
    }
  }
}
