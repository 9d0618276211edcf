import App
import Domain
import Service
import TestSupport
import Testing

@Suite struct ReviewTests {
  private static let today = TestDatabase.today
  private static let by = TestDatabase.invocation

  /// The item of the sample's session to come.
  private static func item(_ database: TestDatabase) async throws -> Stored<SessionItemField> {
    try #require(try await database.all(SessionItemField.self).first { $0.record[.resolution] == nil })
  }

  /// The day of the sample's session to come.
  private static let held = CalendarDate("2026-12-08")!

  private static func resolve(
    _ words: String, _ resolution: Resolution, _ database: TestDatabase,
    _ conditions: [ResolveItem.Condition] = [], paper: String? = "示例纪要〔2026〕2号", on day: CalendarDate = held,
    isDryRun: Bool = false
  ) async throws -> ResolutionReceipt {
    try await database.desk.resolveItem(
      words, resolution, paper: paper, conditions: conditions, today: day, isDryRun: isDryRun, invocation: by)
  }

  private static func code(_ work: () async throws -> Void) async -> String? {
    do {
      try await work()
      return nil
    } catch let error as ServiceError { return error.fields.first?.code ?? error.code } catch { return "\(error)" }
  }

  @Test func `a session is numbered, and a project on its agenda asks each reviewing department by its term`()
    async throws
  {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let meeting = try await steps.add(ReviewSessionField.self, ["held_on": .text("2026-12-22")])
      #expect(meeting.stored.record[.code] == .text("2026年第3次"))
      #expect(meeting.stored.record[.state] == .text("planned"))
      let project = try await steps.sample("ZT-2026-005")
      let values: [String: InputValue] = [
        "session_id": .number("\(meeting.stored.id)"), "opportunity_id": .number("\(project)"),
      ]
      let item = try await steps.add(SessionItemField.self, values)
      #expect(item.stored.record[.position] == .count(1))
      func opinions() async throws -> [Record<OpinionField>] {
        try await database.all(OpinionField.self).map(\.record).filter { $0[.item]?.reference == item.stored.id }
      }
      let asked = try await opinions()
      #expect(asked.count == 11 && asked.contains { $0[.department] == .text("司法局") })
      #expect(asked.allSatisfy { $0[.dueOn] == .date(CalendarDate("2026-12-18")!) })
      // When the session moves, the terms of those that have not answered move with it.
      let first = try #require(
        try await database.all(OpinionField.self).first { $0.record[.item]?.reference == item.stored.id })
      try await steps.edit(OpinionField.self, "\(first.id)", ["stance": .text("agrees")])
      try await steps.edit(ReviewSessionField.self, "\(meeting.stored.id)", ["held_on": .text("2026-12-29")])
      let moved = try await opinions()
      #expect(moved.count { $0[.dueOn] == .date(CalendarDate("2026-12-25")!) } == 10)
      #expect(moved.first { $0[.stance] != nil }?[.givenOn] == .date(Self.today))
    }
  }

  @Test func `what cannot go on an agenda is refused`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let meetings = try await database.all(ReviewSessionField.self)
      let past = try #require(meetings.first { $0.record[.state] == .text("held") }?.id)
      let next = try #require(meetings.first { $0.record[.state] == .text("planned") }?.id)
      func add(_ session: Int64, _ code: String) async -> String? {
        await Self.code {
          let project = try await steps.sample(code)
          try await steps.add(
            SessionItemField.self,
            ["session_id": .number("\(session)"), "opportunity_id": .number("\(project)")])
        }
      }
      #expect(await add(past, "ZT-2026-005") == "session_closed")
      #expect(await add(next, "ZT-2026-006") == "project_left")
      #expect(await add(next, "ZT-2026-001") == "record_exists")
      #expect(await add(next, "ZT-2026-005") == nil)
    }
  }

  @Test func `each condition becomes a follow-up with owner and due day in the same change, and undo takes all back`()
    async throws
  {
    try await TestDatabase.with { database in
      let item = try await Self.item(database)
      let before = try await database.all(FollowUpField.self).count
      let receipt = try await Self.resolve(
        "ZT-2026-001", .conditional, database,
        [
          .init("取得排放总量指标", owner: "王五", due: CalendarDate("2026-12-18")!),
          .init("补交资金证明", owner: nil, due: CalendarDate("2026-12-25")!),
        ])
      let change = try #require(receipt.change)
      #expect(receipt.followUps.map(\.owner) == ["王五", "示例专员甲"])
      #expect(receipt.offers.map(\.to.stage) == ["contract"])
      #expect(
        receipt.offers.first?.unmet.map(\.field) == [
          "contract_amount", "contract_evidence", "legal_review", "fair_competition_review",
        ])
      let tasks = try await database.all(FollowUpField.self).filter { $0.change == change }
      #expect(tasks.count == 2)
      for task in tasks {
        #expect(task.record[.sessionItem]?.reference == item.id && task.record[.state] == .text("open"))
        #expect(task.record[.assignedBy] == .text("示例县领导乙") && task.record[.opportunity] != nil)
      }
      let now = try #require(try await database.record(SessionItemField.self, item.id))
      #expect(now.record[.resolution] == .text("conditional") && now.record[.resolvedOn] == .date(Self.held))
      let meeting = try #require(
        try await database.record(ReviewSessionField.self, item.record[.session]?.reference ?? 0))
      #expect(meeting.record[.state] == .text("held"))
      #expect(await Self.code { _ = try await Self.resolve("#\(item.id)", .passed, database) } == "already_resolved")
      _ = try await database.desk.undo(change, invocation: Self.by)
      #expect(try await database.all(FollowUpField.self).count == before)
      #expect(try await database.record(SessionItemField.self, item.id)?.record == item.record)
    }
  }

  @Test func `a refused project is offered its exit and is not moved`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let receipt = try await Self.resolve("ZT-2026-001", .refused, database)
      #expect(receipt.offers.map(\.to.exit) == ["rejected"])
      #expect(receipt.offers.first?.reasons.contains("resolution") == true)
      #expect(receipt.opportunity.code == "ZT-2026-001")
      let record = try await steps.project(try await steps.sample("ZT-2026-001"))
      #expect(record[.stage] == .text("review") && record[.exit] == nil)
      let error = await Self.code {
        try await steps.edit(
          OpportunityField.self, "ZT-2026-001",
          ["contract_amount_yuan": .text("1亿元"), "contract_evidence": .text("agreement")])
        try await steps.move("ZT-2026-001", .stage(.contract))
      }
      #expect(error == "requirement_unmet")
    }
  }

  @Test func `a resolution that cannot be is refused by name`() async throws {
    try await TestDatabase.with { database in
      let due = CalendarDate("2026-12-18")!
      #expect(
        await Self.code { _ = try await Self.resolve("ZT-2026-001", .conditional, database) } == "no_condition")
      #expect(
        await Self.code {
          _ = try await Self.resolve("ZT-2026-001", .passed, database, [.init("条件", owner: nil, due: due)])
        } == "not_conditional")
      #expect(
        await Self.code { _ = try await Self.resolve("ZT-2026-001", .passed, database, paper: " ") } == "missing")
      #expect(
        await Self.code { _ = try await Self.resolve("ZT-2026-001", .passed, database, on: Self.today) }
          == "not_held_yet")
      #expect(
        await Self.code {
          _ = try await Self.resolve(
            "ZT-2026-001", .conditional, database, [.init("条件", owner: nil, due: CalendarDate("2026-12-19")!)])
        } == "not_a_working_day")
      #expect(
        await Self.code { _ = try await Self.resolve("ZT-2026-005", .passed, database) } == "session_item_not_found")
      let dry = try await Self.resolve("ZT-2026-001", .passed, database, isDryRun: true)
      #expect(dry.change == nil)
      #expect(try await Self.item(database).record[.resolution] == nil)
    }
  }
}
