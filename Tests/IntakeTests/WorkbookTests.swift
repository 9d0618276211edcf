import Domain
import Foundation
import Intake
import Sheets
import TestSupport
import Testing

/// Workbooks as different programs write them.
struct WorkbookTests {
  static func read(_ workbook: HandmadeWorkbook, limits: IntakeLimits = IntakeLimits()) throws -> (
    rows: [ImportedRow], summary: IntakeSummary
  ) {
    try TestIntake.withFile("表.xlsx", workbook.zip.bytes) { path in
      var rows: [ImportedRow] = []
      let summary = try TestIntake.intake(limits: limits).read(path: path) { rows.append($0) }
      return (rows, summary)
    }
  }

  @Test func `shared strings, rich text and readings above characters are read`() throws {
    var workbook = HandmadeWorkbook()
    workbook.sharedStrings = """
      <sst><si><t>企业名称</t></si><si><t>主营产品</t></si>\
      <si><r><rPr><b/></rPr><t>虚构甲</t></r><r><t xml:space="preserve">有限公司</t></r></si>\
      <si><t>锻件</t><rPh sb="0" eb="2"><t>duanjian</t></rPh></si><si><t>甲_x000A_乙&amp;_x005F_x0041_</t></si></sst>
      """
    workbook.addSheet(
      "甲",
      rows: """
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>\
        <row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="s"><v>3</v></c></row>\
        <row><c t="inlineStr"><is><t>虚构乙有限公司</t></is></c><c t="s"><v>4</v></c></row>
        """)
    let (rows, _) = try Self.read(workbook)
    #expect(rows.map { $0.enterprise?[.name]?.text } == ["虚构甲有限公司", "虚构乙有限公司"])
    #expect(rows.first?.enterprise?[.products]?.texts == ["锻件"])
    #expect(rows.last?.enterprise?[.products]?.texts == ["甲", "乙&_x0041_"])
    #expect(rows.last?.row == 3)
  }

  static let styles = """
    <styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>\
    <numFmt numFmtId="165" formatCode="0.0&quot;亩&quot;"/><numFmt numFmtId="166" formatCode="[Red]#,##0_);\\(0\\)"/></numFmts>\
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="165"/><xf numFmtId="166"/>\
    <xf numFmtId="31"/></cellXfs></styleSheet>
    """

  static func styledRow(_ extra: String = "") -> HandmadeWorkbook {
    var workbook = HandmadeWorkbook()
    workbook.styles = styles
    workbook.addSheet(
      "甲",
      rows: HandmadeWorkbook.row(
        1, ["企业名称", "成立日期", "租期截止", "研发投入占比", "用地需求", "从业人数", "手机", "校友姓名", "本地企业", "上年营业收入(万元)"])
          + """
          <row r="2"><c r="A2" t="str"><f>B9&amp;C9</f><v>虚构甲有限公司</v></c><c r="B2" s="1"><v>36613</v></c>\
          <c r="C2" s="2"><v>45000.75</v></c><c r="D2" s="3"><v>0.055</v></c><c r="E2" s="4"><v>12.5</v></c>\
          <c r="F2" s="5"><v>260</v></c><c r="G2"><v>1.3000000000E10</v></c><c r="H2" t="inlineStr"><is><t>张某</t></is></c>\
          <c r="I2" t="b"><v>1</v></c><c r="J2"><f>1+1</f><v>1234.5600000000001</v></c></row>
          """)
    return workbook
  }

  @Test func `days, percentages, units in formats, phones as numbers, formulas and answers are read as they are shown`()
    throws
  {
    let row = try #require(try Self.read(Self.styledRow()).rows.first)
    #expect(row.problems.isEmpty)
    let firm = try #require(row.enterprise)
    #expect(firm[.name]?.text == "虚构甲有限公司")
    #expect(firm[.founded]?.date?.description == "2000-03-28")
    #expect(firm[.leaseEnd]?.date?.description == "2023-03-15")
    #expect(firm[.rdShare]?.quantity == Quantity(milli: 5500))
    #expect(firm[.headcount]?.count == 260)
    #expect(firm[.isLocal]?.flag == true)
    #expect(firm[.revenue]?.money == Money(yuan: 12_345_600))
    #expect(row.plan?[.land]?.quantity == Quantity(milli: 12_500))
    #expect(row.person?[.phone]?.text == "13000000000")
  }

  @Test func `a workbook that counts from 1904 has the same days`() throws {
    var workbook = Self.styledRow()
    workbook.workbookProperties = "<workbookPr date1904=\"1\"/>"
    let row = try #require(try Self.read(workbook).rows.first)
    #expect(row.enterprise?[.founded]?.date?.description == "2004-03-29")
  }

  @Test func `error cells and rounded codes are said`() throws {
    var workbook = HandmadeWorkbook()
    workbook.addSheet(
      "甲",
      rows: HandmadeWorkbook.row(1, ["企业名称", "从业人数", "统一社会信用代码"])
        + """
        <row r="2"><c r="A2" t="inlineStr"><is><t>虚构甲有限公司</t></is></c><c r="B2" t="e"><v>#N/A</v></c>\
        <c r="C2"><v>9.1310115421809702E+17</v></c></row>\
        <row r="3"><c r="A3" t="inlineStr"><is><t>虚构乙有限公司</t></is></c><c r="C3"><v>913101154218096762</v></c></row>
        """)
    let (rows, _) = try Self.read(workbook)
    #expect(rows.first?.problems.map(\.code) == [.cellError, .numberNotExact])
    #expect(rows.last?.enterprise?[.creditCode]?.text == "913101154218096762")
  }

  @Test func `merged cells: groups reach over their columns and a firm's cells over its rows`() throws {
    var workbook = HandmadeWorkbook()
    workbook.addSheet(
      "甲",
      rows: HandmadeWorkbook.row(1, ["登记表"]) + HandmadeWorkbook.row(2, ["企业名称", "校友信息", "", "从业人数"])
        + HandmadeWorkbook.row(3, ["", "姓名", "电话", ""])
        + HandmadeWorkbook.row(4, ["虚构甲有限公司", "张某", "13000000000", "5"])
        + HandmadeWorkbook.row(5, ["", "李某", "13000000001"]),
      after: """
        <mergeCells count="4"><mergeCell ref="A1:D1"/><mergeCell ref="B2:C2"/><mergeCell ref="A4:A5"/>\
        <mergeCell ref="D4:D5"/></mergeCells>
        """)
    let (rows, summary) = try Self.read(workbook)
    #expect(summary.sheets.first?.headerRow == 3)
    #expect(rows.map { $0.person?[.name]?.text } == ["张某", "李某"])
    #expect(rows.map { $0.ties.first?.firm } == ["虚构甲有限公司", "虚构甲有限公司"])
    #expect(rows.map(\.repeats) == [nil, 4])
    #expect(rows.flatMap(\.problems).isEmpty)
  }

  @Test func `every sheet with a header is read; notes and hidden sheets are named`() throws {
    var workbook = HandmadeWorkbook()
    workbook.addSheet("填表说明", rows: HandmadeWorkbook.row(1, ["请如实填写"]))
    workbook.addSheet(
      "企业", rows: HandmadeWorkbook.row(1, ["企业名称", "从业人数"]) + HandmadeWorkbook.row(2, ["虚构甲有限公司", "5"]))
    workbook.addSheet("字典", rows: HandmadeWorkbook.row(1, ["企业名称", "从业人数"]), state: "hidden")
    workbook.addSheet(
      "校友", rows: HandmadeWorkbook.row(1, ["姓名", "单位及职务"]) + HandmadeWorkbook.row(2, ["张某", "虚构甲有限公司 总经理"]))
    let (rows, summary) = try Self.read(workbook)
    #expect(rows.map(\.kind) == [.firms, .people])
    #expect(summary.sheets.map(\.kind) == [nil, .firms, nil, .people])
    #expect(summary.problems.map(\.code) == [.sheetSkipped, .sheetHidden])
    #expect(summary.problems.last?.hint.contains("取消隐藏") == true)
    #expect(summary.problems.map(\.value) == ["填表说明", "字典"])
  }

  @Test func `when only hidden sheets hold a list, they are named`() throws {
    var workbook = HandmadeWorkbook()
    workbook.addSheet("填表说明", rows: HandmadeWorkbook.row(1, ["请如实填写"]))
    workbook.addSheet(
      "底册", rows: HandmadeWorkbook.row(1, ["企业名称", "从业人数"]) + HandmadeWorkbook.row(2, ["虚构甲有限公司", "5"]),
      state: "veryHidden")
    let error = #expect(throws: IntakeError.self) { try Self.read(workbook) }
    #expect(error?.code == .noHeader)
    #expect(error?.hint.contains("「底册」") == true && error?.hint.contains("取消隐藏") == true)
  }

  /// A sheet with one firm beside two of its alumni, its merged cells written as given.
  static func merged(_ after: String) -> HandmadeWorkbook {
    var workbook = HandmadeWorkbook()
    workbook.addSheet(
      "甲",
      rows: HandmadeWorkbook.row(1, ["企业名称", "校友姓名", "从业人数"]) + HandmadeWorkbook.row(2, ["虚构甲有限公司", "张某", "5"])
        + HandmadeWorkbook.row(3, ["", "李某"]), after: after)
    return workbook
  }

  @Test(
    "merged cells are found however they are written", arguments: ["quotes", "break", "utf-16", "far", "backslash"])
  func mergedForms(form: String) throws {
    let after =
      switch form {
      case "quotes": "<mergeCells count='1'><mergeCell ref='A2:A3'/></mergeCells>"
      case "break": "<mergeCells><mergeCell\n  ref=\"A2:A3\"\n/></mergeCells>"
      case "far":
        "<!--" + String(repeating: "x", count: 3 << 20) + "--><mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>"
      default: "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>"
      }
    var workbook = Self.merged(after)
    workbook.isUTF16 = form == "utf-16"
    workbook.hasBackslashes = form == "backslash"
    let (rows, _) = try Self.read(workbook)
    #expect(rows.map { $0.enterprise?[.name]?.text } == ["虚构甲有限公司", "虚构甲有限公司"])
    #expect(rows.map { $0.person?[.name]?.text } == ["张某", "李某"])
  }

  /// A sheet with one cell, given as XML, under 上年营业收入(万元).
  static func cell(_ xml: String, end: String = "", more: String = "") throws -> ImportedRow? {
    var workbook = HandmadeWorkbook()
    workbook.workbookEnd = end
    workbook.sharedStrings = "<sst><si><t>甲</t></si></sst>"
    workbook.addSheet(
      "甲",
      rows: HandmadeWorkbook.row(1, ["企业名称", "上年营业收入(万元)", "备注", "用地需求(亩)"])
        + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>虚构甲有限公司</t></is></c>\(xml)\(more)</row>")
    return try read(workbook).rows.first
  }

  @Test(
    "a cell whose value was not saved is unknown with a remark",
    arguments: [
      "<c r=\"B2\"><f>1600*2</f></c>", "<c r=\"B2\"><f>1600*2</f><v></v></c>", "<c r=\"B2\"><f>A1*2</f><v>0</v></c>",
      "<c r=\"B2\"><f t=\"shared\" si=\"0\"/><v>0.0</v></c>", "<c r=\"B2\" t=\"s\"><v>9</v></c>",
      "<c r=\"B2\" t=\"s\"><v>x</v></c>",
      "<c r=\"B2\" t=\"str\"><f>_xlfn.DISPIMG(\"ID_1\",1)</f><v>=DISPIMG(\"ID_1\",1)</v></c>",
      "<c r=\"B2\" t=\"inlineStr\"><is><t>=DISPIMG(\"ID_2\",1)</t></is></c>",
      "<c r=\"B2\" t=\"inlineStr\"><is><t>nan</t></is></c>",
    ])
  func withoutValue(xml: String) throws {
    let row = try #require(try Self.cell(xml))
    #expect(row.enterprise?[.revenue] == nil)
    #expect(row.problems.map(\.code) == [.cellWithoutValue])
    #expect(row.problems.first?.place.column == "B")
  }

  @Test func `a picture is no remark, and people shown whole by their format are whole`() throws {
    let picture = "<c r=\"C2\" t=\"str\"><f>_xlfn.DISPIMG(\"ID_3\",1)</f><v>=DISPIMG(\"ID_3\",1)</v></c>"
    let row = try #require(try Self.cell(picture))
    #expect(row.enterprise?[.note] == nil && row.problems.map(\.place.column) == ["C"])
    var workbook = HandmadeWorkbook()
    workbook.styles = HandmadeWorkbook.styles(["General", "0", "0\"人\""])
    workbook.addSheet(
      "甲",
      rows: HandmadeWorkbook.row(1, ["企业名称", "从业人数"])
        + [("80.6", 1), ("0.4", 2)].enumerated().map { index, cell in
          "<row r=\"\(index + 2)\"><c r=\"A\(index + 2)\" t=\"inlineStr\"><is><t>虚构\(index)号有限公司</t></is></c>"
            + "<c r=\"B\(index + 2)\" s=\"\(cell.1)\"><v>\(cell.0)</v></c></row>"
        }.joined())
    let (rows, _) = try Self.read(workbook)
    #expect(rows.map { $0.enterprise?[.headcount] } == [nil, nil])
    #expect(rows.map { $0.problems.map(\.code) } == [[.numberOutOfRange], [.numberOutOfRange]])
  }

  @Test func `a nought that was computed is one`() throws {
    let zero = "<c r=\"B2\"><f>A1*0</f><v>0</v></c>"
    let other = "<c r=\"D2\"><f>3*4</f><v>12</v></c>"
    #expect(try Self.cell(zero, more: other)?.enterprise?[.revenue]?.money == Money(yuan: 0))
    // A program that asks the next one to compute has computed nothing.
    let asked = try Self.cell(zero, end: "<calcPr fullCalcOnLoad=\"1\"/>", more: other)
    #expect(asked?.problems.map(\.code) == [.cellWithoutValue])
    #expect(try Self.cell("<c r=\"B2\"><v>0</v></c>")?.enterprise?[.revenue]?.money == Money(yuan: 0))
    let empty = try Self.cell("<c r=\"C2\" t=\"str\"><f>IF(A1=\"\",1,\"\")</f><v></v></c>")
    #expect(empty?.problems.isEmpty == true)
  }

  @Test func `controls and what no text can hold are told by their cell, the rest is taken`() throws {
    var workbook = HandmadeWorkbook()
    workbook.addSheet(
      "甲",
      rows: HandmadeWorkbook.row(1, ["企业名称", "备注"])
        + HandmadeWorkbook.row(2, ["虚构甲有限公司_x000D_", "一_x000D_\n二"])
        + HandmadeWorkbook.row(3, ["虚构乙有限公司", "甲_x0000_乙"]) + HandmadeWorkbook.row(4, ["虚构丙有限公司", "甲_xFFFE_乙"])
        + HandmadeWorkbook.row(5, ["虚构丁有限公司", "型号_x005F_x000D_系列"])
        + HandmadeWorkbook.row(6, ["虚\u{200B}构\u{AD}戊有限公司\u{FEFF}", "_x+041_"])
        + HandmadeWorkbook.row(7, ["⾦⼭⻓⻔有限公司", "\u{202E}甲\u{A0}乙"]))
    let (rows, _) = try Self.read(workbook)
    #expect(
      rows.map { $0.enterprise?[.name]?.text } == [
        "虚构甲有限公司", "虚构乙有限公司", "虚构丙有限公司", "虚构丁有限公司", "虚构戊有限公司", "金山长门有限公司",
      ])
    #expect(rows.map { $0.problems.map(\.code) } == [[], [.unreadableText], [.unreadableText], [], [], []])
    #expect(rows[0].enterprise?[.note]?.text == "一\n二")
    #expect(rows[3].enterprise?[.note]?.text == "型号_x000D_系列")
    #expect(rows[4].enterprise?[.note]?.text == "_x+041_")
    #expect(rows[5].enterprise?[.note]?.text == "甲 乙")
  }

  @Test func `a part that unpacks beyond the limit is refused`() throws {
    let error = #expect(throws: IntakeError.self) {
      try Self.read(Self.styledRow(), limits: IntakeLimits(unpackedBytes: 500))
    }
    #expect(error?.code == .tooLarge)
  }

  @Test func `a small file that unpacks to far more than a sheet does is refused`() throws {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    let day = try #require(CalendarDate("2026-11-27"))
    // 80 MiB of blanks between two rows.
    let blanks = [UInt8](repeating: UInt8(ascii: " "), count: 80 << 20)
    let rows = "<worksheet xmlns=\"\(sheet)\"><sheetData>" + HandmadeWorkbook.row(1, ["企业名称", "从业人数"])
    let bomb = Array(rows.utf8) + blanks + Array("</sheetData></worksheet>".utf8)
    try TestIntake.withFile("表.xlsx") { path in
      let archive = try ArchiveWriter(path: path, day: day)
      try archive.add(Array("<Types/>".utf8), named: ["[Content_Types].xml"])
      try archive.add(
        Array(
          """
          <workbook xmlns="\(sheet)" xmlns:r="\(office)"><sheets>\
          <sheet name="甲" sheetId="1" r:id="r1"/></sheets></workbook>
          """.utf8),
        named: ["xl", "workbook.xml"])
      try archive.add(
        Array(
          """
          <Relationships xmlns="\(relations)">\
          <Relationship Id="r1" Type="\(office)/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
          """.utf8),
        named: ["xl", "_rels", "workbook.xml.rels"])
      try archive.add(bomb, named: ["xl", "worksheets", "sheet1.xml"])
      try archive.close()
      let size = try #require(FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber).intValue
      #expect(size < 1 << 20)
      let error = #expect(throws: IntakeError.self) { try TestIntake.read(path: path) }
      #expect(error?.code == .tooLarge)
    }
  }

  @Test(
    "broken workbooks and other archives are told apart",
    arguments: ["checksum", "xml", "doctype", "word", "ods", "zip"])
  func broken(kind: String) throws {
    var zip = StoredZip()
    var code = IntakeError.Code.brokenWorkbook
    switch kind {
    case "checksum":
      zip = Self.styledRow().zip
      var bytes = zip.bytes
      let position = try #require(bytes.firstRange(of: Array("260</v>".utf8))).lowerBound
      bytes[position] = UInt8(ascii: "9")
      let error = try TestIntake.withFile("表.xlsx", bytes) { path in
        #expect(throws: IntakeError.self) { try TestIntake.read(path: path) }
      }
      #expect(error?.code == code)
      return
    case "xml": zip = Self.with("<row r=\"1\"><c></row>")
    case "doctype":
      var workbook = HandmadeWorkbook()
      workbook.addSheet("甲", rows: HandmadeWorkbook.row(1, ["企业名称"]))
      workbook.sheets[0].xml =
        "<!DOCTYPE a [<!ENTITY b \"c\">]>" + workbook.sheets[0].xml.drop { $0 != ">" }.dropFirst()
      zip = workbook.zip
    case "word":
      zip.add("[Content_Types].xml", "<Types/>")
      zip.add("word/document.xml", "<document/>")
      code = .notATable
    case "ods":
      zip.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
      code = .notATable
    default:
      zip.add("企业.csv", "企业名称")
      code = .notATable
    }
    let error = try TestIntake.withFile("表.xlsx", zip.bytes) { path in
      #expect(throws: IntakeError.self) { try TestIntake.read(path: path) }
    }
    #expect(error?.code == code)
  }

  private static func with(_ rows: String) -> StoredZip {
    var workbook = HandmadeWorkbook()
    workbook.addSheet("甲", rows: rows)
    return workbook.zip
  }
}
