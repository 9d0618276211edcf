import App
import Domain
import Service
import Sheets
import TestSupport
import Testing

@Suite struct MendingTests {
  /// Sheets with a line above the header, a header of two rows, and dates and numbers of their own.
  static let texts = [
    "企业名称,从业人数,上年营业收入\n示例棉织有限公司,若干,3000万元\n示例竹器有限公司,12,800万元\n",
    "示例登记表,,\n单位:万元,填报日期:2026年3月,\n企业名称,从业人数,上年营业收入\n示例棉织有限公司,若干,3000\n,3,5\n示例竹器有限公司,12,800\n",
    "企业,基本情况,,联系人,\n企业名称,从业人数,上年营业收入(万元),姓名,手机\n示例棉织有限公司,若干,3000,某示例,13000003111\n",
  ]

  @Test(arguments: texts, ["报告.xlsx", "报告.csv"])
  func `the report is the sheet itself, and is imported as it is after mending`(
    text: String, name: String
  ) async throws {
    try await TestDatabase.with(.reference) { database in
      let report = try await withTemporaryFile("样表.csv", text) { path in
        try await database.importFile(path) {
          $0.isDryRun = true
          $0.gathersMending = true
        }
      }
      let sheet = try #require(report.mending.first)
      #expect(report.mending.count == 1 && sheet.rows.allSatisfy { !$0.reasons.isEmpty })
      #expect(sheet.rows[0].marks == ["从业人数"])
      #expect(sheet.rows.count == (text.contains("\n,3,5") ? 2 : 1))
      // A person mends the cells.
      let mended = RowReport.Sheet(
        name: sheet.name, top: sheet.top,
        rows: sheet.rows.map { row in
          let cells = row.cells.enumerated().map { index, cell in
            cell == .text("若干") ? SheetValue.number("45") : index == 0 && cell == .empty ? .text("示例漆器有限公司") : cell
          }
          return .init(number: row.number, cells: cells, marks: row.marks, reasons: row.reasons)
        })
      let again = try await withTemporaryFile(name, "") { path in
        try RowReport([mended]).write(to: path)
        return try await database.importFile(path)
      }
      #expect(again.problems.filter { $0.severity != "note" } == [] && again.created == sheet.rows.count)
      #expect(!again.problems.contains { $0.code == "unknown_column" && $0.value.contains("问题") })
      let firm = try #require(try await database.all(EnterpriseField.self).first { $0.text(.name) == "示例棉织有限公司" })
      #expect(firm.record[.headcount]?.count == 45 && firm.record[.revenue]?.money == Money(yuan: 30_000_000))
    }
  }

  /// Sheets without anything to mend; of the second only the cells tell where the names stand.
  static let whole = [
    "企业名称,注册资本,上年营业收入\n示例苇编有限公司,无,三千万元\n示例陶器有限公司,无,八百万元\n",
    "示例名录,,\n往来户,员工总数,\n示例苇编有限公司,5,\n示例陶器有限公司,6,\n",
  ]

  @Test(arguments: whole, ["报告.xlsx", "报告.csv"])
  func `a report with nothing to mend holds the header alone, and imports as nothing to do`(
    text: String, name: String
  ) async throws {
    try await TestDatabase.with(.reference) { database in
      let report = try await withTemporaryFile("样表.csv", text) { path in
        try await database.importFile(path) { $0.gathersMending = true }
      }
      #expect(report.created == 2 && report.flagged == 0)
      #expect(report.mending.count == 1 && report.mending.allSatisfy { $0.rows.isEmpty && !$0.top.isEmpty })
      let again = try await withTemporaryFile(name, "") { path in
        try RowReport(report.mending).write(to: path)
        return try await database.importFile(path)
      }
      #expect(again.rows == 0 && again.change == nil && again.rejected == 0)
    }
  }

  @Test func `a report without its columns of marks and without a header is still refused`() async throws {
    try await TestDatabase.with(.reference) { database in
      await #expect(throws: ServiceError.self) {
        try await withTemporaryFile("样表.csv", "往来户,员工总数\n") { try await database.importFile($0) }
      }
    }
  }

  @Test func `one row is read in the report as it was among many`() async throws {
    try await TestDatabase.with(.reference) { database in
      let rows = (1...12).map { "示例第\($0)织造有限公司,\($0 == 7 ? "若干" : "5")" }
      let text = "往来户,员工总数\n" + rows.joined(separator: "\n") + "\n"
      let report = try await withTemporaryFile("样表.csv", text) { path in
        try await database.importFile(path) {
          $0.isDryRun = true
          $0.gathersMending = true
        }
      }
      let sheet = try #require(report.mending.first)
      #expect(sheet.rows.count == 1)
      let row = try #require(sheet.rows.first)
      let cells = row.cells.map { $0 == .text("若干") ? SheetValue.number("45") : $0 }
      let again = try await withTemporaryFile("报告.csv", "") { path in
        try RowReport([
          .init(
            name: sheet.name, top: sheet.top,
            rows: [.init(number: row.number, cells: cells, marks: row.marks, reasons: row.reasons)])
        ]).write(to: path)
        return try await database.importFile(path)
      }
      #expect(again.created == 1)
      let firm = try #require(try await database.all(EnterpriseField.self).first)
      #expect(firm.text(.name) == "示例第7织造有限公司" && firm.record[.headcount]?.count == 45)
    }
  }
}
