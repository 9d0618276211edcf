import App
import Domain
import Service
import TestSupport
import Testing

@Suite struct MoveStageTests {
  @Test func `a move is recorded with who, when, why and paper, and the project follows`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let receipt = try await steps.move("ZT-2026-005", .stage(.negotiating), paper: "示例函1号", by: "王五")
      let record = try await steps.project(receipt.project.id)
      #expect(record[.stage] == .text("negotiating") && record[.stageSince] == .date(ProjectSteps.today))
      #expect(record[.progressOn] == .date(ProjectSteps.today))
      let move = try #require(receipt.move)
      #expect(move.from?.stage == "screening" && move.to.stage == "negotiating" && move.actor == "王五")
      #expect(move.paper == "示例函1号" && move.change == receipt.change)
      let error = await #expect(throws: ServiceError.self) {
        try await steps.move("ZT-2026-005", .stage(.negotiating))
      }
      #expect(error?.code == "already_there" && error?.message.contains("王五") == true)
    }
  }

  @Test func `what a move lacks is named item by item, and nothing is written`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let before = try await database.rowCounts()
      let error = await #expect(throws: ServiceError.self) {
        try await steps.move("ZT-2026-001", .stage(.contract))
      }
      #expect(error?.code == "requirements_unmet")
      #expect(
        error?.fields.map(\.field) == [
          "resolution", "contract_amount", "contract_evidence", "legal_review", "fair_competition_review",
        ])
      let started = await #expect(throws: ServiceError.self) {
        try await steps.move("ZT-2026-002", .stage(.started))
      }
      #expect(started?.code == "no_such_move" && started?.message.contains("手续办理(formalities)") == true)
      let exit = await #expect(throws: ServiceError.self) {
        try await steps.move("ZT-2026-004", .exit(.lost), reason: "environment")
      }
      #expect(exit?.fields.map(\.field) == ["reason"] && exit?.message.contains("ZT-2026-004") == true)
      #expect(exit?.fields.first?.message.contains("转投他处(elsewhere)") == true)
      #expect(try await database.rowCounts() == before)
    }
  }

  @Test func `signing needs a resolution that passes and an agreement, and its day is kept`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let id = try await steps.sample("ZT-2026-001")
      let item = try #require(
        try await database.all(SessionItemField.self).first { $0.record[.opportunity]?.reference == id })
      try await database.changed { try await $0.edit(item, [.resolution: .text("conditional")]) }
      try await steps.edit(
        OpportunityField.self, "ZT-2026-001",
        ["contract_amount_yuan": .text("1.2亿元"), "contract_evidence": .text("intention")])
      let error = await #expect(throws: ServiceError.self) {
        try await steps.move("ZT-2026-001", .stage(.contract))
      }
      #expect(error?.fields.map(\.field) == ["contract_evidence", "legal_review", "fair_competition_review"])
      try await steps.reviewAgreement(of: id)
      try await steps.edit(OpportunityField.self, "ZT-2026-001", ["contract_evidence": .text("agreement")])
      let day = CalendarDate("2026-11-20")!
      try await steps.move("ZT-2026-001", .stage(.contract), on: day)
      #expect(try await steps.project(id)[.signedOn] == .date(day))
      let filing = try await steps.own(FollowUpField.self, of: id).filter { $0[.clock] == .text("agreement_filing") }
      #expect(filing.map { $0[.dueOn] } == [.date(CalendarDate("2026-11-27")!)])
      let back = await #expect(throws: ServiceError.self) {
        try await steps.move("ZT-2026-001", .stage(.formalities), on: day.adding(days: -1))
      }
      #expect(back?.fields.map(\.code) == ["before_last_move"])
    }
  }

  @Test func `building starts when each formality is settled`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let id = try await steps.sample("ZT-2026-002")
      try await steps.move("ZT-2026-002", .stage(.formalities))
      let error = await #expect(throws: ServiceError.self) {
        try await steps.move("ZT-2026-002", .stage(.started))
      }
      #expect(error?.fields.first?.message.contains("尚未办结:备案、用地") == true)
      for row in try await database.all(FormalityField.self) where row.record[.opportunity]?.reference == id {
        try await steps.edit(FormalityField.self, "\(row.id)", ["done_on": .text("2026-11-20")])
      }
      for item in [
        "project_code", "planning", "environment", "energy", "水保", "取水许可", "安评", "drawings", "fire_design",
        "construction",
      ] {
        try await steps.add(
          FormalityField.self, ["opportunity_id": .number("\(id)"), "item": .text(item), "is_needed": .flag(false)])
      }
      for paper in [nil, "口头", "现场已看过"] as [String?] {
        let bare = await #expect(throws: ServiceError.self) {
          try await steps.move("ZT-2026-002", .stage(.started), paper: paper)
        }
        #expect(bare?.fields.map(\.field) == ["paper"], "\(paper ?? "")")
      }
      try await steps.move("ZT-2026-002", .stage(.started), paper: "示例施工许可证")
      #expect(try await steps.project(id)[.stage] == .text("started"))
    }
  }

  @Test func `an exit keeps its reason, and coming back is a move`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let id = try await steps.sample("ZT-2026-004")
      try await steps.move("ZT-2026-004", .exit(.lost), reason: "转投他处", note: "落户汉中")
      var record = try await steps.project(id)
      #expect(record[.exit] == .text("lost") && record[.exitReason] == .text("elsewhere"))
      #expect(record[.stage] == .text("negotiating"))
      let error = await #expect(throws: ServiceError.self) {
        try await steps.move("ZT-2026-004", .stage(.review), reason: "再谈")
      }
      #expect(error?.code == "no_such_move")
      try await steps.move("ZT-2026-004", .stage(.negotiating), reason: "企业回头再谈")
      record = try await steps.project(id)
      #expect(record[.exit] == nil && record[.exitReason] == nil && record[.stageSince] == .date(ProjectSteps.today))
    }
  }

  @Test func `undo brings back where it stood, as a record of its own, until only the opening is left`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let id = try await steps.sample("ZT-2026-005")
      let before = try await steps.project(id)
      let undo = {
        try await database.desk.undoMove(
          "#\(id)", note: "点错", today: ProjectSteps.today, invocation: ProjectSteps.by("张三"))
      }
      let made = try await steps.move("ZT-2026-005", .exit(.rejected), reason: "industry")
      let undone = try await undo()
      #expect(try await steps.project(id) == before)
      #expect(undone.move?.undoes == made.move?.id && undone.move?.note == "点错")
      let moves = try await steps.own(StageMoveField.self, of: id)
      #expect(moves.count == 4)
      _ = try await undo()
      #expect(try await steps.project(id)[.stage] == .text("lead"))
      let error = await #expect(throws: ServiceError.self) { _ = try await undo() }
      #expect(error?.code == "nothing_to_undo")
    }
  }

  @Test func `of two who move a project at once, the second is shown what the first did`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let seen = try #require(try await database.record(OpportunityField.self, try await steps.sample("ZT-2026-005")))
      try await steps.move("ZT-2026-005", .stage(.negotiating), ifMatch: seen.change, by: "王五")
      let named = await #expect(throws: ServiceError.self) {
        try await steps.move("ZT-2026-005", .exit(.paused), reason: "market", ifMatch: seen.change, by: "赵六")
      }
      #expect(named?.code == "record_changed" && named?.kind == .conflict)
      for word in ["王五", "2026-11-23", "研判", "洽谈"] { #expect(named?.message.contains(word) == true, "\(word)") }

      let id = try await steps.sample("ZT-2026-007")
      let results = await withTaskGroup(of: (String, String?).self) { group in
        for actor in ["甲", "乙", "丙", "丁"] {
          group.addTask {
            do {
              try await steps.move("#\(id)", .stage(.screening), by: actor)
              return (actor, nil)
            } catch { return (actor, (error as? ServiceError)?.message ?? "\(error)") }
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      let winners = results.filter { $0.1 == nil }
      #expect(winners.count == 1)
      for (_, message) in results where message != nil {
        #expect(message?.contains(winners.first?.0 ?? "") == true, "\(message ?? "")")
      }
      #expect(try await steps.own(StageMoveField.self, of: id).count == 2)
    }
  }
}
