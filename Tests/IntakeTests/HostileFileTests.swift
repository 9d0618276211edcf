import Domain
import Foundation
import Intake
import TestSupport
import Testing

/// Files made or damaged so that a reader may fall over them.
struct HostileFileTests {
  @Test(
    "an address outside a sheet is refused",
    arguments: [
      "<row r=\"99999999999\"><c r=\"ZZZZZZZZ99999999999\"><v>1</v></c></row>",
      "<row r=\"9223372036854775807\"><c><v>1</v></c></row><row><c><v>1</v></c></row>",
      "<row r=\"2\"><c r=\"XFE2\"><v>1</v></c></row>", "<row r=\"1048577\"><c r=\"A1\"><v>1</v></c></row>",
      "<row r=\"-5\"><c r=\"A1\"><v>1</v></c></row>",
    ])
  func addresses(rows: String) throws {
    var workbook = HandmadeWorkbook()
    workbook.addSheet("甲", rows: HandmadeWorkbook.row(1, ["企业名称", "从业人数"]) + rows)
    let error = #expect(throws: IntakeError.self) { try WorkbookTests.read(workbook) }
    #expect(error?.code == .badRow)
  }

  @Test func `merged ranges outside a sheet are passed over`() throws {
    var workbook = HandmadeWorkbook()
    workbook.addSheet(
      "甲", rows: HandmadeWorkbook.row(1, ["企业名称", "从业人数"]) + HandmadeWorkbook.row(2, ["虚构甲有限公司", "5"]),
      after: "<mergeCells><mergeCell ref=\"A1:ZZZZZ99999999\"/><mergeCell ref=\"ZZZZZZ1:ZZZZZZ9\"/></mergeCells>")
    #expect(try WorkbookTests.read(workbook).rows.count == 1)
  }

  @Test(
    "numbers beyond any bound do not end the reading",
    arguments: [
      "1E9999", "9999999999999999999999E17", "1701411834604692317316E17", "-9223372036854775808", "1E-40", "1E400",
      "--5", "9E18",
      "0.0000000000000000000001",
    ])
  func numbers(value: String) throws {
    let codes = [
      "0%", "yyyy-m-d", "#,##0,,", "0.00\"万亿\"", "0000000000", "[h]:mm", "000-00", "General", "[>=1E30]0;0%%%",
    ]
    for code in codes {
      for properties in ["", "<workbookPr date1904=\"1\"/>"] {
        _ = try NumberFormatTests.read(value, code, under: "上年营业收入(万元)", properties: properties)
        _ = try NumberFormatTests.read(value, code, under: "成立日期", properties: properties)
      }
    }
    for text in [value + "万亿元", value + "%", "万亿亿" + value, value + "-" + value + "亿亿元"] {
      _ = try CellReaderTests.value(text, .enterprise(.revenue))
      _ = try CellReaderTests.value(text, .enterprise(.headcount))
    }
  }

  @Test func `a cell longer than a spreadsheet's is told and costs no other`() throws {
    var workbook = HandmadeWorkbook()
    let long = String(repeating: "甲", count: 40_000)
    workbook.sharedStrings = "<sst><si><t>\(long)</t></si></sst>"
    workbook.addSheet(
      "甲",
      rows: HandmadeWorkbook.row(1, ["企业名称", "备注", "主营产品"]) + HandmadeWorkbook.row(2, ["虚构甲有限公司", long, "锻件"])
        + "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>虚构乙有限公司</t></is></c><c r=\"B3\" t=\"s\"><v>0</v></c></row>")
    let (rows, _) = try WorkbookTests.read(workbook)
    #expect(rows.map { $0.problems.map(\.code) } == [[.cellWithoutValue], [.cellWithoutValue]])
    #expect(rows.first?.enterprise?[.products]?.texts == ["锻件"])
  }

  @Test func `too many sheets or cells are refused`() throws {
    var workbook = HandmadeWorkbook()
    for number in 1...4 { workbook.addSheet("\(number)", rows: HandmadeWorkbook.row(1, ["企业名称", "从业人数"])) }
    let sheets = #expect(throws: IntakeError.self) { try WorkbookTests.read(workbook, limits: IntakeLimits(sheets: 3)) }
    #expect(sheets?.code == .tooLarge)
    let cells = #expect(throws: IntakeError.self) { try WorkbookTests.read(workbook, limits: IntakeLimits(cells: 5)) }
    #expect(cells?.code == .tooLarge)
  }

  /// A generator whose run repeats for a seed.
  struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  /// What damages numbers, addresses and structure most.
  static let splinters = [
    "99999999999999999999", "-1", "E308", "\u{0}", "\"", "\"\"", "\n", ",", "<c r=\"A1\">", "</row>", "t=\"s\"",
    "s=\"77\"", "r=\"ZZZ\"",
    "1.1", "亿亿亿", "%", "&#xFFFE;", "_xFFFE_", "_x0000_", "<f/>", "<v>", "=\"", "\u{FFFE}", "ref='A1:B9'", "2021.1",
    "()", "-", "1904",
  ]

  static func damaged(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let position = Int.random(in: 0...bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0 where position < bytes.count: bytes[position] = UInt8.random(in: 0...255, using: &random)
      case 1:
        let end = min(bytes.count, position + Int.random(in: 1...30, using: &random))
        bytes.removeSubrange(position..<end)
      case 2: bytes = Array(bytes[..<position])
      default: bytes.insert(contentsOf: (splinters.randomElement(using: &random) ?? "").utf8, at: position)
      }
    }
    return bytes
  }

  /// Reads the file as both readers do; errors are fine, anything else is not.
  static func read(_ name: String, _ bytes: [UInt8]) throws {
    try TestIntake.withFile(name, bytes) { path in
      do {
        _ = try TestIntake.read(path: path)
      } catch is IntakeError {}
      do {
        let reader = RecordTableReader<PlanField>(
          vocabulary: try TestIntake.vocabulary(), industries: TestIntake.industries)
        try reader.read(path: path) { _ in }
      } catch is IntakeError {}
    }
  }

  @Test("damaged text files give rows or an error", arguments: 1...150)
  func damagedText(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let text = """
      企业名称,统一社会信用代码,从业人数,总投资(万元),用地需求(亩),成立日期,校友姓名,手机,name,land_mu
      虚构甲有限公司,91320505100772833X,260,"1,200",150-200亩,2021.3,张某,13000000000,一期,12
      虚构乙有限公司,,约80人,1亿2000万元,三十亩,2021-03-13T16:00:00Z,"李某
      某",027-87654321,二期,无
      """
    try Self.read("表.csv", Self.damaged(Array(text.utf8), &random))
  }

  @Test("damaged workbooks give rows or an error", arguments: 1...150)
  func damagedWorkbook(seed: UInt64) throws {
    var random = Seeded(state: seed &* 7919)
    var workbook = HandmadeWorkbook()
    workbook.styles = HandmadeWorkbook.styles(["0!.0,\"万元\"", "yyyy-m-d", "000-00", "[>=5]0%;0"])
    workbook.sharedStrings = "<sst><si><t>企业名称</t></si><si><t>从业人数</t></si></sst>"
    workbook.addSheet(
      "甲",
      rows: """
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="str"><v>成立日期</v></c></row>\
        <row r="2"><c r="A2" t="inlineStr"><is><t>虚构甲有限公司</t></is></c><c r="B2" s="2"><v>260</v></c>\
        <c r="C2" s="1"><v>44269.5</v></c><c r="D2" s="0"><f>1+1</f><v>12345678</v></c></row>
        """, after: "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>")
    var zip = StoredZip()
    var damage = random
    workbook.sheets[0].xml = String(decoding: Self.damaged(Array(workbook.sheets[0].xml.utf8), &damage), as: UTF8.self)
    if let styles = workbook.styles, seed.isMultiple(of: 3) {
      workbook.styles = String(decoding: Self.damaged(Array(styles.utf8), &damage), as: UTF8.self)
    }
    zip = workbook.zip
    // Some are damaged as archives too.
    let bytes = seed.isMultiple(of: 5) ? Self.damaged(zip.bytes, &random) : zip.bytes
    try Self.read("表.xlsx", bytes)
  }

  @Test("damaged files of the other kinds give rows or an error", arguments: 1...120)
  func damagedOthers(seed: UInt64) throws {
    var random = Seeded(state: seed &* 104_729)
    let table = OtherFormatTests.table
    switch seed % 4 {
    case 0: try Self.read("表.xls", Self.damaged(table.bytes(.spreadsheetML), &random))
    case 1: try Self.read("表.html", Self.damaged(table.bytes(.page), &random))
    case 2:
      // Nothing in the archive is packed; its checksum is made good again.
      let bytes = table.bytes(.openDocument)
      let start = try #require(bytes.firstRange(of: Array("<?xml".utf8))).lowerBound
      let end = try #require(bytes.firstRange(of: Array("</office:document-content>".utf8))).upperBound
      var zip = StoredZip()
      zip.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
      zip.add("content.xml", bytes: Self.damaged(Array(bytes[start..<end]), &random))
      try Self.read("表.ods", zip.bytes)
    default:
      let body = "<w:tbl>\(OtherFormatTests.row(["企业名称", "从业人数"]))\(OtherFormatTests.row(["虚构甲有限公司", "5"]))</w:tbl>"
      var zip = StoredZip()
      zip.add("word/document.xml", bytes: Self.damaged(Array("<w:document>\(body)</w:document>".utf8), &random))
      try Self.read("表.docx", zip.bytes)
    }
  }

  static func spreadsheetML(_ rows: String, before: String = "") -> String {
    "<?xml version=\"1.0\"?>\(before)<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"甲\"><Table><Row><Cell><Data ss:Type=\"String\">企业名称</Data></Cell><Cell><Data ss:Type=\"String\">从业人数</Data></Cell></Row>\(rows)</Table></Worksheet></Workbook>"
  }

  static let data = "<Data ss:Type=\"String\">虚构甲有限公司</Data>"

  @Test(
    "addresses and repetitions beyond a sheet are refused in SpreadsheetML",
    arguments: [
      ("<Row ss:Index=\"99999999999999999999\"><Cell>\(data)</Cell></Row>", IntakeError.Code.badRow),
      ("<Row ss:Index=\"1048577\"><Cell>\(data)</Cell></Row>", .badRow),
      ("<Row ss:Index=\"1\"><Cell>\(data)</Cell></Row>", .badRow),
      ("<Row><Cell ss:Index=\"16385\">\(data)</Cell></Row>", .badRow),
      ("<Row><Cell ss:Index=\"-1\">\(data)</Cell></Row>", .badRow),
      (
        "<Row><Cell ss:MergeAcross=\"9223372036854775807\" ss:MergeDown=\"9223372036854775807\">\(data)</Cell><Cell>\(data)</Cell></Row>",
        .badRow
      ),
    ])
  func spreadsheetML(rows: String, code: IntakeError.Code) {
    #expect(OtherFormatTests.error("表.xls", Array(Self.spreadsheetML(rows).utf8))?.code == code)
  }

  @Test func `entities that a document declares are refused`() {
    let bomb = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
    #expect(
      OtherFormatTests.error("表.xls", Array(Self.spreadsheetML("<Row><Cell>&b;</Cell></Row>", before: bomb).utf8))?.code
        == .brokenWorkbook)
  }

  static func cell(_ text: String, _ attributes: String = "") -> String {
    "<table:table-cell office:value-type=\"string\" \(attributes)><text:p>\(text)</text:p></table:table-cell>"
  }

  static func openDocument(_ rows: String) -> [UInt8] {
    let head = "<table:table-row>\(cell("企业名称"))\(cell("从业人数"))</table:table-row>"
    return HandmadeTable.openDocument(tables: "<table:table table:name=\"甲\">\(head)\(rows)</table:table>").bytes
  }

  @Test(
    "a million repeated rows or columns of OpenDocument are refused when they are filled",
    arguments: [
      (
        "<table:table-row table:number-rows-repeated=\"1000000\">\(cell("虚构甲有限公司"))</table:table-row>",
        IntakeError.Code.tooLarge
      ),
      (
        "<table:table-row>\(cell("虚构甲有限公司", "table:number-columns-repeated=\"1000000\""))\(cell("5"))</table:table-row>",
        .badRow
      ),
      (
        "<table:table-row table:number-rows-repeated=\"9223372036854775807\"><table:table-cell/></table:table-row><table:table-row>\(cell("虚构甲有限公司"))</table:table-row>",
        .badRow
      ),
      (
        String(
          repeating: "<table:table-row table:number-rows-repeated=\"50000\">\(cell("虚构甲有限公司"))</table:table-row>",
          count: 3), .tooLarge
      ),
    ])
  func openDocument(rows: String, code: IntakeError.Code) {
    #expect(OtherFormatTests.error("表.ods", Self.openDocument(rows))?.code == code)
  }

  @Test func `repeated cells count`() {
    let rows = String(
      repeating: "<table:table-row>\(Self.cell("甲", "table:number-columns-repeated=\"16000\""))</table:table-row>",
      count: 10)
    let error = OtherFormatTests.error("表.ods", Self.openDocument(rows), limits: IntakeLimits(cells: 100_000))
    #expect(error?.code == .tooLarge)
  }

  @Test func `spans of a page beyond any sheet, and what lies too deep, are bounded`() throws {
    let head = "<table><tr><td>企业名称<td>从业人数<td>主营产品"
    let wide = head + "<tr><td rowspan=99999999999>虚构甲有限公司<td colspan=2147483647 rowspan=65534>5</table>"
    #expect(OtherFormatTests.error("表.html", Array(wide.utf8))?.code == .badRow)
    let tall = head + "<tr><td rowspan=2000000000>虚构甲有限公司<td>5<tr><td>6</table>"
    #expect(try OtherFormatTests.read("表.html", tall).rows.count == 2)
    let many = head + String(repeating: "<tr><td colspan=8000 rowspan=2>甲<td>5", count: 100) + "</table>"
    let error = OtherFormatTests.error("表.html", Array(many.utf8), limits: IntakeLimits(cells: 100_000))
    #expect(error?.code == .tooLarge)
    let deep = head + String(repeating: "<tr><td><table>", count: 50_000)
    #expect(OtherFormatTests.error("表.html", Array(deep.utf8))?.code == .tooLarge)
    let spans = head + String(repeating: "<b>", count: 100_000) + String(repeating: "</i>", count: 100_000)
    #expect(OtherFormatTests.error("表.html", Array(spans.utf8))?.code == .tooLarge)
    let tables = String(repeating: "<table><tr><td>甲</table>", count: 1001)
    #expect(OtherFormatTests.error("表.html", Array(tables.utf8))?.code == .tooLarge)
  }

  @Test("a cell longer than a spreadsheet's is told in every kind of file", arguments: HandmadeTable.Kind.allCases)
  func longCells(kind: HandmadeTable.Kind) throws {
    let long = String(repeating: "甲", count: 40_000)
    let table = HandmadeTable(
      rows: [[.text("企业名称"), .text("备注"), .text("主营产品")], [.text("虚构甲有限公司"), .text(long), .text("锻件")]])
    let rows = try OtherFormatTests.read(table, kind)
    #expect(rows.first?.problems.map(\.code) == [.cellWithoutValue])
    #expect(rows.first?.enterprise?[.products]?.texts == ["锻件"])
  }

  @Test func `a document that reaches over more columns than a sheet has is refused`() {
    let cell = "<w:tc><w:tcPr><w:gridSpan w:val=\"9999999999\"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>"
    let body = "<w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"-3\"/></w:trPr>\(cell)\(cell)</w:tr></w:tbl>"
    #expect(OtherFormatTests.error("表.docx", OtherFormatTests.document(body).bytes)?.code == .badRow)
  }
}
