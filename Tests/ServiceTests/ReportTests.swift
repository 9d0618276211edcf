import App
import Domain
import Service
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct ReportTests {
  private static func report(
    _ kind: MakeReport.Kind, _ database: TestDatabase, month: String? = nil, to: String? = nil
  ) async throws -> Report {
    try await database.desk.report(
      kind, month: month, to: to.flatMap { CalendarDate($0) }, today: TestDatabase.today, organisation: 1)
  }

  private static func row(_ section: Report.Section, _ first: String) throws -> [String] {
    try #require(section.rows.first { $0.first?.display == first }).map(\.display)
  }

  @Test func `the leader's sheet sets the month and the year against the targets`() async throws {
    try await TestDatabase.with { database in
      let report = try await ReportTests.report(.monthly, database, month: "2026-10")
      #expect(report.sections.map(\.title) == ["主要指标", "到位资金认定", "责任单位", "签约、开工、投产项目名单", "卡点清单"])
      let indicators = report.sections[0]
      // 指标 | 单位 | 全年任务 | 本月 | 累计 | 完成率 | 与时序进度差 | 上年同期 | 同比
      #expect(
        try ReportTests.row(indicators, "新签约合同额")
          == ["新签约合同额", "万元", "20000", "8000", "8600", "43.0%", "-40.3", "0", "—"])
      #expect(try ReportTests.row(indicators, "新签约项目")[3...4] == ["1", "2"])
      #expect(try ReportTests.row(indicators, "到位资金")[3...4] == ["0", "150"], "what is self-reported is not counted")
      #expect(try ReportTests.row(report.sections[2], "示例经开区")[1...3] == ["12000", "8000", "66.7%"])
      #expect(report.notes.contains { $0.contains("不低于「协议」") })
      #expect(report.notes.contains { $0.hasPrefix("数据更正:2026-08") } == false, "the sample's frozen month still holds")
    }
  }

  @Test func `units and what no unit answers for sum up to the county`() async throws {
    try await TestDatabase.with { database in
      let project = try #require(
        try await database.all(OpportunityField.self).first { $0.record[.code] == .text("ZT-2026-002") })
      try await database.changed { try await $0.edit(project, [.unit: nil]) }
      let report = try await ReportTests.report(.monthly, database, month: "2026-11")
      let units = try #require(report.sections.first { $0.title == "责任单位" })
      #expect(try ReportTests.row(units, "未落实责任单位")[2] == "8000")
      for (column, indicator) in [(2, "新签约合同额"), (5, "到位资金")] {
        let sums = units.rows.compactMap { row -> Int64? in if case .money(let yuan) = row[column] { yuan } else { nil }
        }
        let county = try ReportTests.row(report.sections[0], indicator)[4]
        #expect(sums.last == sums.dropLast().reduce(0, +) && Report.Cell.money(sums.last ?? 0).display == county)
      }
      #expect(report.sections[0].columns[6].label == "与时序进度差(百分点)")
      if case .points = report.sections[0].rows[1][6] {} else { Issue.record("points are not a percentage") }
    }
  }

  @Test func `what landed is named with its amount, what was signed in the month first`() async throws {
    try await TestDatabase.with { database in
      let report = try await ReportTests.report(.monthly, database, month: "2026-10")
      let landed = try #require(report.sections.first { $0.title.hasSuffix("项目名单") })
      #expect(landed.rows.first?.map(\.display).prefix(3) == ["本期", "签约", "ZT-2026-002"])
      #expect(landed.rows.first?[5] == .money(80_000_000))
      let signed = landed.rows.filter { ["签约", "增资", "减资"].contains($0[1].display) }.compactMap { row -> Int64? in
        if case .money(let yuan) = row[5] { yuan } else { nil }
      }
      #expect(Report.Cell.money(signed.reduce(0, +)).display == (try ReportTests.row(report.sections[0], "新签约合同额")[4]))
    }
  }

  @Test func `a month that is past lists what was stuck at its end, and only that`() async throws {
    try await TestDatabase.with { database in
      let now = try await ReportTests.report(.stuck, database).sections[0]
      let opened = try #require(
        try await database.all(OpportunityField.self).compactMap { $0.record.date(.openedOn) }.min())
      let before = try await ReportTests.report(.stuck, database, to: opened.adding(days: -1).description).sections[0]
      #expect(before.rows.isEmpty && !now.rows.isEmpty, "nothing was stuck before anything was opened")
      #expect(now.rows.allSatisfy { $0[3].display != "正常推进" && !$0[3].display.isEmpty })
      // The day before, told again from the dated rows, differs from the board of the day by a day alone.
      let late = try await database.desk.report(
        .stuck, to: TestDatabase.today, today: TestDatabase.today.adding(days: 1), organisation: 1
      ).sections[0]
      #expect(late.rows.map { $0.map(\.display) } == now.rows.map { $0.map(\.display) })
    }
  }

  @Test func `open promises are named, those that are late with their days`() async throws {
    try await TestDatabase.with { database in
      let open = try await ReportTests.report(.promises, database).sections[1]
      let promises = try await database.all(PromiseField.self).filter { $0.record.text(.state) == "open" }
      #expect(open.rows.count == promises.count && !promises.isEmpty)
      for promise in promises {
        let row = try #require(open.rows.first { $0[1].display == promise.record.text(.content) })
        let due = try #require(promise.record.date(.dueOn))
        #expect((row[7] == .none) == (due >= TestDatabase.today))
      }
    }
  }

  @Test func `a correction of a frozen month is told, not hidden`() async throws {
    try await TestDatabase.with { database in
      let freeze = database.desk.freezeMonth
      let frozen = try await freeze("2026-10", today: TestDatabase.today, invocation: TestDatabase.invocation)
      #expect(frozen.stored.record[.digest]?.text?.count == 64)
      let again = await #expect(throws: ServiceError.self) {
        try await freeze("2026-10", today: TestDatabase.today, invocation: TestDatabase.invocation)
      }
      #expect(again?.code == "month_frozen")
      let early = await #expect(throws: ServiceError.self) {
        try await freeze("2026-11", today: TestDatabase.today, invocation: TestDatabase.invocation)
      }
      #expect(early?.fields.map(\.code) == ["not_over"])
      let project = try #require(
        try await database.all(OpportunityField.self).first { $0.record[.code] == .text("ZT-2026-002") })
      try await database.insert([
        Record<ArrivalField>([
          .opportunity: .reference(project.id), .arrivedOn: .date(CalendarDate("2026-10-30")!),
          .amount: .money(Money(yuan: 2_000_000)), .proof: .text("voucher"), .state: .text("recognised"),
        ])
      ])
      let report = try await ReportTests.report(.monthly, database, month: "2026-11")
      #expect(report.notes.contains("数据更正:2026-10 到位资金定稿为 0万元,现为 200万元。"))
    }
  }

  @Test func `one fact feeds the county's and the school's report, each with its own floor`() async throws {
    try await TestDatabase.with { database in
      let school = try await ReportTests.report(.school, database)
      let county = try await ReportTests.report(.monthly, database, month: "2026-11")
      #expect(try ReportTests.row(school.sections[0], "实际投资额")[3] == "950")
      #expect(
        try ReportTests.row(school.sections[0], "另:已报未认定的投资额")[3] == "120", "what is not recognised is shown apart")
      #expect(try ReportTests.row(county.sections[0], "到位资金")[4] == "950")
      #expect(try ReportTests.row(school.sections[0], "引入企业")[3] == "2")
      let trained = school.sections[0].rows.filter { $0[0].display == "培训技术人员" }.map { $0[1...5].map(\.display) }
      #expect(trained == [["人次", "—", "120", "—", "示例签到册、示例照片"], ["人", "100", "60", "60.0%", "示例签到册、示例照片"]])
    }
  }

  @Test func `the flow tells where projects stand, why they left and how long it took`() async throws {
    try await TestDatabase.with { database in
      let funnel = try await ReportTests.report(.funnel, database)
      #expect(try ReportTests.row(funnel.sections[0], "线索") == ["线索", "8", "1", "0"])
      #expect(try ReportTests.row(funnel.sections[0], "研判") == ["研判", "7", "1", "1"])
      #expect(funnel.sections[3].rows.count == 1)
      #expect(try ReportTests.row(funnel.sections[4], "线索")[1] == "8")
      let paused = funnel.sections[5].rows.first { $0[0].display == "部门 自然资源局" }
      #expect(paused?.map(\.display) == ["部门 自然资源局", "28", "28"])
      let cohort = try await ReportTests.report(.cohort, database)
      #expect(cohort.sections[0].rows.map { $0.map(\.display) } == [["2026", "5", "2", "40.0%"]])
      #expect(cohort.sections[1].rows.map { $0[1].display } == ["2"])
    }
  }

  @Test(arguments: MakeReport.Kind.allCases)
  func `every report stands on an empty database too`(kind: MakeReport.Kind) async throws {
    try await TestDatabase.with(.reference) { database in
      let report = try await ReportTests.report(kind, database)
      #expect(!report.sections.isEmpty)
    }
  }

  @Test func `a month that is none and a range that ends before it begins are refused`() async throws {
    try await TestDatabase.with(.reference) { database in
      for (month, to) in [("2026-13", nil), (nil, "2025-01-01"), ("2026-11", "2026-11-30")] as [(String?, String?)] {
        await #expect(throws: ServiceError.self) {
          _ = try await database.desk.report(
            .visits, month: month, from: CalendarDate("2026-01-01"), to: to.flatMap { CalendarDate($0) },
            today: TestDatabase.today, organisation: 1)
        }
      }
    }
  }
}
