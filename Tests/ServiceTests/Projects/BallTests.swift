import App
import Domain
import Service
import TestSupport
import Testing

@Suite struct BallTests {
  @Test func `time is booked to whoever held the ball, and a lawful pause to nobody`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let (desk, by) = (database.desk, ProjectSteps.by("张三"))
      let day = ProjectSteps.today
      _ = try await desk.passBall(
        "ZT-2026-004", to: .department, department: "环保", reason: "总量认定", today: day, invocation: by)
      _ = try await desk.pauseProject.pause(
        "ZT-2026-004", reason: "等待上级批复", until: day.adding(days: 30), today: day.adding(days: 3), invocation: by)
      _ = try await desk.pauseProject.resume("ZT-2026-004", today: day.adding(days: 13), invocation: by)
      let story = try await desk.tellProject("ZT-2026-004", today: day.adding(days: 20), organisation: 1)
      #expect(story.turns.map(\.label) == ["园区", "企业", "生态环境分局"])
      #expect(story.turns.map(\.days) == [31, 64, 10])
      #expect(story.pausedDays == 10 && story.exitedDays == 0)
      #expect(story.turns.reduce(0) { $0 + $1.days } + story.pausedDays == story.days)
      #expect(story.stays.reduce(0) { $0 + $1.days } == story.days)
      let record = try await steps.project(story.id)
      #expect(record[.ballDepartment] == .text("生态环境分局") && record[.ballSince] == .date(day))
      #expect(record[.pausedOn] == nil && record[.pauseReason] == nil)
    }
  }

  @Test func `a story of the sample shows the formalities whole and what the next move lacks`() async throws {
    try await TestDatabase.with { database in
      let story = try await database.desk.tellProject("ZT-2026-001", today: ProjectSteps.today, organisation: 1)
      #expect(story.formalities.count >= 18 && Set(story.formalities.map(\.item)).count == story.formalities.count)
      #expect(story.formalities.allSatisfy { $0.state == "undecided" })
      let contract = try #require(story.next.first { $0.to.stage == "contract" && $0.to.exit == nil })
      #expect(
        contract.unmet.map(\.field) == [
          "resolution", "contract_amount", "contract_evidence", "legal_review", "fair_competition_review",
        ])
    }
  }

  @Test func `what cannot be is refused by name`() async throws {
    try await TestDatabase.with { database in
      let (desk, by, day) = (database.desk, ProjectSteps.by("张三"), ProjectSteps.today)
      func code(_ work: () async throws -> ProjectReceipt) async -> String? {
        do {
          _ = try await work()
          return nil
        } catch let error as ServiceError { return error.fields.first?.code ?? error.code } catch { return "\(error)" }
      }
      func ball(_ words: String, _ holder: BallHolder, _ department: String? = nil) async -> String? {
        await code {
          try await desk.passBall(
            words, to: holder, department: department, reason: "原因", today: day, invocation: by)
        }
      }
      #expect(await ball("ZT-2026-004", .firm) == "ball_held")
      #expect(await ball("ZT-2026-004", .department) == "missing")
      #expect(await ball("ZT-2026-004", .department, "交警队") == "unknown_department")
      #expect(await ball("ZT-2026-004", .park, "发改局") == "not_a_department")
      #expect(await ball("ZT-2026-006", .firm) == "project_left")
      #expect(
        await code { try await desk.pauseProject.resume("ZT-2026-004", today: day, invocation: by) }
          == "not_paused")
      #expect(
        await code {
          try await desk.pauseProject.pause("ZT-2026-008", reason: "原因", today: day, invocation: by)
        } == "already_paused")
      #expect(
        await code {
          try await desk.pauseProject.pause("ZT-2026-004", reason: "原因", until: day, today: day, invocation: by)
        } == "not_to_come")
      #expect(
        await code { try await desk.pauseProject.pause("ZT-2026-004", reason: " ", today: day, invocation: by) }
          == "missing")
    }
  }
}
