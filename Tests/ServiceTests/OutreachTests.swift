import App
import Domain
import Scoring
import Service
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct OutreachTests {
  private static func plan(_ database: TestDatabase, owner: String? = nil, weeks: Int = 1) async throws -> OutreachView
  {
    try await database.desk.planOutreach(
      owner: owner, weeks: weeks, today: TestDatabase.today, invocation: TestDatabase.invocation)
  }

  @Test func `the call list spans all needs, each firm at most twice, the best first`() async throws {
    try await TestDatabase.with { database in
      let view = try await OutreachTests.plan(database, weeks: 3)
      #expect(view.items.count > 20)
      #expect(Set(view.items.map(\.need.id)).count > 5)
      #expect(Dictionary(grouping: view.items, by: \.enterprise.id).values.allSatisfy { $0.count <= 2 })
      #expect(zip(view.items, view.items.dropFirst()).allSatisfy { $0.score >= $1.score })
      #expect(view.items.map(\.position) == Array(1...view.items.count))
      #expect(view.items.allSatisfy { !$0.why.isEmpty && $0.rank != nil })
      let first = try #require(view.items.first)
      let run = try #require(first.run)
      let replayed = try await database.desk.runs.find(run, organisation: 1)
      #expect(replayed?.question.need == first.need.id)
    }
  }

  @Test func `a firm is not called about a project that is being worked`() async throws {
    try await TestDatabase.with { database in
      let worked = try await database.all(OpportunityField.self).filter { $0.record[.exit] == nil }
        .map { [$0.record[.enterprise]?.reference, $0.record[.need]?.reference] }
      let view = try await OutreachTests.plan(database, weeks: 5)
      #expect(!view.items.contains { worked.contains([$0.enterprise.id, $0.need.id]) })
    }
  }

  @Test func `nobody is called beyond the quarter's budget, whoever called before`() async throws {
    try await TestDatabase.with { database in
      let view = try await OutreachTests.plan(database, weeks: 5)
      let person = try #require(view.items.compactMap(\.person).first).id
      let firm = try #require(view.items.first { $0.person?.id == person }).enterprise.id
      try await database.insert(
        (0..<3).map { _ in
          Record<EngagementField>([
            .enterprise: .reference(firm), .person: .reference(person), .kind: .text("unanswered"),
            .date: .date(TestDatabase.today),
          ])
        })
      let after = try await OutreachTests.plan(database, weeks: 5)
      #expect(!after.items.contains { $0.person?.id == person })
      #expect(after.spared > view.spared)
    }
  }

  @Test func `an officer sees their firms and those nobody looks after`() async throws {
    try await TestDatabase.with { database in
      let mine = try await OutreachTests.plan(database, owner: "示例专员丙", weeks: 5)
      #expect(!mine.items.isEmpty)
      #expect(mine.items.allSatisfy { $0.owner == nil || $0.owner == "示例专员丙" })
      await #expect(throws: ServiceError.self) { try await OutreachTests.plan(database, weeks: 27) }
    }
  }
}
