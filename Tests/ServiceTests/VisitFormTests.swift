import App
import Domain
import Foundation
import Sheets
import TestSupport
import Testing

@testable import Intake
@testable import Service

@Suite struct VisitFormTests {
  private typealias F = VisitFixtures

  /// A workbook as somebody would hand in the form: sheets of texts.
  private static func file(_ sheets: [(name: String, rows: [[String]])]) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "yinfeng-\(UUID().uuidString).xlsx").path
    let forms = sheets.map { sheet in
      FormSheet(
        name: sheet.name, title: sheet.name, columns: sheet.rows[0].map { .init($0, width: 12) },
        rows: sheet.rows.dropFirst().map { $0.map { .init($0) } })
    }
    try Data(try FormWorkbook.bytes(forms)).write(to: URL(filePath: path))
    return path
  }

  private static let head: [[String]] = [
    ["项目", "填写", "说明"], ["考察名称", "示例表单考察", ""], ["方向", "来石考察", ""], ["开始日期", "2026-12-21", ""],
    ["接待负责人", "示例局长", ""], ["我方联系人", "示例专员", ""],
  ]

  private static func plan(_ path: String, _ database: TestDatabase, isDryRun: Bool = false) async throws -> Int64? {
    try await database.desk.planForm.planned(
      path: path, database.desk.planVisit, today: F.today, isDryRun: isDryRun, invocation: F.by
    ).change
  }

  @Test func `a filled form plans a visit with its firms and stops`() async throws {
    try await TestDatabase.with { database in
      let firm = try #require(
        try await database.all(EnterpriseField.self).first { $0.text(.name)?.hasPrefix("丁卯") ?? false })
      let path = try VisitFormTests.file([
        ("考察安排", VisitFormTests.head),
        ("参加企业", [["企业", "参加人员", "在谈项目"], ["\(firm.id) \(firm.text(.name) ?? "")", "示例甲、示例乙", ""]]),
        (
          "行程",
          [
            ["日期", "开始时间", "结束时间", "地点", "厂房", "招商项目"],
            ["2026-12-21", "9:30", "11:00", "", "CH-2", "SQ-2026-01"],
          ]
        ),
      ])
      #expect(try await VisitFormTests.plan(path, database, isDryRun: true) == nil)
      #expect(try await VisitFormTests.plan(path, database) != nil)
      let visit = try #require(try await database.all(VisitField.self).first { $0.text(.title) == "示例表单考察" })
      #expect(visit.text(.contact) == "示例专员" && visit.date(.endsOn) == CalendarDate("2026-12-21"))
      let party = try #require(
        try await database.all(VisitPartyField.self).first { $0.record[.visit] == .reference(visit.id) })
      #expect(party.reference(.enterprise) == firm.id && party.texts(.attendees) == ["示例甲", "示例乙"])
      let stop = try #require(try await F.stops(visit.id, database).first)
      #expect(stop.text(.from) == "09:30" && stop.text(.site) == "池河示例2号多层厂房")
      #expect(stop.reference(.need) != nil)
    }
  }

  @Test func `what is wrong in a form is named by sheet, row and column, and nothing is written`() async throws {
    try await TestDatabase.with { database in
      let before = try await database.all(VisitField.self).count
      let path = try VisitFormTests.file([
        ("考察安排", VisitFormTests.head + [["来访人数", "很多", ""]]),
        ("参加企业", [["企业", "参加人员"], ["", ""], ["没有这家企业", ""]]),
        ("行程", [["日期", "开始时间", "结束时间", "地点"], ["2026-12-21", "九点", "11:00", "示例会议室"]]),
      ])
      let refusal = await #expect(throws: ServiceError.self) { try await VisitFormTests.plan(path, database) }
      let messages = refusal?.fields.map(\.message) ?? []
      #expect(messages.contains { $0.hasPrefix("「考察安排」第 7 行 B 列「来访人数」:") }, "\(messages)")
      #expect(messages.contains { $0.hasPrefix("「参加企业」第 3 行 A 列「企业」:") }, "\(messages)")
      #expect(try await database.all(VisitField.self).count == before)
      let times = try VisitFormTests.file([
        ("考察安排", VisitFormTests.head), ("参加企业", [["企业"], ["丁卯示例"]]),
        ("行程", [["日期", "开始时间", "结束时间", "地点"], ["2026-12-21", "九点", "11:00", "示例会议室"]]),
      ])
      let late = await #expect(throws: ServiceError.self) { try await VisitFormTests.plan(times, database) }
      #expect(late?.fields.first?.message.hasPrefix("「行程」第 2 行 B 列「开始时间」:") == true)
    }
  }

  @Test func `a cell without a value that can be taken is refused at its place`() async throws {
    try await TestDatabase.with { database in
      let before = try await database.all(VisitField.self).count
      func sheet(_ name: String, _ rows: [[String]]) -> String {
        let cells = rows.map { row in
          row.map { text in
            text.hasPrefix("=")
              ? "<Cell ss:Formula=\"\(text)\"/>" : "<Cell><Data ss:Type=\"String\">\(text)</Data></Cell>"
          }
        }
        return "<Worksheet ss:Name=\"\(name)\"><Table>"
          + cells.map { "<Row>" + $0.joined() + "</Row>" }.joined() + "</Table></Worksheet>"
      }
      let names = "urn:schemas-microsoft-com:office:spreadsheet"
      let text =
        "<?xml version=\"1.0\"?><Workbook xmlns=\"\(names)\" xmlns:ss=\"\(names)\">"
        + sheet("考察安排", VisitFormTests.head + [["集合地点", "=B2", ""]])
        + sheet("参加企业", [["企业", "备注"], ["丁卯示例", "=A1"]]) + "</Workbook>"
      let path = FileManager.default.temporaryDirectory.appending(path: "yinfeng-\(UUID().uuidString).xml").path
      try Data(text.utf8).write(to: URL(filePath: path))
      let refusal = await #expect(throws: ServiceError.self) { try await VisitFormTests.plan(path, database) }
      let messages = refusal?.fields.filter { $0.code == "cell_without_value" }.map(\.message) ?? []
      #expect(messages.count == 2)
      #expect(messages.first?.hasPrefix("「考察安排」第 7 行 B 列「集合地点」:公式没有保存算出的值") == true)
      #expect(messages.last?.hasPrefix("「参加企业」第 2 行 B 列「备注」:") == true)
      #expect(try await database.all(VisitField.self).count == before)
    }
  }

  @Test func `a workbook that is another form is told to be one`() async throws {
    try await TestDatabase.with { database in
      let path = try VisitFormTests.file([("纪要", [["项目", "填写"], ["议题", "示例"]])])
      let refusal = await #expect(throws: ServiceError.self) { try await VisitFormTests.plan(path, database) }
      #expect(refusal?.code == "form_unknown")
    }
  }

  @Test func `the minutes form asks what is not known, and what is filled in goes where it belongs`() async throws {
    try await TestDatabase.with { database in
      let visit = try await F.plan(
        F.plan(firm: "乙丑示例", days: ("2026-11-18", "2026-11-18"), [F.stop("2026-11-18", "09:00", "10:00")]), database)
      let code = try #require(visit.text(.code))
      let blank = try await database.desk.minutesForm.blank(code, today: F.today, organisation: 1)
      let path = FileManager.default.temporaryDirectory.appending(path: "yinfeng-\(UUID().uuidString).xlsx").path
      try Data(blank.bytes).write(to: URL(filePath: path))
      let form = try FilledForm(path: path)
      #expect(form.sheets["纪要"]?.contains { $0.cells.prefix(2) == ["考察编号", code] } == true)
      #expect((form.sheets["答复"]?.count ?? 0) > 1)
      let filled = try VisitFormTests.file([
        ("纪要", [["项目", "填写"], ["考察编号", code], ["议题", "示例用工与扩产"], ["答复的依据等级", "自填/意向"]]),
        (
          "答复",
          [
            ["企业", "拟投项目", "内容", "现有记录", "核实事项", "答复"], ["乙丑示例", "", "现址普工月薪", "未知", "", "5100元"],
            ["", "", "主要客户", "", "", ""],
          ]
        ),
        ("下一步", [["事项", "责任人", "办结期限"], ["示例寄送资料", "示例专员甲", "2026-11-24"]]),
        ("诉求", [["企业", "诉求", "答复", "答复责任人", "答复期限"], ["", "示例要宿舍", "", "示例园区", "2026-12-01"]]),
      ])
      func record(_ words: String, _ path: String) async throws -> MinutesReceipt {
        try await database.desk.minutesForm.recorded(
          path: path, words, database.desk.recordMinutes, ifMatch: nil, today: F.today, isDryRun: false,
          invocation: F.by)
      }
      let other = await #expect(throws: ServiceError.self) { try await record("KC-2026-002", filled) }
      #expect(other?.code == "form_of_other_visit")
      let receipt = try await record(code, filled)
      #expect(receipt.answers == 1 && receipt.followUps.count == 1 && receipt.asks.count == 1)
      let firm = try #require(
        try await database.all(EnterpriseField.self).first { $0.text(.name)?.hasPrefix("乙丑") ?? false })
      #expect(firm.money(.wage) == Money(yuan: 5100))
      #expect(receipt.asks.first?.reference(.enterprise) == firm.id)
    }
  }

  @Test func `an amount without a unit among answers is asked about`() async throws {
    try await TestDatabase.with { database in
      let visit = try await F.plan(
        F.plan(firm: "乙丑示例", days: ("2026-11-18", "2026-11-18"), [F.stop("2026-11-18", "09:00", "10:00")]), database)
      let code = try #require(visit.text(.code))
      let path = try VisitFormTests.file([
        ("纪要", [["项目", "填写"], ["考察编号", code], ["议题", "示例"]]),
        ("答复", [["企业", "内容", "答复"], ["乙丑示例", "上年营业收入", "4500"]]),
      ])
      let refusal = await #expect(throws: ServiceError.self) {
        try await database.desk.minutesForm.recorded(
          path: path, code, database.desk.recordMinutes, ifMatch: nil, today: F.today, isDryRun: false, invocation: F.by
        )
      }
      #expect(refusal?.fields.first?.message.contains("第 2 行") == true)
      #expect(refusal?.fields.first?.message.contains("4500万元") == true)
    }
  }
}
