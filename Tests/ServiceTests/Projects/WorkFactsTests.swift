import App
import Domain
import Service
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct WorkFactsTests {
  private static func problems(_ work: () async throws -> some Sendable) async -> [String] {
    let error = await #expect(throws: ServiceError.self) { _ = try await work() }
    return (error?.fields.map { "\($0.field) \($0.code)" } ?? [])
      + (error.map { $0.fields.isEmpty ? [$0.code] : [] } ?? [])
  }

  @Test func `a project has one national code and a known kind of lead`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      try await steps.edit(
        OpportunityField.self, "ZT-2026-001",
        ["project_code": .text("２０２６-610922-38-03-900001"), "lead_kind": .text("乡贤")])
      let record = try await steps.project(try await steps.sample("ZT-2026-001"))
      #expect(record[.projectCode] == .text("2026-610922-38-03-900001") && record[.leadKind] == .text("乡贤回归"))
      #expect(
        await WorkFactsTests.problems {
          try await steps.edit(
            OpportunityField.self, "ZT-2026-004", ["project_code": .text("2026-610922-38-03-900001")])
        } == ["project_code taken"])
      for wrong in ["2026-610922-38-03", "陕发改备2026-1号"] {
        #expect(
          await WorkFactsTests.problems {
            try await steps.edit(OpportunityField.self, "ZT-2026-004", ["project_code": .text(wrong)])
          } == ["project_code not_a_project_code"])
      }
      #expect(
        await WorkFactsTests.problems {
          try await steps.edit(OpportunityField.self, "ZT-2026-004", ["lead_kind": .text("随便")])
        } == ["lead_kind unknown_lead_kind"])
      // The same code again on its own project is no second one.
      try await steps.edit(
        OpportunityField.self, "ZT-2026-001", ["project_code": .text("2026-610922-38-03-900001"), "note": .text("示例")])
      let funnel = try await database.desk.report(.funnel, today: TestDatabase.today, organisation: 1)
      let kinds = try #require(funnel.sections.first { $0.title == "按线索来源" })
      #expect(kinds.rows.contains { $0.map(\.display) == ["乡贤回归", "1", "1", "0", "0", "0"] })
    }
  }

  @Test func `shares make up the whole, are replaced as a whole, and the figure counts once`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      func claim(_ shares: [(String, Quantity)], by: [String] = ["示例镇政府"], evidence: String = "示例函9号") async throws
        -> ProjectReceipt
      {
        try await database.desk.claimLead(
          "ZT-2026-002",
          .init(
            kind: .referral, shares: shares.map { .init($0.0, $0.1) }, day: TestDatabase.today, confirmedBy: by,
            evidence: evidence),
          today: TestDatabase.today, invocation: TestDatabase.invocation)
      }
      for (shares, problem) in [
        ([("示例甲", Quantity(60)), ("示例乙", Quantity(30))], "share_pct shares_not_whole"),
        ([("示例甲", Quantity(60)), ("示例乙", Quantity(60))], "share_pct shares_not_whole"),
        ([("示例甲", Quantity(150)), ("示例乙", Quantity(-50))], "share_pct out_of_range"),
        ([("示例甲", Quantity(milli: .max)), ("示例乙", Quantity(milli: .max))], "share_pct out_of_range"),
        ([("示例甲", Quantity(50)), ("示例甲", Quantity(50))], "party named_twice"), ([], "party missing"),
        ((1...101).map { ("示例\($0)", Quantity(1)) }, "party too_many"),
        ((1...100).map { ("示例\($0)", Quantity(2)) }, "share_pct shares_not_whole"),
      ] {
        #expect(await WorkFactsTests.problems { try await claim(shares) } == [problem])
      }
      let whole = [("示例甲", Quantity(100))]
      #expect(await WorkFactsTests.problems { try await claim(whole, by: []) } == ["confirmed_by missing"])
      #expect(await WorkFactsTests.problems { try await claim(whole, evidence: " ") } == ["evidence missing"])

      let third = Quantity(milli: 33_333)
      let receipt = try await claim([("示例甲", third), ("示例乙", third), ("示例丙", Quantity(milli: 33_334))])
      let id = try await steps.sample("ZT-2026-002")
      let rows = try await steps.own(LeadClaimField.self, of: id).filter { $0[.kind] == .text("referral") }
      #expect(rows.map { $0.text(.party) } == ["示例甲", "示例乙", "示例丙"], "what was claimed before is replaced")
      let school = try await database.desk.report(.school, today: TestDatabase.today, organisation: 1)
      let section = try #require(school.sections.first { $0.title == "引入项目按归属方" })
      let referrals = section.rows.filter { $0[0].display == "引荐" }
      #expect(referrals.last?.map(\.display) == ["引荐", "合计(每个项目计一次)", "2", "8600"])
      let sum = referrals.dropLast().reduce(Int64(0)) { sum, row in
        if case .money(let yuan) = row[3] { sum + yuan } else { sum }
      }
      #expect(sum == 86_000_000, "the parts add up to the whole, whatever is rounded")
      _ = try await database.desk.undo(try #require(receipt.change), invocation: TestDatabase.invocation)
      let back = try await steps.own(LeadClaimField.self, of: id).filter { $0[.kind] == .text("referral") }
      #expect(Set(back.map { $0.text(.party) }) == ["示例分中心", "示例镇政府"])
    }
  }

  @Test func `money counts when it is recognised, in the month it is recognised for`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      func arrived(_ month: String) async throws -> String {
        let report = try await database.desk.report(
          .monthly, month: month, today: TestDatabase.today, organisation: 1)
        return try #require(report.sections[0].rows.first { $0[0].display == "到位资金" })[3].display
      }
      func examine(_ id: Int64, _ finding: ExamineArrival.Finding) async throws -> RecordReceipt<ArrivalField> {
        try await database.desk.examineArrival(
          "#\(id)", finding, today: TestDatabase.today, invocation: ProjectSteps.by("示例统计员"))
      }
      let made = try await steps.add(
        ArrivalField.self,
        [
          "opportunity_id": .number("\(try await steps.sample("ZT-2026-003"))"), "arrived_on": .text("2026-10-18"),
          "amount_yuan": .text("70万元"), "proof": .text("voucher"),
        ])
      let id = made.stored.id
      #expect(made.stored.record[.state] == .text("reported"))
      let (october, november) = (try await arrived("2026-10"), try await arrived("2026-11"))
      #expect(october == "0" && november == "800")
      let recognise = ExamineArrival.Finding.recognised(month: nil, .fixedAssets, .continued)
      #expect(await WorkFactsTests.problems { try await examine(id, recognise) } == ["arrival_in_state"])
      _ = try await examine(id, .checked())
      for (finding, problem) in [
        (ExamineArrival.Finding.recognised(month: "2026-09", .fixedAssets, .new), "recognised_month before_arrival"),
        (.recognised(month: "2027-01", .fixedAssets, .new), "recognised_month in_the_future"),
        (.recognised(month: "十一月", .fixedAssets, .new), "recognised_month not_a_month"),
        (.recognised(month: nil, nil, .new), "use missing"), (.sentBack(" "), "sent_back_reason missing"),
      ] {
        #expect(await WorkFactsTests.problems { try await examine(id, finding) } == [problem])
      }
      let done = try await examine(id, recognise)
      #expect(done.stored.text(.month) == "2026-11" && done.stored.text(.recognisedBy) == "示例统计员")
      #expect(try await arrived("2026-10") == "0")
      #expect(try await arrived("2026-11") == "870", "it counts in the month it was recognised for")
      #expect(
        await WorkFactsTests.problems {
          try await steps.edit(ArrivalField.self, "#\(id)", ["amount_yuan": .text("80万元")])
        } == ["amount_yuan recognised"])
      let back = try await examine(id, .sentBack("凭证与合同主体不符"))
      #expect(back.stored.record[.month] == nil && back.stored.text(.sentBackReason) == "凭证与合同主体不符")
      #expect(try await arrived("2026-11") == "800")
      #expect(await WorkFactsTests.problems { try await examine(id, .checked(reason: " ")) } == ["reason missing"])
      let checked = try await examine(id, .checked(reason: "退回有误,主体已更名")).stored
      #expect(checked.record[.state] == .text("checked") && checked.record[.sentBackReason] == nil)
      _ = try await examine(id, .sentBack("金额与进账单不符"))
      try await steps.edit(ArrivalField.self, "#\(id)", ["amount_yuan": .text("60万元")])
      let again = try #require(try await database.record(ArrivalField.self, id))
      #expect(again.record[.state] == .text("reported") && again.record[.sentBackBy] == nil)
    }
  }

  @Test func `what a firm only reports itself is never recognised`() async throws {
    try await TestDatabase.with { database in
      let own = try #require(
        try await database.all(ArrivalField.self).first { $0.record[.proof] == .text("self_reported") })
      func examine(_ finding: ExamineArrival.Finding) async throws -> RecordReceipt<ArrivalField> {
        try await database.desk.examineArrival(
          "#\(own.id)", finding, today: TestDatabase.today, invocation: TestDatabase.invocation)
      }
      _ = try await examine(.checked())
      #expect(
        await WorkFactsTests.problems {
          try await examine(.recognised(month: nil, .fixedAssets, .new))
        } == ["proof not_proved"])
    }
  }

  @Test func `a formality the law puts after another is refused before it, a usual order is told`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let project = InputValue.number("\(try await steps.sample("ZT-2026-002"))")
      func add(_ item: String, _ more: [String: InputValue]) async throws -> RecordReceipt<FormalityField> {
        try await steps.add(
          FormalityField.self,
          ["opportunity_id": project, "item": .text(item), "is_needed": .flag(true)].merging(more) { $1 })
      }
      // The filing and the land of this project are open.
      #expect(
        await WorkFactsTests.problems { try await add("规划许可", ["done_on": .text("2026-11-20")]) }
          == ["done_on before_predecessor"])
      let environment = try await add("环评", ["done_on": .text("2026-11-20"), "form": .text("报告表")])
      #expect(environment.warnings.contains { $0.contains("备案") && $0.contains("尚未办结") })
      #expect(
        await WorkFactsTests.problems { try await add("水保", ["form": .text("报告书")]) } == ["form unknown_form"])
      #expect(
        await WorkFactsTests.problems {
          try await add("取水", ["accepted_on": .text("2026-11-20"), "done_on": .text("2026-11-19")])
        } == ["done_on ends_before_it_begins"])
      #expect(
        await WorkFactsTests.problems { try await add("随便一项", [:]) } == ["item unknown_formality"])
      let view = try await database.desk.formalityPath("ZT-2026-002", today: TestDatabase.today, organisation: 1)
      #expect(view.items.count >= 18 && !view.isCertain && view.earliestProduction >= TestDatabase.today)
      let planning = try #require(view.items.first { $0.item == "planning" })
      #expect(planning.waitsFor == ["用地"] && planning.term == "20个工作日" && planning.law?.isEmpty == false)
      #expect(view.items.first { $0.item == "environment" }?.state == "done")
      #expect(view.items.filter { $0.item == "energy" }.allSatisfy { $0.term == nil }, "no term is made up")
      #expect(view.unknown.contains("能评") && !view.critical.isEmpty)
    }
  }

  @Test func `a predecessor is not moved behind what the law puts after it`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let project = try await steps.sample("ZT-2026-002")
      let rows = try await database.all(FormalityField.self).filter { $0.record[.opportunity]?.reference == project }
      func edit(_ item: String, _ values: [String: InputValue]) async throws -> RecordReceipt<FormalityField> {
        let row = try #require(rows.first { $0.text(.item) == item })
        return try await steps.edit(FormalityField.self, "#\(row.id)", values)
      }
      for item in ["备案", "用地"] { _ = try await edit(item, ["done_on": .text("2026-11-10")]) }
      for item in ["规划", "环评"] {
        try await steps.add(
          FormalityField.self,
          [
            "opportunity_id": .number("\(project)"), "item": .text(item), "is_needed": .flag(true),
            "done_on": .text("2026-11-15"),
          ])
      }
      for day in [InputValue.text("2026-11-18"), .null] {
        #expect(
          await WorkFactsTests.problems { try await edit("用地", ["done_on": day]) } == ["done_on after_successor"])
      }
      _ = try await edit("用地", ["done_on": .text("2026-11-12")])
      let filing = try await edit("备案", ["done_on": .text("2026-11-16")])
      #expect(filing.warnings.contains { $0.contains("环评") && $0.contains("晚于") })

      // What contradicted itself before does not stand in the way of a note.
      let both = try await database.insert([
        Record<FormalityField>([
          .opportunity: .reference(project), .item: .text("取水"), .isNeeded: .flag(false),
          .doneOn: .date(TestDatabase.today),
        ])
      ])
      let words = "#\(try #require(both.first))"
      let noted = try await steps.edit(FormalityField.self, words, ["note": .text("示例备注")])
      #expect(noted.stored.text(.note) == "示例备注")
      #expect(
        await WorkFactsTests.problems {
          try await steps.edit(FormalityField.self, words, ["done_on": .text("2026-11-20")])
        } == ["is_needed done_and_not_needed"])
    }
  }
}
