import Foundation
import Sheets
import Testing

@testable import Intake

@Suite struct FormWorkbookTests {
  private static func archive(_ sheets: [FormSheet]) throws -> (form: FilledForm, parts: (String) throws -> String) {
    let path = FileManager.default.temporaryDirectory.appending(path: "yinfeng-\(UUID().uuidString).xlsx").path
    try Data(try FormWorkbook.bytes(sheets)).write(to: URL(filePath: path))
    let archive = try ZipArchive(path: path, limits: IntakeLimits())
    return (try FilledForm(path: path), { String(decoding: try archive.contents($0), as: UTF8.self) })
  }

  @Test func `open cells offer their choices, long lists from a sheet out of sight`() throws {
    let long = (1...80).map { "示例企业第\($0)号有限公司" }
    let sheet = FormSheet(
      name: "表", title: "示例表 & 一",
      columns: [.init("企业", width: 20, note: "从下拉中选"), .init("结果", width: 10), .init("日期", width: 12)],
      rows: [[.init("", .suggestion(long)), .init("", .choice(["甲", "乙"])), .init("2026-12-10", .day)]], isWide: true)
    let (form, part) = try FormWorkbookTests.archive([sheet])
    let page = try part("xl/worksheets/sheet1.xml")
    #expect(page.contains("<formula1>\"甲,乙\"</formula1>"))
    #expect(page.contains("'选项'!$A$1:$A$80"))
    #expect(page.contains("orientation=\"landscape\"") && page.contains("fitToHeight=\"0\""))
    #expect(try part("xl/workbook.xml").contains("state=\"hidden\""))
    #expect(try part("xl/worksheets/sheet2.xml").contains("<row r=\"80\""))
    #expect(form.sheets["表"]?.map(\.cells) == [["企业", "结果", "日期"], ["", "", "2026-12-10"]])
    #expect(form.sheets["表"]?.map(\.number) == [1, 2])
  }

  @Test func `a paper as data keeps its blocks`() throws {
    let paper = Paper(
      title: "示例", blocks: [.line("甲"), .facts([.init("项", "值")]), .table(.init([.init("列", 12)], rows: [["格"]]))])
    let json = try #require(
      try JSONSerialization.jsonObject(with: try JSONEncoder().encode(paper)) as? [String: Any])
    let blocks = try #require(json["blocks"] as? [[String: Any]])
    #expect(blocks.map { $0["type"] as? String } == ["line", "facts", "table"])
    #expect((blocks[2]["rows"] as? [[String]]) == [["格"]])
  }
}
