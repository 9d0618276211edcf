import App
import Domain
import Foundation
import Scoring
import Service
import TestSupport
import Testing

/// Rankings as they would be with other weights and lines.
@Suite struct SupposeTests {
  private static let need = "SQ-2026-01"

  private static func suppose(
    _ texts: [String], _ database: TestDatabase, profile: String = "outreach"
  ) async throws -> SupposedRanking {
    try await database.desk.ranking.suppose(
      need: need, .init(profile: profile, top: 50), with: texts, today: TestDatabase.today,
      invocation: TestDatabase.invocation)
  }

  @Test func `what stands, supposed, moves nothing and is the ranking that stands`() async throws {
    try await TestDatabase.with(.sample) { database in
      for profile in ["outreach", "review"] {
        let ranked = try await database.desk.ranking.rank(
          need: SupposeTests.need, .init(profile: profile, top: 50), today: TestDatabase.today,
          invocation: TestDatabase.invocation)
        let open = try await SupposeTests.suppose([], database, profile: profile).open
        let all = open.gain + open.reason + open.warmth + open.lines
        #expect(Set(all.map(\.key)).isSuperset(of: CriterionName.allCases.map { "weight.\($0.key)" }))
        let same = try await SupposeTests.suppose(
          all.map { "\($0.key)=\($0.standing)" }, database, profile: profile)
        #expect(same.changes.isEmpty && same.moves.isEmpty && same.unmoved > 0)
        #expect(same.ranking.ranking.matches == ranked.ranking.matches)
        #expect(same.ranking.run == nil)
      }
    }
  }

  @Test func `supposed weights rank as a profile with these weights does, row by row, and are not kept`() async throws {
    try await TestDatabase.with(.sample) { database in
      let runs = try await database.desk.ranking.past(before: nil, limit: 1000, organisation: 1).count
      let scene = try await database.desk.scenes.scene(organisation: 1)
      let need = try #require(scene.snapshot.needs.first { $0.code == SupposeTests.need })
      for (texts, change) in [
        (["weight.jobs=90"], { (weights: inout Keyed<CriterionName, Int64>) in weights[.jobs] = 90 }),
        (
          ["weight.chain_fit=0", "weight.location = 100", "weight.chain_fit=3"],
          { weights in (weights[.chainFit], weights[.location]) = (3, 100) }
        ),
      ] as [([String], (inout Keyed<CriterionName, Int64>) -> Void)] {
        var profile = try scene.profile("outreach")
        change(&profile.weights)
        let plain = try scene.ranker.rankPlainly(
          need: need.id, profile: profile, date: TestDatabase.today, top: 50)
        let supposed = try await SupposeTests.suppose(texts, database)
        #expect(supposed.ranking.ranking.matches == plain.matches)
        #expect(!supposed.changes.isEmpty && supposed.moves.contains { $0.isOwn && !$0.lines.isEmpty })
        #expect(supposed.moves.allSatisfy { $0.causes == [.profile] })
      }
      #expect(try await database.desk.ranking.past(before: nil, limit: 1000, organisation: 1).count == runs)
    }
  }

  @Test func `a supposed line moves those whose plans it refuses, and says so`() async throws {
    try await TestDatabase.with(.sample) { database in
      let high = try await SupposeTests.suppose(["threshold.investment=9999.5"], database, profile: "review")
      #expect(high.changes.map(\.key) == ["threshold.investment"] && high.changes[0].after == "9999.5")
      let moved = high.moves.filter { $0.isOwn }
      try #require(!moved.isEmpty)
      #expect(moved.allSatisfy { $0.causes == [.line] })
      #expect(moved.contains { $0.lines.contains { $0.key == "investment_intensity" } })
      // Nothing of it stays.
      let again = try await SupposeTests.suppose([], database, profile: "review")
      #expect(again.moves.isEmpty)
    }
  }

  @Test(arguments: [
    ("weight.jobs", "unreadable"), ("", "unreadable"), ("=", "unreadable"), ("weight.joy=3", "unknown"),
    ("joy.jobs=3", "unknown"), ("weight.jobs=-1", "out_of_range"), ("weight.jobs=1001", "out_of_range"),
    ("weight.jobs=9223372036854775808", "out_of_range"), ("weight.jobs=多", "out_of_range"),
    ("threshold.water=3", "unknown"), ("threshold.investment=0", "out_of_range"),
    ("threshold.tax=10000.001", "out_of_range"), ("threshold.tax=99999999999999999999", "out_of_range"),
  ])
  func `what cannot be supposed is told with what can`(_ text: String, _ code: String) async throws {
    try await TestDatabase.with(.sample) { database in
      let error = await #expect(throws: ServiceError.self) { try await SupposeTests.suppose([text], database) }
      #expect(error?.fields.map(\.code) == [code] && error?.code == "invalid_query")
    }
  }

  @Test func `a side without weight, and too much at once, are refused`() async throws {
    try await TestDatabase.with(.sample) { database in
      let none = await #expect(throws: ServiceError.self) {
        try await SupposeTests.suppose(["weight.alumni_tie=0", "weight.engagement=0"], database)
      }
      #expect(none?.fields.map(\.code) == ["no_weight"])
      let many = await #expect(throws: ServiceError.self) {
        try await SupposeTests.suppose(Array(repeating: "weight.jobs=9", count: 41), database)
      }
      #expect(many?.fields.map(\.code) == ["too_many"])
    }
  }
}
