import Domain
import Foundation
import Intake
import Sheets
import TestSupport
import Testing

/// Files as they are written.
struct SheetWriterTests {
  static let columns = [SheetColumn("企业名称", .text), SheetColumn("统一社会信用代码", .text), SheetColumn("备注", .text)]

  @Test func `a CSV file has a byte order mark, quotes by RFC 4180 and no formulas`() throws {
    let rows: [[SheetValue]] = [
      [.text("虚构\"甲\"有限公司"), .text("=cmd()"), .text("一,\n二")], [.text("@x"), .number("-5"), .empty],
    ]
    let text = try TestIntake.written("表.csv", Self.columns, rows) { path in
      try #require(FileManager.default.contents(atPath: path)).map { $0 }
    }
    #expect(Array(text.prefix(3)) == [0xEF, 0xBB, 0xBF])
    let expected = "企业名称,统一社会信用代码,备注\r\n\"虚构\"\"甲\"\"有限公司\",'=cmd(),\"一,\n二\"\r\n'@x,-5,\r\n"
    #expect(String(decoding: text.dropFirst(3), as: UTF8.self) == expected)
  }

  @Test(arguments: [
    "=1+1", "+1", "-1+1", "@SUM(A1)", "\u{FF1D}1+1", "\u{FF0B}1", "\u{FF0D}1", "\u{FF20}A1",
    "\t=1+1", "\r=1+1", "\n=1+1",
    "\u{1}=1+1", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://a.example\",\"甲\")",
  ])
  func `no text becomes a formula, and a CSV file gives it back as it was`(text: String) throws {
    let rows: [[SheetValue]] = [[.text("虚构甲有限公司"), .empty, .text(text)]]
    let bytes = try TestIntake.written("表.csv", Self.columns, rows) { path in
      try #require(FileManager.default.contents(atPath: path)).map { $0 }
    }
    let line = try #require(String(decoding: bytes, as: UTF8.self).split(separator: "\r\n", maxSplits: 1).last)
    let cell = try #require(line.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false).last)
    #expect(cell.hasPrefix("'") || cell.hasPrefix("\"'"), "\(cell)")
    for format in SheetFormat.allCases {
      let (read, _) = try TestIntake.written("表." + format.rawValue, Self.columns, rows) {
        try TestIntake.read(path: $0)
      }
      let cells = try #require(read.first).cells
      // A formula would be read as its result.
      let shown = text.unicodeScalars.filter { $0.value >= 0x20 || "\t\r\n".unicodeScalars.contains($0) }
      let kept = String(String.UnicodeScalarView(shown)).trimmingCharacters(in: .whitespacesAndNewlines)
      let found = cells[2].text.trimmingCharacters(in: .whitespacesAndNewlines)
      #expect(found.hasSuffix(kept), "\(format): \(found)")
    }
  }

  @Test func `a workbook keeps codes as text, numbers as numbers and days as days`() throws {
    let columns = [
      SheetColumn("企业名称"), SheetColumn("统一社会信用代码"), SheetColumn("上年营业收入(万元)", .number), SheetColumn("成立日期", .date),
    ]
    let day = try #require(CalendarDate("1999-02-28"))
    let rows: [[SheetValue]] = [[.text("虚构甲有限公司"), .text("913101154218096762"), .number("1234.5678"), .date(day)]]
    let (read, _) = try TestIntake.written("表.xlsx", columns, rows) { try TestIntake.read(path: $0) }
    let row = try #require(read.first)
    #expect(row.cells.map(\.kind) == [.text, .text, .number, .date])
    #expect(row.enterprise?[.revenue]?.money == Money(yuan: 12_345_678))
    #expect(row.enterprise?[.founded]?.date == day)
  }

  @Test(
    "nothing stands under the file's name before it is closed, and nothing is left of a dropped writer",
    arguments: SheetFormat.allCases)
  func wholeOrNothing(format: SheetFormat) throws {
    try TestIntake.withFile("表." + format.rawValue) { path in
      let folder = URL(filePath: path).deletingLastPathComponent().path
      var writer: (any SheetWriter)? = try format.writer(path: path)
      try writer?.beginSheet("表", columns: Self.columns)
      try writer?.write([.text("甲")])
      #expect(!FileManager.default.fileExists(atPath: path))
      writer = nil
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
      let second = try format.writer(path: path)
      try second.beginSheet("表", columns: Self.columns)
      try second.close()
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["表." + format.rawValue])
    }
  }

  @Test func `what cannot be written is an error that says so`() throws {
    let unknown = #expect(throws: SheetError.self) { try SheetFormat(path: "/tmp/表.doc") }
    #expect(unknown?.code == .unknownFormat)
    for format in SheetFormat.allCases {
      let folder = #expect(throws: SheetError.self) { try format.writer(path: "/no/such/folder/表." + format.rawValue) }
      #expect(folder?.code == .cannotWrite)
    }
    try TestIntake.withFile("表.csv") { path in
      let writer = try CSVWriter(path: path)
      try writer.beginSheet("一", columns: Self.columns)
      let second = #expect(throws: SheetError.self) { try writer.beginSheet("二", columns: Self.columns) }
      #expect(second?.code == .oneSheetOnly)
    }
    try TestIntake.withFile("表.xlsx") { path in
      let writer = try WorkbookWriter(path: path)
      try writer.beginSheet("一", columns: Self.columns)
      let long = #expect(throws: SheetError.self) { try writer.write([.text(String(repeating: "长", count: 32_768))]) }
      #expect(long?.code == .tooLarge)
    }
  }

  @Test("what no file can hold is never written", arguments: ["表.xlsx", "表.csv"])
  func unprintable(file: String) throws {
    let rows: [[SheetValue]] = [[.text("虚构甲\u{0}有限公司"), .text("甲\u{FFFE}乙\u{FFFF}丙"), .text("\u{1}丁\n戊")]]
    let (read, summary) = try TestIntake.written(
      file, [SheetColumn("企业名称"), SheetColumn("备注"), SheetColumn("主营产品\u{FFFE}")], rows
    ) { try TestIntake.read(path: $0) }
    #expect(summary.problems.isEmpty)
    #expect(read.flatMap(\.problems).isEmpty)
    #expect(read.first?.enterprise?[.name]?.text == "虚构甲有限公司")
    #expect(read.first?.enterprise?[.note]?.text == "甲乙丙")
    #expect(read.first?.enterprise?[.products]?.texts == ["丁", "戊"])
  }

  @Test func `sheet names are mended and kept apart`() throws {
    try TestIntake.withFile("表.xlsx") { path in
      let writer = try WorkbookWriter(path: path)
      for name in ["甲/乙", "甲/乙", "'", String(repeating: "长", count: 40)] {
        try writer.beginSheet(name, columns: Self.columns)
        try writer.write([.text("虚构甲有限公司"), .text("x"), .text("y")])
      }
      try writer.close()
      let names = try TestIntake.read(path: path).summary.sheets.map(\.name)
      #expect(names == ["甲-乙", "甲-乙 (2)", "Sheet", String(repeating: "长", count: 31)])
    }
  }

  @Test(arguments: ["报告.xlsx", "报告.csv"])
  func `the report of an import keeps the sheet's rows and is read again`(name: String) throws {
    let sheet = RowReport.Sheet(
      name: "登记表", top: [["示例登记表"], ["单位:万元"], ["企业名称", "上年营业收入", "从业人数"]],
      rows: [
        .init(
          number: 7, cells: [.text("虚构甲有限公司"), .number("320"), .text("若干")], marks: ["从业人数"], reasons: ["「若干」不是数字。"])
      ])
    let (read, summary) = try TestIntake.withFile(name) { path in
      try RowReport([sheet]).write(to: path)
      return try TestIntake.read(path: path)
    }
    #expect(summary.problems.isEmpty)
    #expect(read.first?.enterprise?[.name]?.text == "虚构甲有限公司")
    #expect(read.first?.enterprise?[.revenue]?.money == Money(yuan: 3_200_000))
    #expect(read.first?.cells.map(\.text) == ["虚构甲有限公司", "320", "若干", "从业人数", "「若干」不是数字。", "7"])
  }
}
