import Domain
import Intake
import TestSupport
import Testing

/// Tables that come as other kinds of file than workbooks and CSV.
struct OtherFormatTests {
  static func read(_ name: String, _ bytes: [UInt8], limits: IntakeLimits = IntakeLimits()) throws -> (
    rows: [ImportedRow], summary: IntakeSummary
  ) {
    try TestIntake.withFile(name, bytes) { path in
      var rows: [ImportedRow] = []
      let summary = try TestIntake.intake(limits: limits).read(path: path) { rows.append($0) }
      return (rows, summary)
    }
  }

  static func read(_ name: String, _ text: String) throws -> (rows: [ImportedRow], summary: IntakeSummary) {
    try read(name, Array(text.utf8))
  }

  static func read(_ table: HandmadeTable, _ kind: HandmadeTable.Kind) throws -> [ImportedRow] {
    try read(kind.rawValue, table.bytes(kind)).rows
  }

  static func error(_ name: String, _ bytes: [UInt8], limits: IntakeLimits = IntakeLimits()) -> IntakeError? {
    #expect(throws: IntakeError.self) { try read(name, bytes, limits: limits) }
  }

  static let table = HandmadeTable(
    rows: [
      [.text("企业登记表")],
      [
        .text("企业名称"), .text("校友信息"), .empty, .text("成立日期"), .text("研发投入占比"), .text("上年营业收入"), .text("行业代码"),
        .text("用地需求(亩)"), .text("本地企业"), .text("备注"), .text("从业人数"), .text("固定资产投资(千元)"),
      ],
      [.empty, .text("姓名"), .text("电话")],
      [
        .text("虚构甲有限公司"), .text("张某"), .number("13000000000"),
        .day("2021-03-14", serial: "44269", "yyyy\"年\"m\"月\"d\"日\""), .number("0.055", "0.00%"),
        .number("3000000", "#,##0,\"千元\""), .number("111", "0000"), .number("12.5", "0.00"), .yes,
        .text("一\n二 & 三"), .formula("2+3", "5"), .number("5000000", "#,##0,"),
      ],
      [.empty, .text("李某"), .text("13000000001")],
      [
        .text("虚构乙有限公司"), .text("王某"), .text("'13000000002"), .day("2021-10-01", serial: "44470", "yyyy.m"), .empty,
        .number("20", "0\"亿元\""), .text("=\"0111\""), .number("12", "[>=10000]0\"大\";0\"亩\""), .empty,
        .formula("DISPIMG(\"ID_0A\",1)", nil), .error("#N/A"), .formula("B1*3", nil),
      ],
      [
        .text("虚\u{200B}构丙有限公司"), .text("赵某"), .empty,
        .day("2021-03-13T23:59:30", serial: "44268.9996527778", "yyyy.m"),
        .empty, .number("500", "[$$-409]#,##0"), .number("8", "0000"), .number("12345", "[>=10000]0\"大\";0\"亩\""),
        .empty,
        .text("甲"), .formula("B1*0", "0"), .empty,
      ],
    ],
    merges: [(0, 0, 1, 12), (1, 0, 2, 1), (1, 1, 1, 2), (3, 0, 2, 1), (3, 10, 2, 1)])

  @Test("every kind of file gives the records and the problems of a workbook", arguments: HandmadeTable.Kind.allCases)
  func sameRecords(kind: HandmadeTable.Kind) throws {
    let rows = try Self.read(Self.table, kind)
    let expected = try Self.read(Self.table, .workbook)
    try #require(rows.count == 4)
    for (row, right) in zip(rows, expected) {
      #expect(row.enterprise == right.enterprise)
      #expect(row.person == right.person)
      #expect(row.plan == right.plan)
      #expect(row.ties == right.ties)
      #expect(row.repeats == right.repeats)
      #expect(row.problems.map(\.code) == right.problems.map(\.code))
      #expect(row.problems.map(\.place.row) == right.problems.map(\.place.row))
      #expect(row.problems.map(\.place.column) == right.problems.map(\.place.column))
    }
    let firm = try #require(rows[0].enterprise)
    #expect(firm[.founded]?.date?.description == "2021-03-14")
    #expect(firm[.rdShare]?.quantity == Quantity(milli: 5500))
    #expect(firm[.revenue]?.money == Money(yuan: 3_000_000))
    #expect(firm[.industryCode]?.text == "0111")
    #expect(firm[.headcount]?.count == 5)
    #expect(firm[.isLocal]?.flag == true)
    #expect(firm[.note]?.text == "一\n二 & 三")
    #expect(rows[0].plan?[.fixedInvestment]?.money == Money(yuan: 5_000_000))
    #expect(rows[1].ties.first?.firm == "虚构甲有限公司")
    #expect(rows[2].enterprise?[.revenue]?.money == Money(yuan: 2_000_000_000))
    #expect(rows[2].person?[.phone]?.text == "13000000002")
    #expect(
      rows[2].problems.map(\.code).count { $0 == .cellWithoutValue } == 2)
    #expect(rows[3].problems.contains { $0.code == .unknownUnit && $0.value.contains("500") })
    #expect(rows[3].problems.contains { $0.code == .dateNearMidnight })
  }

  @Test func `a page's numbers under a format are what was kept, or asked about`() throws {
    func read(_ cell: String, _ header: String) throws -> ImportedRow? {
      try Self.read(
        "表.xls", "<table><tr><td>企业名称</td><td>\(header)</td></tr><tr><td>虚构甲有限公司</td>\(cell)</tr></table>"
      ).rows.first
    }
    let revenue = "上年营业收入(元)"
    let words = try read("<td style='mso-number-format:\"0\\.0\\,\\0022千元\\0022\"'>3000000</td>", revenue)
    #expect(words?.enterprise?[.revenue]?.money == Money(yuan: 3_000_000))
    let shrunk = try read("<td style='mso-number-format:\"\\#\\,\\#\\#0\\,\"'>3,000</td>", revenue)
    #expect(shrunk?.problems.map(\.code) == [.cellWithoutValue])
    let shown = try read("<td style='mso-number-format:\"0\\.0\\0022千元\\0022\"'>3,000.0千元</td>", revenue)
    #expect(shown?.enterprise?[.revenue]?.money == Money(yuan: 3_000_000))
    let code = try read("<td style=\"mso-number-format:'\\@'\">0111</td>", "行业代码")
    #expect(code?.enterprise?[.industryCode]?.text == "0111")
    let day = try read("<td style='mso-number-format:\"Short Date\"'>44269</td>", "成立日期")
    #expect(day?.enterprise?[.founded]?.date?.description == "2021-03-14")
    let month = try read("<td>2021.3</td>", "成立日期")
    #expect(month?.enterprise?[.founded]?.date?.description == "2021-03-01")
    let either = try read("<td>2021.1</td>", "成立日期")
    #expect(either?.problems.map(\.code) == [.notADate])
  }

  @Test func `a page in GBK without tags closed, with scripts and a layout around its table, is read`() throws {
    let html = """
      <HTML><HEAD><TITLE>导出</TITLE><script>var a = "<table>";</script></HEAD><BODY>
      <table><tr><td><h1>校友企业登记表</h1></td></tr><tr><td>填报日期:2026年3月</td></tr><tr><td>
        <TABLE><TR><TH>企业名称<TH>从业人数<TH>主营产品
        <TR><TD rowspan=2>虚构甲<br>有限公司<TD>260&nbsp;人<TD>锻件<TR><TD><TD><table><tr><td>铸件</td></tr></table>
        <TR><TD>虚构乙有限公司<TD>五十人<TD>轴承</TABLE>
      </td></tr></table></BODY></HTML>
      """
    let (rows, summary) = try Self.read("企业.xls", TextFileTests.gbk(html))
    #expect(rows.map { $0.enterprise?[.name]?.text } == ["虚构甲有限公司", "虚构甲有限公司", "虚构乙有限公司"])
    #expect(rows.map { $0.enterprise?[.headcount]?.count } == [260, nil, 50])
    #expect(rows[1].cells.last?.text == "铸件")
    #expect(summary.sheets.map(\.kind) == [.firms])
    #expect(summary.sheets.first?.statedDay?.description == "2026-03-01")
  }

  @Test func `a byte of a page that is no character damages its cell alone`() throws {
    let long = String(repeating: "备注说明", count: 900)
    let rows = (1...12).map { "<tr><td>虚构\($0)号有限公司<td>5<td>\(long)" }.joined()
    var page = Array("<table><tr><td>企业名称<td>从业人数<td>备注\n\(rows)\n<tr><td>虚构末有限公司<td>6<td>甲".utf8)
    page += [0xE4, 0xB8] + Array("<tr><td>虚构尾有限公司<td>7<td>乙</table>".utf8)
    let (read, _) = try Self.read("表.html", page)
    #expect(read.count == 14)
    #expect(read.map { $0.enterprise?[.name]?.text }.last == "虚构尾有限公司")
    #expect(read.last?.enterprise?[.note]?.text == "乙")
    #expect(read.dropLast(2).allSatisfy { $0.problems.isEmpty && $0.enterprise?[.note]?.text == long })
    #expect(read.dropLast().last?.problems.map(\.code) == [.unreadableText])
  }

  @Test func `the cells of a wide table count once each in both readings`() throws {
    let row = "<tr><td>虚构甲有限公司" + String(repeating: "<td>甲", count: 49)
    let page = "<table><tr><td>企业名称" + String(repeating: "<td>备注", count: 49) + String(repeating: row, count: 19)
    #expect(try Self.read("表.html", Array(page.utf8), limits: IntakeLimits(cells: 1000)).rows.isEmpty == false)
    #expect(Self.error("表.html", Array(page.utf8), limits: IntakeLimits(cells: 999))?.code == .tooLarge)
  }

  @Test func `several tables of a page are sheets; those without a header are told`() throws {
    let table = "<table><tr><th>企业名称</th><th>从业人数</th></tr><tr><td>虚构%有限公司</td><td>5</td></tr></table>"
    let html =
      "<!DOCTYPE html><html><body><table><tr><td>首页</td><td>退出</td></tr></table>"
      + table.replacing("%", with: "甲") + "<p>附:</p>" + table.replacing("%", with: "乙") + "</body></html>"
    let (rows, summary) = try Self.read("表.html", html)
    #expect(rows.map { $0.enterprise?[.name]?.text } == ["虚构甲有限公司", "虚构乙有限公司"])
    #expect(summary.sheets.map(\.kind) == [nil, .firms, .firms])
    #expect(summary.problems.map(\.code) == [.sheetSkipped])
  }

  @Test func `hidden sheets, sheet-wide styles, comments and 1904 of SpreadsheetML are minded`() throws {
    let xml = """
      <?xml version="1.0" encoding="gb2312"?>
      <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">
      <DocumentProperties xmlns="urn:schemas-microsoft-com:office:office"><LastSaved>2025-02-03T20:00:00Z</LastSaved></DocumentProperties>
      <x:ExcelWorkbook><x:Date1904/></x:ExcelWorkbook>
      <Styles><Style ss:ID="p"><NumberFormat ss:Format="0000"/></Style><Style ss:ID="c" ss:Parent="p"/></Styles>
      <Worksheet ss:Name="字典"><Table><Row><Cell><Data ss:Type="String">企业名称</Data></Cell><Cell><Data ss:Type="String">从业人数</Data></Cell></Row></Table>
      <WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
      <Worksheet ss:Name="企业"><Table><Column ss:Index="2" ss:StyleID="c"/>
      <Row><Cell><Data ss:Type="String">企业名称</Data></Cell><Cell><Data ss:Type="String">行业代码</Data></Cell><Cell><Data ss:Type="String">成立日期</Data></Cell></Row>
      <Row ss:Index="5"><Cell><Data ss:Type="String"><B>虚构甲</B>有限公司\u{0B}</Data><Comment><Data ss:Type="String">批注</Data></Comment></Cell><Cell><Data ss:Type="Number">111</Data></Cell><Cell><Data ss:Type="Number">42807</Data></Cell></Row>
      </Table></Worksheet></Workbook>
      """
    let (rows, summary) = try Self.read("企业.xls", TextFileTests.gbk(xml))
    #expect(rows.map(\.row) == [5])
    // The control in the name is told, not the end of the file.
    #expect(rows.first?.problems.map(\.code).contains(.unreadableText) == true)
    #expect(rows.first?.enterprise?[.industryCode]?.text == "0111")
    #expect(rows.first?.enterprise?[.founded]?.date?.description == "2021-03-14")
    #expect(summary.problems.map(\.value) == ["字典"])
    #expect(summary.saved?.day.description == "2025-02-04")
    #expect(summary.saved?.isInFile == true)
  }

  @Test func `repeated rows and columns, hidden tables, notes and default styles of OpenDocument are minded`() throws {
    let styles = """
      <style:style style:name="ta" style:family="table"><style:table-properties table:display="false"/></style:style>\
      <number:number-style style:name="N1"><number:number number:decimal-places="0" number:min-integer-digits="4"/></number:number-style>\
      <style:style style:name="p" style:family="table-cell" style:data-style-name="N1"/>\
      <style:style style:name="c" style:family="table-cell" style:parent-style-name="p"/>
      """
    let header =
      "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>企业名称</text:p></table:table-cell><table:table-cell office:value-type=\"string\"><text:p>行业代码</text:p></table:table-cell><table:table-cell office:value-type=\"string\"><text:p>备注</text:p></table:table-cell></table:table-row>"
    let tables = """
      <table:table table:name="字典" table:style-name="ta">\(header)</table:table>\
      <table:table table:name="企业"><table:table-column/><table:table-column table:number-columns-repeated="16383" table:default-cell-style-name="c"/>\
      <table:table-header-rows>\(header)</table:table-header-rows><table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>\
      <table:table-row-group><table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>批注</text:p></office:annotation><text:p>虚构甲<text:span>有限</text:span>公司</text:p></table:table-cell>\
      <table:table-cell office:value-type="float" office:value="111"><text:p>0111</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>一<text:s text:c="2"/>二<text:line-break/>三</text:p></table:table-cell></table:table-row></table:table-row-group></table:table>
      """
    let (rows, summary) = try Self.read(
      "企业.ods", HandmadeTable.openDocument(styles: styles, tables: tables).bytes)
    #expect(rows.map(\.row) == [5])
    #expect(rows.first?.enterprise?[.name]?.text == "虚构甲有限公司")
    #expect(rows.first?.enterprise?[.industryCode]?.text == "0111")
    #expect(rows.first?.enterprise?[.note]?.text == "一  二\n三")
    #expect(summary.problems.map(\.value) == ["字典", "空"])
  }

  static func document(_ body: String) -> StoredZip {
    var zip = StoredZip()
    zip.add("[Content_Types].xml", "<Types/>")
    zip.add(
      "word/document.xml",
      "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>\(body)</w:body></w:document>"
    )
    return zip
  }

  static func row(_ cells: [String]) -> String {
    "<w:tr>" + cells.map { "<w:tc><w:tcPr/><w:p><w:r><w:t>\($0)</w:t></w:r></w:p></w:tc>" }.joined() + "</w:tr>"
  }

  @Test func `tables of a document are sheets; spans are merges, the text above tells the day`() throws {
    let body = """
      <w:p><w:r><w:t>校友企业登记表</w:t></w:r></w:p><w:p><w:r><w:t>填报日期:</w:t></w:r><w:r><w:t>2026年3月5日</w:t></w:r></w:p>
      <w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>企业名称</w:t></w:r></w:p></w:tc>\
      <w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>校友信息</w:t></w:r></w:p></w:tc>\
      <w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>总投资</w:t></w:r></w:p></w:tc></w:tr>\
      <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>姓名</w:t></w:r></w:p></w:tc>\
      <w:tc><w:p><w:r><w:t>电话</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:vMerge w:val="continue"/></w:tcPr><w:p/></w:tc></w:tr>\
      <w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>虚构甲</w:t></w:r></w:p><w:p><w:r><w:t>有限公司</w:t></w:r></w:p></w:tc>\
      <w:tc><w:p><w:r><w:t>张某</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>13000000000</w:t></w:r></w:p></w:tc>\
      <w:tc><w:p><w:r><w:t>1亿2000万元</w:t></w:r><w:del><w:r><w:delText>9</w:delText></w:r></w:del></w:p></w:tc></w:tr>\
      <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>李某</w:t></w:r></w:p></w:tc>\
      <w:tc><w:p><w:r><w:t>13000000001</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>\
      <w:p><w:r><w:t>附表</w:t></w:r></w:p><w:tbl>\(Self.row(["姓名", "单位及职务"]))\(Self.row(["赵某", "虚构乙有限公司 总经理"]))</w:tbl>
      """
    let (rows, summary) = try Self.read("登记表.docx", Self.document(body).bytes)
    #expect(rows.map(\.kind) == [.firms, .firms, .people])
    #expect(rows.map(\.row) == [3, 4, 2])
    #expect(rows.map { $0.person?[.name]?.text } == ["张某", "李某", "赵某"])
    #expect(rows[1].ties.first?.firm == "虚构甲有限公司")
    #expect(rows[0].plan?[.totalInvestment]?.money == Money(yuan: 120_000_000))
    #expect(summary.sheets.map(\.statedDay?.description) == ["2026-03-05", nil])
  }

  @Test func `a table in a cell of a document, or in what stands for a drawing, moves no cell of the outer one`() throws
  {
    let inner =
      "<w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"2\"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val=\"3\"/><w:vMerge/></w:tcPr>"
      + "<w:p><w:r><w:t>铸件</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    let cells = ["虚构甲有限公司", "260"].map { "<w:tc><w:p><w:r><w:t>\($0)</w:t></w:r></w:p></w:tc>" }.joined()
    let table =
      "<w:tbl>\(Self.row(["企业名称", "从业人数", "主营产品", "备注"]))<w:tr>\(cells)<w:tc><w:p/>\(inner)<w:p/></w:tc>"
      + "<w:tc><w:p><w:r><w:t>无误</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    let beside =
      "<w:p><mc:AlternateContent xmlns:mc=\"urn:x\"><mc:Fallback><w:tbl>\(Self.row(["姓名", "电话"]))"
      + "\(Self.row(["张某", "13000000000"]))</w:tbl></mc:Fallback></mc:AlternateContent></w:p>"
    let (rows, summary) = try Self.read("登记表.docx", Self.document(beside + table).bytes)
    #expect(summary.sheets.map(\.kind) == [.firms])
    #expect(rows.map { $0.enterprise?[.note]?.text } == ["无误"])
    #expect(rows.first?.cells.dropFirst(2).first?.text == "铸件")
  }

  @Test(
    "what is no table is refused with a word that helps",
    arguments: [
      ("%PDF-1.7 …", IntakeError.Code.notATable, "PDF"), ("{\\rtf1 …}", .notATable, "RTF"),
      ("MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html><table>", .oldWorkbook, "另存为"),
      ("<?xml version=\"1.0\"?><a><b/></a>", .notATable, "XML"), ("<html><body>没有</body></html>", .notATable, "没有表格"),
      ("\u{09}\u{08}\u{08}\u{00}", .oldWorkbook, "另存为"),
    ])
  func refused(text: String, code: IntakeError.Code, word: String) {
    let error = Self.error("文件.xls", Array(text.utf8))
    #expect(error?.code == code)
    #expect(error?.description.contains(word) == true)
  }
}
