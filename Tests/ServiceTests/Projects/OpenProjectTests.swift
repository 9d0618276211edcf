import App
import Domain
import Scoring
import Service
import TestSupport
import Testing

@Suite struct OpenProjectTests {
  @Test func `a project is opened as a lead in the park's hands, with its number, its first move and its first turn`()
    async throws
  {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let firm = try #require(
        try await database.all(EnterpriseField.self).first { $0.record[.name]?.text?.contains("乙丑") == true })
      let made = try await steps.open(["enterprise_id": .number("\(firm.id)"), "officer": .text("李四")])
      let record = made.stored.record
      #expect(record[.code] == .text("ZT-2026-009"))
      #expect(record[.title] == .text("\(firm.record[.name]?.text ?? "")·自荐项目"))
      #expect(record[.stage] == .text("lead") && record[.ball] == .text("park"))
      for field in [OpportunityField.openedOn, .stageSince, .ballSince, .progressOn] {
        #expect(record[field] == .date(ProjectSteps.today), "\(field)")
      }
      let moves = try await steps.own(StageMoveField.self, of: made.stored.id)
      #expect(moves.map { $0[.toStage] } == [.text("lead")])
      #expect(moves[0][.fromStage] == nil && moves[0][.actor] == .text("张三"))
      let turns = try await steps.own(BallTurnField.self, of: made.stored.id)
      #expect(turns.map { $0[.holder] } == [.text("park")] && turns[0][.until] == nil)
    }
  }

  @Test func `a firm has one project at work for a need, and a second is told of it`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let standing = try await steps.project(try await steps.sample("ZT-2026-001"))
      func values(_ plan: Bool) -> [String: InputValue] {
        var values: [String: InputValue] = [
          "enterprise_id": .number("\(standing[.enterprise]?.reference ?? 0)"),
          "need_id": .number("\(standing[.need]?.reference ?? 0)"),
        ]
        if plan { values["plan_id"] = .number("\(standing[.plan]?.reference ?? 0)") }
        return values
      }
      let error = await #expect(throws: ServiceError.self) { try await steps.open(values(true)) }
      #expect(error?.code == "project_exists" && error?.message.contains("ZT-2026-001") == true)
      #expect(error?.candidates.first?.code == "ZT-2026-001")
      // Without the plan it is the same one; kept apart it says why; and one that left leaves its place.
      let bare = await #expect(throws: ServiceError.self) { try await steps.open(values(false)) }
      #expect(bare?.code == "project_exists" && bare?.message.contains("separate_reason") == true)
      let apart = try await steps.open(values(false).merging(["另立项目理由": .text("二期另行立项")]) { $1 })
      try await steps.move("#\(apart.stored.id)", .exit(.withdrawn), reason: "duplicate")
      try await steps.move("ZT-2026-001", .exit(.withdrawn), reason: "duplicate")
      try await steps.open(values(true))
      let back = await #expect(throws: ServiceError.self) {
        try await steps.move("ZT-2026-001", .stage(.screening), reason: "重新入库")
      }
      #expect(back?.code == "project_exists")
    }
  }

  @Test func `a project from a ranking keeps the run, the rank and the ranked plan`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let by = ProjectSteps.by("张三")
      let view = try await database.desk.ranking.rank(
        need: "SQ-2026-02", .init(), today: ProjectSteps.today, invocation: by)
      let run = try #require(view.run)
      let match = try #require(view.ranking.matches.first { $0.plan != nil })
      let made = try await steps.open([
        "enterprise_id": .number("\(match.enterprise.id)"), "need_id": .number("\(view.ranking.need.id)"),
        "run": .text(run),
      ])
      #expect(made.stored.record[.run] == .text(run))
      #expect(made.stored.record[.runRank] == .count(Int64(match.rank ?? 0)))
      #expect(made.stored.record[.plan] == match.plan.map { .reference($0.id) })
      let other = try #require(try await database.all(NeedField.self).first { $0.id != view.ranking.need.id })
      let error = await #expect(throws: ServiceError.self) {
        try await steps.open([
          "enterprise_id": .number("\(match.enterprise.id)"), "need_id": .number("\(other.id)"), "run": .text(run),
        ])
      }
      #expect(error?.fields.map(\.code) == ["not_in_run"])
      let none = await #expect(throws: ServiceError.self) {
        try await steps.open(["enterprise_id": .number("\(match.enterprise.id)"), "run": .text("none")])
      }
      #expect(none?.fields.map(\.code) == ["run_not_found"])
    }
  }

  @Test func `a plan of another firm, a day to come and a later change of the day are refused`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let plans = try await database.all(PlanField.self)
      let firm = try #require(plans.first?.record[.enterprise]?.reference)
      let other = try #require(plans.first { $0.record[.enterprise]?.reference != firm })
      for (values, code) in [
        (["plan_id": InputValue.number("\(other.id)")], "plan_of_other_firm"),
        (["opened_on": .text("2026-11-24")], "in_the_future"),
      ] {
        let error = await #expect(throws: ServiceError.self) {
          try await steps.open(values.merging(["enterprise_id": .number("\(firm)")]) { $1 })
        }
        #expect(error?.fields.map(\.code) == [code])
      }
      let error = await #expect(throws: ServiceError.self) {
        try await steps.edit(OpportunityField.self, "ZT-2026-005", ["opened_on": .text("2026-11-01")])
      }
      #expect(error?.fields.map(\.code) == ["not_to_be_changed"])
    }
  }

  @Test func `of projects opened at once each has a number of its own, and one firm's same project is opened once`()
    async throws
  {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let taken = Set(try await database.all(OpportunityField.self).map { $0.record[.enterprise]?.reference })
      let firms = try await database.all(EnterpriseField.self).map(\.id).filter { !taken.contains($0) }.prefix(5)
      let codes = try await withThrowingTaskGroup(of: String?.self) { group in
        for firm in firms + firms {
          group.addTask {
            let made = try? await steps.open(["enterprise_id": .number("\(firm)")])
            return made?.stored.record[.code]?.text
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      let made = codes.compactMap(\.self)
      #expect(made.count == 5 && Set(made) == Set((9...13).map { $0 < 10 ? "ZT-2026-00\($0)" : "ZT-2026-0\($0)" }))
    }
  }
}
