import Domain
import Intake
import TestSupport
import Testing

/// Rows turned into records.
struct RowTests {
  static let header = "企业名称,统一社会信用代码,从业人数,总投资(万元),用地需求(亩),校友姓名,手机,职务,拟投项目名称\n"

  @Test func `a row gives a firm, its plan, its alumnus and their tie`() throws {
    let (rows, _) = try TestIntake.read(Self.header + "虚构甲有限公司,,5,300,150-200,张某,13000000000,董事长,\n")
    let row = try #require(rows.first)
    #expect(row.plan?[.name]?.text == "虚构甲拟投项目")
    #expect(row.plan?[.land]?.quantity == Quantity(150))
    #expect(row.plan?[.landMax]?.quantity == Quantity(200))
    #expect(row.ties == [ImportedTie(firm: "虚构甲有限公司", isShortName: false, role: "chief", roleText: "董事长")])
    #expect(row.problems.isEmpty)
  }

  @Test func `a firm that wants nothing has no plan`() throws {
    let (rows, _) = try TestIntake.read(Self.header + "虚构甲有限公司,,5,无,无,,,,\n")
    #expect(rows.first?.plan == nil)
    #expect(rows.first?.person == nil)
  }

  @Test func `a row without a name is refused, a bad cell is only left unknown`() throws {
    let (rows, _) = try TestIntake.read(Self.header + ",91320505100772833X,5,,,,,,\n虚构乙有限公司,,若干,5,,,,,\n")
    #expect(rows.map(\.isRefused) == [true, false])
    #expect(rows[0].problems.map(\.code) == [.missingName])
    #expect(rows[0].problems.first?.place.column == "A")
    let problem = try #require(rows[1].problems.first)
    #expect(problem.severity == .cell)
    #expect(problem.value == "若干")
    #expect(problem.place == CellPlace(sheet: "样表.csv", row: 3, column: "C", header: "从业人数", field: "headcount"))
    #expect(problem.message.contains("若干"))
    #expect(rows[1].enterprise?[.headcount] == nil)
    #expect(rows[1].plan?[.totalInvestment]?.money == Money(wan: 5))
  }

  @Test func `the first of two rows of a firm stands and the cells that differ are told`() throws {
    let (rows, _) = try TestIntake.read(
      Self.header
        + "虚构甲有限公司,91320505100772833X,5,,,,,,\n虚构甲公司,91320505100772833X,6,,,,,,\n虚构乙有限公司,,1,,,,,,\n虚构乙 有限公司,,1,,,,,,\n")
    #expect(rows.map(\.repeats) == [nil, 2, nil, 4])
    let problem = try #require(rows[1].problems.first)
    #expect(problem.code == .duplicateRow)
    #expect(problem.place.field == "credit_code")
    #expect(problem.message.contains("从业人数(第 2 行 5,本行 6)"))
    #expect(rows[3].problems.first?.place.field == "name")
  }

  @Test func `two firms of one name with codes of their own are two firms`() throws {
    let (rows, _) = try TestIntake.read(
      Self.header + "虚构甲有限公司,91320505100772833X,5,,,,,,\n虚构甲有限公司,913101154218096762,6,,,,,,\n虚构甲有限公司,,6,,,,,,\n")
    #expect(rows.map(\.repeats) == [nil, nil, 2])
  }

  @Test func `another alumnus or another plan of the same firm is taken, not refused`() throws {
    let (rows, _) = try TestIntake.read(
      Self.header
        + "虚构甲有限公司,,5,300,,张某,13000000000,,一期\n虚构甲有限公司,,,,,李某,13000000001,,\n虚构甲有限公司,,5,800,,张某,13000000000,,二期\n")
    #expect(rows.map(\.repeats) == [nil, 2, 2])
    #expect(rows.flatMap(\.problems).isEmpty)
    #expect(rows[1].person?[.name]?.text == "李某")
    #expect(rows[1].plan == nil)
    #expect(rows[2].plan?[.name]?.text == "二期")
    #expect(rows[2].person == nil)
  }

  @Test func `a person without a firm stays, a person listed twice is said`() throws {
    let (rows, summary) = try TestIntake.read("姓名,手机,单位及职务\n张某,13000000000,退休\n李某,,某厂 厂长\n张某,13000000000,退休\n")
    #expect(summary.sheets.first?.kind == .people)
    #expect(rows.map(\.isRefused) == [false, false, false])
    #expect(rows[0].ties.isEmpty)
    #expect(rows[2].repeats == 2)
    #expect(rows[2].problems.map(\.code) == [.duplicateRow])
  }

  @Test func `the first code that comes to a firm without one is that firm's, the next is another's`() throws {
    let (rows, _) = try TestIntake.read(
      Self.header + "虚构甲有限公司,,5,,,,,,\n虚构甲有限公司。,91320505100772833X,5,,,,,,\n虚构甲有限公司,913101154218096762,6,,,,,,\n"
        + "虚构甲 有限公司,91320505100772833X,5,,,,,,\n")
    #expect(rows.map(\.repeats) == [nil, 2, nil, 2])
    #expect(rows[1].problems.first?.message.contains("信用代码") == false)
  }

  @Test(
    "one person by phone however it is written, two by name alone in two posts",
    arguments: [
      ("张某,130 0000 0000,虚构甲厂 厂长\n张某,+86-13000000000,虚构甲厂 厂长\n", [nil, 2]),
      ("阿·某,13000000000,虚构甲厂 厂长\n阿•某,13000000000,虚构甲厂 厂长\n", [nil, 2]),
      ("张某,,虚构甲厂 厂长\n张某,,虚构乙厂 技术员\n", [nil, nil]), ("张某,,虚构甲厂 厂长\n张某,,虚构甲厂 厂长\n", [nil, 2]),
      ("张某,13000000000、13000000001,虚构甲厂 厂长\n张某,13000000001,虚构甲厂 厂长\n", [nil, 2]),
    ] as [(String, [Int?])])
  func samePerson(lines: String, repeats: [Int?]) throws {
    let (rows, _) = try TestIntake.read("姓名,手机,单位及职务\n" + lines)
    #expect(rows.map(\.repeats) == repeats)
  }

  @Test func `another post of a person is told to be taken, and is no contradiction`() throws {
    let (rows, _) = try TestIntake.read(
      "姓名,学院,毕业年份,单位及职务,微信\n张某,信息学院,2014,虚构甲有限公司 董事长,wxa\n张某,信息学院,2014,虚构乙有限公司 经理,wxb\n"
        + "张某,信息学院,2014,虚构甲有限公司 监事,wxa\n")
    #expect(rows.map(\.repeats) == [nil, 2, 2])
    #expect(rows[1].ties.map(\.firm) == ["虚构乙有限公司"])
    let message = try #require(rows[1].problems.first { $0.code == .duplicateRow }?.message)
    #expect(message.contains("任职另行记入") && message.contains("微信") && !message.contains("单位及职务"))
    #expect(rows[2].ties.isEmpty)
    #expect(rows[2].problems.first { $0.code == .duplicateRow }?.message.contains("监事") == true)
  }

  @Test func `firm and post in columns of their own make a tie`() throws {
    let (rows, _) = try TestIntake.read("姓名,学院,届别,工作单位,职务\n张某,机电学院,1999,虚构甲包装,创始人\n")
    let row = try #require(rows.first)
    #expect(row.ties == [ImportedTie(firm: "虚构甲包装", isShortName: true, role: "controller", roleText: "创始人")])
    #expect(row.person?[.employment]?.text == "虚构甲包装 创始人")
    #expect(row.problems.map(\.code) == [.shortFirmName])
  }

  @Test func `shares of products below 0 or above 1 are said and kept nowhere`() throws {
    let (rows, summary) = try TestIntake.read(
      "name\tproducts\trevenue_shares\n虚构甲有限公司\t甲;乙\t0.9;-0.1\n虚构乙有限公司\t甲;乙\t0.9;0.1\n")
    #expect(rows.map { $0.problems.map(\.code) } == [[.numberOutOfRange], []])
    #expect(rows[0].enterprise?[.products]?.texts == ["甲", "乙"])
    #expect(summary.problems.isEmpty)
  }

  @Test func `messages hold no contact data`() throws {
    let (rows, _) = try TestIntake.read(
      Self.header + "虚构甲有限公司,,5,,,张某,1.3E+10,,\n虚构甲有限公司,,5,,,张某,13000000001,,\n")
    let messages = rows.flatMap(\.problems).map(\.message)
    #expect(rows.flatMap(\.problems).map(\.code) == [.numberNotExact, .duplicateRow])
    #expect(messages.allSatisfy { !$0.contains("1.3E+10") && !$0.contains("13000000001") })
  }

  @Test func `a phone without a name is the firm's own contact; mail without a name is said`() throws {
    let (rows, _) = try TestIntake.read(Self.header + "虚构甲有限公司,,5,,,,13000000000,,\n")
    #expect(rows.first?.enterprise?[.contactPhone]?.text == "13000000000")
    #expect(rows.first?.person == nil)
    #expect(rows.first?.problems.isEmpty == true)
    let (two, _) = try TestIntake.read("企业名称,对外联系电话,手机\n虚构甲有限公司,0915-6312345,13000000000\n")
    #expect(two.first?.enterprise?[.contactPhone]?.text == "0915-6312345")
    #expect(two.first?.problems.map(\.code) == [.personWithoutName])
    let (mail, _) = try TestIntake.read("企业名称,邮箱\n虚构甲有限公司,a@example.org\n")
    #expect(mail.first?.problems.map(\.code) == [.personWithoutName])
  }
}
