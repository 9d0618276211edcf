import Domain
import Intake
import TestSupport
import Testing

/// Numbers as their formats show them.
struct NumberFormatTests {
  /// Reads one cell with a format under a header.
  static func read(
    _ value: String, _ code: String, under header: String, type: String = "n", properties: String = ""
  ) throws -> ImportedRow {
    var workbook = HandmadeWorkbook()
    workbook.styles = HandmadeWorkbook.styles(["General", code])
    workbook.workbookProperties = properties
    let cell =
      type == "n"
      ? "<c r=\"B2\" s=\"1\"><v>\(value)</v></c>" : "<c r=\"B2\" s=\"1\" t=\"inlineStr\"><is><t>\(value)</t></is></c>"
    workbook.addSheet(
      "甲",
      rows: HandmadeWorkbook.row(1, ["企业名称", header, "主营产品"])
        + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>虚构甲有限公司</t></is></c>\(cell)</row>")
    return try #require(try WorkbookTests.read(workbook).rows.first)
  }

  @Test(
    "an amount is what its format shows, to the last digit",
    arguments: [
      ("3000000", "#,##0,\"千元\"", 3_000_000), ("98765432", "0!.0,\"万元\"", 98_765_432),
      ("120000000", "0.00,,\"百万\"", 120_000_000), ("56000000", "0\\.0000\"万元\"", 56_000_000),
      ("5600", "#,##0\"万元\"", 56_000_000), ("2.5", "0.00\"亿元\"", 250_000_000), ("4100", "General\"万元\"", 41_000_000),
      ("4100", "G/通用格式\"万元\"", 41_000_000), ("77", "0.00\"万元人民币(含税)\"", 770_000),
      ("350000", "[>=100000000]0.00,,\"百万\";[>=10000]0!.0,\"万\";0", 350_000),
      ("120000000", "[>=100000000]0.00,,\"百万\";[>=10000]0!.0,\"万\";0", 120_000_000),
      ("900", "[>=100000000]0.00,,\"百万\";[>=10000]0!.0,\"万\";0", 900),
      ("8000000", "_ \"¥\"* #,##0.00_ ;_ \"¥\"* \\-#,##0.00_ ", 8_000_000), ("8000000", "[$¥-804]#,##0.00", 8_000_000),
      ("8000000", "[$￥-804]#,##0", 8_000_000), ("1234.5", "[Red]#,##0.0_);[Blue]\\(#,##0.0\\)", 1235),
      ("123456", "0\"万\"0000\"元\"", 123_456), ("5000000", "\"约\"0\"元\"", 5_000_000),
      ("0", "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", 0),
    ] as [(String, String, Int64)])
  func amounts(value: String, code: String, yuan: Int64) throws {
    let row = try Self.read(value, code, under: "上年营业收入(元)")
    #expect(row.problems.isEmpty, "\(row.problems.map(\.message))")
    #expect(row.enterprise?[.revenue]?.money == Money(yuan: yuan))
  }

  @Test(
    "an amount in another currency, scaled without a word or not shown is not taken",
    arguments: [
      ("500000", "[$$-409]#,##0.00", ProblemCode.unknownUnit), ("500000", "$#,##0", .unknownUnit),
      ("500000", "[$US$]#,##0", .unknownUnit), ("500000", "[$HK$-C04]#,##0", .unknownUnit),
      ("500000", "[$€-2]\\ #,##0", .unknownUnit), ("500000", "[$¥-411]#,##0", .unknownUnit),
      ("500000", "#,##0\" USD\"", .unknownUnit), ("3000000", "#,##0,", .unknownUnit), ("5", "0\"吨/月\"", .unknownUnit),
      ("0", "#,##0;-#,##0;", .cellWithoutValue), ("500", ";;;", .cellWithoutValue), ("0", "#,###", .cellWithoutValue),
    ] as [(String, String, ProblemCode)])
  func flagged(value: String, code: String, problem: ProblemCode) throws {
    let row = try Self.read(value, code, under: "上年营业收入(元)")
    #expect(row.enterprise?[.revenue] == nil)
    #expect(row.problems.map(\.code) == [problem])
    #expect(row.problems.first?.place.column == "B")
  }

  @Test(
    "a cell without its format is read as the same again, or asked about again",
    arguments: [
      ("3000000", "#,##0,", true, "3000?"), ("3000000", "#,##0,", false, "3000"), ("320", "General", false, "320"),
      ("0", "#,###", false, ""), ("3000", "0\"千元\"", false, "3000千元"),
    ] as [(String, String, Bool, String)])
  func plain(value: String, code: String, isAsked: Bool, expected: String) throws {
    let row = try Self.read(value, code, under: "上年营业收入(元)")
    #expect(row.cells.count > 1 && row.cells[1].plain(isAsked: isAsked).text == expected)
  }

  @Test func `a scaled number under a header with that scale is what is shown`() throws {
    let row = try Self.read("3000000", "#,##0,", under: "上年营业收入(千元)")
    #expect(row.enterprise?[.revenue]?.money == Money(yuan: 3_000_000))
  }

  @Test(
    "areas and shares take the unit of the format",
    arguments: [
      ("6667", "General\"平方米\"", 10_000), ("6667", "0\"平方米建筑面积\"", 10_000), ("12.5", "0.0\"亩\"", 12_500),
      ("2", "0 公顷", 30_000), ("12", "0.0_ ", 12_000),
    ] as [(String, String, Int64)])
  func areas(value: String, code: String, milli: Int64) throws {
    let row = try Self.read(value, code, under: "用地需求(亩)")
    #expect(row.plan?[.land]?.quantity == Quantity(milli: milli))
    let share = try Self.read("0.055", "0.0%", under: "研发投入占比")
    #expect(share.enterprise?[.rdShare]?.quantity == Quantity(milli: 5500))
    let perMille = try Self.read("25", "0.0\"‰\"", under: "研发投入占比")
    #expect(perMille.enterprise?[.rdShare]?.quantity == Quantity(milli: 2500))
  }

  @Test func `zeros that only the format shows belong to codes and phones`() throws {
    #expect(try Self.read("111", "0000", under: "国民经济行业代码").enterprise?[.industryCode]?.text == "0111")
    #expect(
      try Self.read("111", "General", under: "国民经济行业代码").problems.map(\.code) == [.industryCodeZeroLost])
    let note = try Self.read("9156312345", "00000000000", under: "备注")
    #expect(note.enterprise?[.note]?.text == "09156312345")
    let phone = try Self.read("13000000000", "000\\-0000\\-0000", under: "备注")
    #expect(phone.enterprise?[.note]?.text == "130-0000-0000")
  }

  @Test(
    "days are told by their formats",
    arguments: [
      ("44269", "yyyy\"年\"m\"月\"d\"日\"", "2021-03-14"), ("44269", "e\"年\"m\"月\"", "2021-03-14"),
      ("44269", "[$-804]aaaa", "2021-03-14"), ("44269", "[DBNum1][$-804]yyyy年m月d日", "2021-03-14"),
      ("44269.6", "yyyy/m/d h:mm", "2021-03-14"), ("44269", "m\"月\"", "2021-03-14"),
      ("44269", "d-mmm-yy;@", "2021-03-14"),
      ("44268.999999", "yyyy/m/d", "2021-03-14"), ("44268.9999999", "yyyy/m/d h:mm:ss", "2021-03-14"),
      ("2021.1", "0.00", "2021-10-01"), ("2021.3", "General", "2021-03-01"), ("2021.12", "General", "2021-12-01"),
      ("2021.03", "General", "2021-03-01"), ("44269.25", "General", "2021-03-14"), ("202103", "0", "2021-03-01"),
      ("2021", "General", "2021-01-01"),
    ])
  func days(value: String, code: String, day: String) throws {
    let row = try Self.read(value, code, under: "成立日期")
    #expect(row.problems.isEmpty, "\(row.problems.map(\.message))")
    #expect(row.enterprise?[.founded]?.date?.description == day)
  }

  @Test(
    "what may be another day is asked about",
    arguments: [("2021.1", "General"), ("2021.15", "General"), ("0.5", "h:mm"), ("1.25", "[h]:mm"), ("44269", "h:mm")])
  func unsureDays(value: String, code: String) throws {
    let row = try Self.read(value, code, under: "成立日期")
    #expect(row.enterprise?[.founded] == nil)
    #expect(row.problems.map(\.code) == [.notADate])
  }

  @Test func `a day less than a minute before the next is kept as shown with a remark`() throws {
    let row = try Self.read("44268.9995", "yyyy/m/d", under: "成立日期")
    #expect(row.enterprise?[.founded]?.date?.description == "2021-03-13")
    #expect(row.problems.map(\.code) == [.dateNearMidnight])
    #expect(row.problems.first?.severity == .note)
  }

  @Test("days of a workbook that counts from 1904", arguments: ["General", "yyyy/m/d", "e\"年\"m\"月\""])
  func days1904(code: String) throws {
    let row = try Self.read("42807", code, under: "成立日期", properties: "<workbookPr date1904='true'/>")
    #expect(row.enterprise?[.founded]?.date?.description == "2021-03-14")
  }

  @Test(
    "a format's words stand around a text",
    arguments: [("0;-0;0;\"精密\"@", "精密线束"), ("@\"总成\"", "线束总成"), ("@", "线束"), ("General", "线束")])
  func texts(code: String, shown: String) throws {
    let row = try Self.read("线束", code, under: "备注", type: "text")
    #expect(row.enterprise?[.note]?.text == shown)
  }
}
