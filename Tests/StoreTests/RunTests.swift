import App
import Domain
import Postgres
import Scoring
import Service
import TestSupport
import Testing

@Suite struct RunTests {
  private static func rank(
    _ need: String, _ database: TestDatabase, actor: String = "测试员", top: Int = 20, profile: String = "outreach"
  ) async throws -> RankingView {
    try await database.desk.ranking.rank(
      need: need, .init(profile: profile, top: top), today: TestDatabase.today,
      invocation: Invocation(actor: actor, requestID: "test"))
  }

  @Test func `a question is kept once and every look at it is noted`() async throws {
    try await TestDatabase.with(.sample) { database in
      let code = try #require(try await database.all(NeedField.self).first?.record[.code]?.text)
      let first = try await RunTests.rank(code, database)
      let again = try await RunTests.rank(code, database, actor: "另一人")
      let other = try await RunTests.rank(code, database, top: 5)
      #expect(first.run == again.run)
      #expect(first.run != other.run)
      try await database.runs.flush()
      let counts = try await database.rowCounts()
      #expect(counts["ranking_run"] == 2 && counts["ranking_view"] == 3)
      let run = try #require(first.run)
      let kept = try #require(try await database.runs.find(run, organisation: 1))
      #expect(kept.views == 2)
      #expect(kept.question.day == TestDatabase.today && kept.question.length == 20)
      #expect(
        try await database.runs.list(need: nil, before: nil, limit: 10, organisation: 1).map(\.id) == [
          other.run, first.run,
        ])
      #expect(
        try await database.runs.list(need: nil, before: other.run, limit: 10, organisation: 1).map(\.id) == [first.run])
    }
  }

  @Test func `the same question put at once by many is kept once`() async throws {
    try await TestDatabase.with(.sample) { database in
      let code = try #require(try await database.all(NeedField.self).first?.record[.code]?.text)
      let runs = try await withThrowingTaskGroup(of: String?.self) { group in
        for _ in 0..<6 { group.addTask { try await RunTests.rank(code, database).run } }
        return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
      }
      #expect(runs.count == 1)
      try await database.runs.flush()
      let counts = try await database.rowCounts()
      #expect(counts["ranking_run"] == 1 && counts["ranking_view"] == 6)
    }
  }

  @Test func `a kept answer holds no name and no contact data`() async throws {
    try await TestDatabase.with(.sample) { database in
      for need in try await database.all(NeedField.self) {
        for profile in ["outreach", "review"] {
          _ = try await RunTests.rank("\(need.id)", database, top: 1000, profile: profile)
        }
      }
      let answers = try await database.withOwner { owner in
        try await owner.query("select answer::text from ranking_run").decode(String.self)
      }
      #expect(answers.count > 20)
      let text = answers.joined()
      #expect(text.unicodeScalars.allSatisfy { $0.isASCII })
      for person in try await database.all(PersonField.self) {
        for field in PersonField.personal {
          if let value = person.record[field]?.text { #expect(!text.contains(value), "\(field)") }
        }
      }
    }
  }

  @Test func `a run is called up again after the data changed, and says what it said`() async throws {
    try await TestDatabase.with(.sample) { database in
      let code = try #require(try await database.all(NeedField.self).first?.record[.code]?.text)
      let first = try await RunTests.rank(code, database)
      let leader = try #require(first.ranking.matches.first?.enterprise.id)
      try await database.changed { try await $0.delete(EnterpriseField.self, ids: [leader]) }
      let now = try await RunTests.rank(code, database)
      #expect(now.run != first.run)
      #expect(now.ranking.matches.first?.enterprise.id != leader)
      let again = try await database.desk.ranking.replay(
        try #require(first.run), invocation: TestDatabase.invocation)
      guard case .ofNeed(let view) = again else {
        Issue.record("not a ranking for a need")
        return
      }
      #expect(view.ranking == first.ranking && view.run == first.run)
    }
  }

  @Test func `a run that ranked needs for a firm is called up again as it was`() async throws {
    try await TestDatabase.with(.sample) { database in
      let plan = try #require(try await database.all(PlanField.self).first)
      let firm = try #require(plan.record[.enterprise]?.reference)
      let first = try await database.desk.ranking.rank(
        enterprise: "#\(firm)", .init(profile: "review", top: 5), today: TestDatabase.today,
        invocation: TestDatabase.invocation)
      #expect(!first.ranking.matches.isEmpty)
      try await database.changed { try await $0.delete(EnterpriseField.self, ids: [firm]) }
      let again = try await database.desk.ranking.replay(
        try #require(first.run), invocation: TestDatabase.invocation)
      guard case .ofEnterprise(let view) = again else {
        Issue.record("not a ranking for a firm")
        return
      }
      #expect(view.ranking == first.ranking && view.run == first.run && view.sources == first.sources)
      try await database.runs.flush()
      #expect(try await database.runs.find(try #require(first.run), organisation: 1)?.views == 2)
    }
  }

  @Test(arguments: [
    ("need", "run_not_reproduced", RankEnterprises.engineVersion), ("enterprise", "run_of_other_engine", "0"),
  ])
  func `a run that does not come out again says whether the engine is another`(
    kind: String, code: String, engine: String
  ) async throws {
    try await TestDatabase.with(.sample) { database in
      let plan = try #require(try await database.all(PlanField.self).first)
      let need = try #require(try await database.all(NeedField.self).first)
      let run =
        kind == "need"
        ? try await RunTests.rank("#\(need.id)", database).run
        : try await database.desk.ranking.rank(
          enterprise: "#\(plan.record[.enterprise]?.reference ?? 0)", .init(), today: TestDatabase.today,
          invocation: TestDatabase.invocation
        ).run
      try await database.withOwner { owner in
        try await owner.executeScript("update ranking_run set answer = jsonb_set(answer, '{rows,0,score}', '1')")
        try await owner.execute("update ranking_run set engine_version = \(engine)")
      }
      let error = await #expect(throws: ServiceError.self) {
        _ = try await database.desk.ranking.replay(try #require(run), invocation: TestDatabase.invocation)
      }
      #expect(error?.code == code)
    }
  }

  @Test func `an answer that was tampered with is not called up as if it were true`() async throws {
    try await TestDatabase.with(.sample) { database in
      let code = try #require(try await database.all(NeedField.self).first?.record[.code]?.text)
      let run = try #require(try await RunTests.rank(code, database).run)
      try await database.withOwner { owner in
        try await owner.executeScript("update ranking_run set answer = jsonb_set(answer, '{rows,0,score}', '1')")
      }
      let error = await #expect(throws: ServiceError.self) {
        _ = try await database.desk.ranking.replay(run, invocation: TestDatabase.invocation)
      }
      #expect(error?.code == "run_not_reproduced")
    }
  }
}
