import App
import Domain
import Service
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct WorkRuleTests {
  private static let today = TestDatabase.today

  private static func add<Field: RecordField>(
    _ type: Field.Type, _ values: [String: InputValue], in database: TestDatabase, on day: CalendarDate = today
  ) async throws -> Stored<Field> {
    try await database.desk.records(type).add(
      values, evidence: EvidenceInput(), today: day, invocation: TestDatabase.invocation
    ).stored
  }

  private static func refusal(_ work: () async throws -> Void) async throws -> ServiceError {
    do { try await work() } catch let error as ServiceError { return error }
    throw ServiceError(.invalid, code: "not_refused", message: "没有拒绝。")
  }

  @Test func `a follow-up due on a day of rest is refused with the next working day`() async throws {
    try await TestDatabase.with(.reference) { database in
      let error = try await WorkRuleTests.refusal {
        _ = try await WorkRuleTests.add(
          FollowUpField.self, ["title": .text("送报告"), "owner": .text("甲"), "due_on": .text("2026-10-03")], in: database)
      }
      #expect(error.fields.map(\.code) == ["not_a_working_day"])
      #expect(error.message.contains("2026-10-08"))
    }
  }

  @Test(arguments: [("2026-10-10", false), ("2027-03-01", true)])
  func `a worked Saturday is a due day, and a day beyond the notices is provisional`(
    day: String, isProvisional: Bool
  ) async throws {
    try await TestDatabase.with(.reference) { database in
      let stored = try await WorkRuleTests.add(
        FollowUpField.self, ["title": .text("送报告"), "owner": .text("甲"), "due_on": .text(day)], in: database)
      #expect(stored.record[.isProvisional] == .flag(isProvisional))
      #expect(stored.record[.state] == .text("open"))
      #expect(stored.record[.writtenBy] == .text("测试员"))
    }
  }

  @Test func `what the work writes cannot be typed in`() async throws {
    try await TestDatabase.with(.reference) { database in
      let error = try await WorkRuleTests.refusal {
        _ = try await WorkRuleTests.add(
          FollowUpField.self,
          ["title": .text("甲"), "owner": .text("甲"), "due_on": .text("2026-11-26"), "state": .text("done")],
          in: database)
      }
      #expect(error.fields.map(\.code) == ["managed_field"])
      let only = try await WorkRuleTests.refusal {
        _ = try await WorkRuleTests.add(StageMoveField.self, ["reason": .text("甲")], in: database)
      }
      #expect(only.code == "record_only_read")
    }
  }

  @Test func `a follow-up is closed with a result, all its parts done, and can be opened again`() async throws {
    try await TestDatabase.with(.reference) { database in
      let id = try await WorkRuleTests.add(
        FollowUpField.self,
        [
          "title": .text("送报告"), "owner": .text("甲"), "due_on": .text("2026-11-26"), "checklist": .list(["起草", "盖章"]),
          "checked": .list(["起草"]),
        ], in: database
      ).id
      let close = database.desk.closeFollowUp
      func bring(_ state: FollowUpState, _ result: String?) async throws -> RecordReceipt<FollowUpField> {
        try await close(
          "#\(id)", as: state, result: result, today: WorkRuleTests.today, invocation: TestDatabase.invocation)
      }
      let left = try await WorkRuleTests.refusal { _ = try await bring(.done, "送达") }
      #expect(left.fields.map(\.code) == ["parts_left"] && left.message.contains("盖章"))
      let silent = try await WorkRuleTests.refusal { _ = try await bring(.cancelled, " ") }
      #expect(silent.fields.map(\.field) == ["result"])
      _ = try await database.desk.records(FollowUpField.self).edit(
        "#\(id)", ["checked": .list(["起草", "盖章"])], evidence: EvidenceInput(), today: WorkRuleTests.today,
        invocation: TestDatabase.invocation)
      let done = try await bring(.done, "送达")
      #expect(done.stored.record[.closedOn] == .date(WorkRuleTests.today))
      #expect(try await WorkRuleTests.refusal { _ = try await bring(.done, "又") }.code == "follow_up_in_state")
      #expect(try await bring(.open, "退回").stored.record[.closedOn] == nil)
    }
  }

  @Test func `a promise is kept once, and its rate counts what fell due`() async throws {
    try await TestDatabase.with { database in
      let desk = database.desk
      let before = try await desk.promiseRate(asOf: WorkRuleTests.today, organisation: 1)
      let firm = try #require(before.first { $0.side == .firm })
      #expect(firm.due == 1 && firm.late == 1 && firm.open == 1 && firm.ratePermille == 0)
      let county = try #require(before.first { $0.side == .county })
      #expect(county.kept == 1 && county.due == 1 && county.open == 1 && county.ratePermille == 1000)
      let late = try #require(
        try await database.all(PromiseField.self).first { $0.record[.kind] == .text("jobs") })
      let close = desk.closePromise
      let kept = try await close(
        "#\(late.id)", as: .kept, evidence: "用工名册", today: WorkRuleTests.today, invocation: TestDatabase.invocation)
      #expect(kept.stored.record[.closedOn] == .date(WorkRuleTests.today))
      let again = try await WorkRuleTests.refusal {
        _ = try await close(
          "#\(late.id)", as: .broken, evidence: "甲", today: WorkRuleTests.today, invocation: TestDatabase.invocation)
      }
      #expect(again.code == "promise_closed")
      let after = try await desk.promiseRate(asOf: WorkRuleTests.today, organisation: 1)
      #expect(after.first { $0.side == .firm }?.keptLate == 1)
      let then = try await desk.promiseRate(asOf: WorkRuleTests.today.adding(days: -1), organisation: 1)
      #expect(then.first { $0.side == .firm }?.late == 1, "a promise closed later was still open then")
    }
  }

  @Test func `a note of progress moves the project on, a comment does not`() async throws {
    try await TestDatabase.with { database in
      let silent = try #require(
        try await database.all(OpportunityField.self).first { $0.record[.code] == .text("ZT-2026-004") })
      func progress() async throws -> FieldValue? {
        try await database.record(OpportunityField.self, silent.id)?.record[.progressOn]
      }
      _ = try await WorkRuleTests.add(
        ProgressField.self,
        ["opportunity_id": .number("\(silent.id)"), "text": .text("内部讨论"), "is_progress": .flag(false)], in: database)
      #expect(try await progress() == silent.record[.progressOn])
      _ = try await WorkRuleTests.add(
        ProgressField.self, ["opportunity_id": .number("\(silent.id)"), "text": .text("企业来函")], in: database)
      #expect(try await progress() == .date(WorkRuleTests.today))
      _ = try await WorkRuleTests.add(
        ProgressField.self,
        ["opportunity_id": .number("\(silent.id)"), "text": .text("补记"), "happened_on": .text("2026-10-01")],
        in: database)
      #expect(try await progress() == .date(WorkRuleTests.today), "an earlier note does not set the clock back")
      let early = try await WorkRuleTests.refusal {
        _ = try await WorkRuleTests.add(
          ProgressField.self,
          ["opportunity_id": .number("\(silent.id)"), "text": .text("预告"), "happened_on": .text("2026-12-01")],
          in: database)
      }
      #expect(early.fields.map(\.code) == ["in_the_future"])
    }
  }
}
