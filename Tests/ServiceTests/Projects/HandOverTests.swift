import App
import Domain
import Service
import TestSupport
import Testing

@Suite struct HandOverTests {
  @Test func `a project goes over with its open follow-ups, and the note says who handed what to whom`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let id = try await steps.sample("ZT-2026-001")
      let receipt = try await database.desk.handOver(
        .project("ZT-2026-001"), to: "李四", today: ProjectSteps.today, invocation: ProjectSteps.by("张三"))
      #expect(receipt.from == "示例专员甲" && receipt.followUps.count == 2)
      #expect(try await steps.project(id)[.officer] == .text("李四"))
      let tasks = try await steps.own(FollowUpField.self, of: id)
      #expect(tasks.allSatisfy { $0[.owner] == .text("李四") })
      let note = try #require(try await steps.own(ProgressField.self, of: id).last)
      #expect(note[.text]?.text?.contains("示例专员甲 → 李四") == true && note[.author] == .text("张三"))
      #expect(note[.isProgress] == .flag(false))
      // His other projects stay his.
      #expect(try await steps.project(try await steps.sample("ZT-2026-003"))[.officer] == .text("示例专员甲"))
      let error = await #expect(throws: ServiceError.self) {
        _ = try await database.desk.handOver(
          .project("ZT-2026-001"), to: "李四", today: ProjectSteps.today, invocation: ProjectSteps.by("张三"))
      }
      #expect(error?.code == "same_officer")
    }
  }

  @Test func `all of an officer's goes over in one change, closed follow-ups stay, and undo gives all of it back`()
    async throws
  {
    try await TestDatabase.with { database in
      let before = try await database.all(OpportunityField.self).map(\.record)
      let tasks = try await database.all(FollowUpField.self).map(\.record)
      let hand = { (isDryRun: Bool) in
        try await database.desk.handOver(
          .all(of: "示例专员丙"), to: "李四", today: ProjectSteps.today, isDryRun: isDryRun,
          invocation: ProjectSteps.by("张三"))
      }
      let dry = try await hand(true)
      #expect(dry.change == nil && dry.projects.compactMap(\.code).sorted() == ["ZT-2026-005", "ZT-2026-006"])
      #expect(try await database.all(OpportunityField.self).map(\.record) == before)
      let receipt = try await hand(false)
      let closed = try await database.all(FollowUpField.self).filter { $0.record[.owner] == .text("示例专员丙") }
      #expect(closed.allSatisfy { $0.record[.state] != .text("open") } && closed.count == 1)
      _ = try await database.desk.undo(try #require(receipt.change), invocation: ProjectSteps.by("张三"))
      #expect(try await database.all(OpportunityField.self).map(\.record) == before)
      #expect(try await database.all(FollowUpField.self).map(\.record) == tasks)
    }
  }
}
