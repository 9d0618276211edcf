import Domain
import Intake
import TestSupport
import Testing

/// Where the header stands and what its columns are.
struct HeaderTests {
  @Test func `columns may come in any order, under any known name`() throws {
    let (rows, summary) = try TestIntake.read("员工数(人),营收（万元）,公司名称*,统一社会信用代码\n80,1200,虚构甲有限公司,91320505100772833X\n")
    let firm = try #require(rows.first?.enterprise)
    #expect(firm[.name]?.text == "虚构甲有限公司")
    #expect(firm[.headcount]?.count == 80)
    #expect(firm[.revenue]?.money == Money(wan: 1200))
    #expect(summary.problems.isEmpty)
  }

  @Test func `headers and units in traditional characters and full width are the same`() throws {
    let (rows, summary) = try TestIntake.read(
      "企業名稱,從業人數,用地需求（畝）,上年營業收入(萬元),總投資\n示例甲有限公司,８０,三十畝,1200,５億元\n")
    let row = try #require(rows.first)
    #expect(row.enterprise?[.headcount]?.count == 80)
    #expect(row.enterprise?[.revenue]?.money == Money(wan: 1200))
    #expect(row.plan?[.land]?.quantity == Quantity(30))
    #expect(row.plan?[.totalInvestment]?.money == Money(wan: 50_000))
    #expect(summary.problems.isEmpty)
  }

  @Test func `names of the API are headers too, with money in 元`() throws {
    let (rows, _) = try TestIntake.read(
      "name,revenue_yuan,land_mu,person.phone,person.name\n虚构甲有限公司,12000000,30,13000000000,张某\n")
    let row = try #require(rows.first)
    #expect(row.enterprise?[.revenue]?.money == Money(wan: 1200))
    #expect(row.plan?[.land]?.quantity == Quantity(30))
    #expect(row.person?[.phone]?.text == "13000000000")
  }

  @Test func `a column nobody knows is said, with its letter`() throws {
    let (rows, summary) = try TestIntake.read("企业名称,星座,从业人数\n虚构甲有限公司,白羊,5\n")
    #expect(rows.count == 1)
    let problem = try #require(summary.problems.first)
    #expect(summary.problems.count == 1)
    #expect(problem.code == .unknownColumn)
    #expect(problem.severity == .note)
    #expect(problem.place == CellPlace(sheet: "样表.csv", row: 1, column: "B", header: "星座", field: ""))
    #expect(problem.hint.contains("星座"))
  }

  @Test func `the user's map settles a doubt`() throws {
    let (rows, summary) = try TestIntake.read(
      "企业名称,规模(人),说法\n虚构甲有限公司,5,好\n", columnMap: ["规模(人)": "headcount", "说法": "plan.note"])
    #expect(rows.first?.enterprise?[.headcount]?.count == 5)
    #expect(summary.problems.isEmpty)
  }

  @Test(
    "a map that names no field or no column is refused",
    arguments: [
      (["规模": "no_such_field"], IntakeError.Code.unknownField), (["没有这列": "headcount"], .unknownMappedColumn),
    ])
  func badMap(map: [String: String], code: IntakeError.Code) {
    let error = #expect(throws: IntakeError.self) { try TestIntake.read("企业名称,规模,从业人数\n虚构甲有限公司,5,6\n", columnMap: map) }
    #expect(error?.code == code)
  }

  @Test func `title rows, a money unit above the table and notes below it are no records`() throws {
    let text = """
      2026年校友企业登记表,,,
      填报单位:某某校友会,,,单位:万元
      企业名称,上年营业收入,用地需求,从业人数
      虚构甲有限公司,1200,30,5
      ,,,
      合计,1200,30,5
      注:1.带*为必填项。,,,
      填表人:张某,,,
      """
    let (rows, summary) = try TestIntake.read(text)
    #expect(rows.map(\.row) == [4])
    #expect(rows.first?.enterprise?[.revenue]?.money == Money(wan: 1200))
    #expect(summary.sheets.first?.headerRow == 3)
  }

  @Test func `two header rows: groups say whose the columns are`() throws {
    let text = """
      企业信息,,,校友信息,,
      名称,从业人数,备注,姓名,电话,备注
      虚构甲有限公司,5,好企业,张某,13000000000,热心
      """
    let (rows, summary) = try TestIntake.read(text)
    #expect(summary.problems.isEmpty)
    let row = try #require(rows.first)
    #expect(row.kind == .firms)
    #expect(row.enterprise?[.note]?.text == "好企业")
    #expect(row.person?[.note]?.text == "热心")
    #expect(row.person?[.name]?.text == "张某")
  }

  @Test func `two header rows where the upper one stands for both`() throws {
    let (rows, _) = try TestIntake.read("企业名称,投资意向,,从业人数\n,总投资(万元),用地(亩),\n虚构甲有限公司,500,3,9\n")
    let row = try #require(rows.first)
    #expect(rows.count == 1)
    #expect(row.plan?[.totalInvestment]?.money == Money(wan: 500))
    #expect(row.plan?[.land]?.quantity == Quantity(3))
    #expect(row.enterprise?[.headcount]?.count == 9)
  }

  @Test func `of two years of one figure the later is last year's and the earlier the year before's`() throws {
    let (rows, summary) = try TestIntake.read("企业名称,2024年营收(万元),2025年营收(万元),2023年营收(万元)\n虚构甲有限公司,10,20,5\n")
    #expect(rows.first?.enterprise?[.revenue]?.money == Money(wan: 20))
    #expect(rows.first?.enterprise?[.revenuePrevious]?.money == Money(wan: 10))
    #expect(summary.problems.map(\.code) == [.duplicateColumn])
  }

  @Test func `without a header the row most like one is named`() throws {
    let error = #expect(throws: IntakeError.self) { try TestIntake.read("统一社会信用代码,从业人数,星座\n91320505100772833X,5,白羊\n") }
    #expect(error?.code == .noHeader)
    #expect(error?.message.contains("第 1 行") == true)
    #expect(error?.message.contains("从业人数") == true)
    #expect(error?.hint.contains("企业名称") == true)
  }

  @Test(
    "the kind of sheet follows from its columns",
    arguments: [
      ("企业名称,从业人数,校友姓名,手机\n虚构甲有限公司,5,张某,1\n", SheetKind.firms), ("姓名,单位及职务,从业人数\n张某,虚构甲有限公司 经理,5\n", .people),
      ("姓名,学院,届别,工作单位,职务\n张某,机电学院,1999,虚构甲有限公司,总经理\n", .people), ("企业名称\n虚构甲有限公司\n", .firms),
    ])
  func kinds(text: String, kind: SheetKind) throws {
    let (rows, summary) = try TestIntake.read(text)
    #expect(summary.sheets.map(\.kind) == [kind])
    #expect(rows.count == 1)
  }
}
