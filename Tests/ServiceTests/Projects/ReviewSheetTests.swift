import App
import Domain
import Foundation
import Service
import TestSupport
import Testing

@Suite struct ReviewSheetTests {
  private static func sheets(_ database: TestDatabase, _ day: CalendarDate = TestDatabase.today) async throws
    -> ReviewSheets
  {
    try await database.desk.drawReviewSheets("2026年第2次", today: day, organisation: 1)
  }

  @Test
  func `a sheet has every section, each gate with its clause, both scores, what is unknown and who has not answered`()
    async throws
  {
    try await TestDatabase.with { database in
      let sheets = try await Self.sheets(database)
      #expect(sheets.readyBy == CalendarDate("2026-12-07") && sheets.projects.count == 1)
      let sheet = try #require(sheets.projects.first)
      #expect(sheet.opportunity.code == "ZT-2026-001" && sheet.need?.contains("SQ-2026-01") == true)
      #expect(sheet.sections.map(\.label) == ["投资主体", "资金", "土地与厂房", "产出与税收", "就业", "能耗", "环保与安全"])
      #expect(sheet.sections.allSatisfy { !$0.lines.isEmpty })
      #expect(sheet.sections.flatMap(\.lines).contains { $0.value == nil })
      #expect(sheet.sections[0].lines.contains { $0.value?.contains("甲子示例") == true && $0.source != nil })
      #expect(Set(sheet.scores.map(\.profile)) == ["outreach", "review"])
      #expect(sheet.scores.allSatisfy { !$0.isReference })
      #expect(sheet.gates.contains { $0.rule == "pollutant_total" && !$0.clause.isEmpty })
      #expect(!sheet.unknowns.isEmpty && !sheet.asks.isEmpty)
      #expect(sheet.opinions.map(\.stance) == ["未答复", "未答复"])
      #expect(sheet.opinions.allSatisfy { !$0.isLate })
      let late = try await Self.sheets(database, CalendarDate("2026-12-07")!)
      #expect(late.projects[0].opinions.allSatisfy { $0.isLate })
    }
  }

  @Test func `a project the firm brings itself is held against the nearest need, and says so`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let meeting = try #require(
        try await database.all(ReviewSessionField.self).first { $0.record[.state] == .text("planned") }?.id)
      let project = try await steps.sample("ZT-2026-007")
      try await steps.add(
        SessionItemField.self, ["session_id": .number("\(meeting)"), "opportunity_id": .number("\(project)")])
      let sheet = try #require(try await Self.sheets(database).projects.last)
      #expect(sheet.need == nil && sheet.position == 2 && sheet.opinions.count == 11)
      #expect(sheet.scores.allSatisfy { $0.isReference })
    }
  }

  @Test func `the page escapes what people typed, shows 未答复 and begins each project on a new sheet of paper`()
    async throws
  {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      try await steps.edit(OpportunityField.self, "ZT-2026-001", ["title": .text("<b>甲子</b> & \"线束\"")])
      let paper = try await Self.sheets(database).printed
      let page = String(decoding: try paper.bytes(.html), as: UTF8.self)
      #expect(page.contains("&lt;b&gt;甲子&lt;/b&gt; &amp; &quot;线束&quot;") && !page.contains("<b>甲子"))
      for word in ["未答复", "未知", "准入条件", "待核实事项", "部门意见", "size: A4"] { #expect(page.contains(word), "\(word)") }
      let book = try paper.bytes(.xlsx)
      #expect(book.starts(with: Array("PK".utf8)) && book.count > 2000)
      #expect(paper.name == "2026年第2次(示例)-一项目一表")
    }
  }

  @Test func `an empty agenda says what to do next`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let meeting = try await steps.add(ReviewSessionField.self, ["held_on": .text("2026-12-22")])
      let error = await #expect(throws: ServiceError.self) {
        _ = try await database.desk.drawReviewSheets(
          "#\(meeting.stored.id)", today: TestDatabase.today, organisation: 1)
      }
      #expect(error?.code == "agenda_empty" && error?.remedy != nil)
    }
  }
}
