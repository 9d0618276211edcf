/// A zip archive built by hand, nothing packed: for workbooks as other programs write them.
struct StoredZip {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Adds an entry. A false checksum can be given to break it.
  mutating func add(_ name: String, _ text: String, checksum: UInt32? = nil) {
    add(name, bytes: Array(text.utf8), checksum: checksum)
  }

  mutating func add(_ name: String, bytes data: [UInt8], checksum: UInt32? = nil) {
    let offset = body.count
    let shared =
      number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(checksum ?? StoredZip.checksum(data), 4)
      + number(UInt32(data.count), 4) + number(UInt32(data.count), 4) + number(UInt32(name.utf8.count), 2)
      + number(0, 2)
    body += [0x50, 0x4B, 3, 4] + shared + Array(name.utf8) + data
    directory +=
      [0x50, 0x4B, 1, 2] + number(20, 2) + shared + number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4)
      + number(UInt32(offset), 4) + Array(name.utf8)
    count += 1
  }

  /// The archive.
  var bytes: [UInt8] {
    body + directory + [0x50, 0x4B, 5, 6] + number(0, 4) + number(UInt32(count), 2) + number(UInt32(count), 2)
      + number(UInt32(directory.count), 4) + number(UInt32(body.count), 4) + number(0, 2)
  }

  private func number(_ value: UInt32, _ bytes: Int) -> [UInt8] {
    (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
  }

  /// CRC-32 as zip uses it.
  static func checksum(_ data: [UInt8]) -> UInt32 {
    var result: UInt32 = 0xFFFF_FFFF
    for byte in data {
      result ^= UInt32(byte)
      for _ in 0..<8 { result = result & 1 == 1 ? (result >> 1) ^ 0xEDB8_8320 : result >> 1 }
    }
    return ~result
  }
}

/// A workbook put together from the XML of its sheets.
struct HandmadeWorkbook {
  var sheets: [(name: String, xml: String, state: String)] = []
  var sharedStrings: String?
  var styles: String?
  var workbookProperties = ""
  /// What follows the list of sheets: `<calcPr fullCalcOnLoad="1"/>`.
  var workbookEnd = ""
  /// Whether the parts have names with backslashes.
  var hasBackslashes = false
  /// Whether the sheets are written in UTF-16.
  var isUTF16 = false

  /// `rows` is the content of `sheetData`, `after` what follows it.
  mutating func addSheet(_ name: String, rows: String, after: String = "", state: String = "visible") {
    let xml = """
      <?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
      <sheetData>\(rows)</sheetData>\(after)</worksheet>
      """
    sheets.append((name, xml, state))
  }

  var zip: StoredZip {
    var zip = StoredZip()
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    let types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    let parts =
      [("xl/workbook.xml", "sheet.main")] + sheets.indices.map { ("xl/worksheets/sheet\($0 + 1).xml", "worksheet") }
      + (sharedStrings == nil ? [] : [("xl/sharedStrings.xml", "sharedStrings")])
      + (styles == nil ? [] : [("xl/styles.xml", "styles")])
    let overrides = parts.map { "<Override PartName=\"/\($0.0)\" ContentType=\"\(types).\($0.1)+xml\"/>" }
    zip.add(
      "[Content_Types].xml",
      """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" \
      ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\(overrides.joined())</Types>
      """)
    zip.add(
      "_rels/.rels",
      "<Relationships xmlns=\"\(package)\"><Relationship Id=\"r1\" Type=\"\(office)/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>"
    )
    var relations = ""
    var list = ""
    for (index, sheet) in sheets.enumerated() {
      let number = index + 1
      list += "<sheet name=\"\(sheet.name)\" sheetId=\"\(number)\" state=\"\(sheet.state)\" r:id=\"rId\(number)\"/>"
      relations +=
        "<Relationship Id=\"rId\(number)\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet\(number).xml\"/>"
      let path = "xl/worksheets/sheet\(number).xml"
      let name = hasBackslashes ? path.replacing("/", with: "\\") : path
      if isUTF16 {
        let text = sheet.xml.replacing("UTF-8", with: "UTF-16")
        zip.add(name, bytes: [0xFF, 0xFE] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] })
      } else {
        zip.add(name, sheet.xml)
      }
    }
    if let sharedStrings {
      relations += "<Relationship Id=\"s\" Type=\"\(office)/sharedStrings\" Target=\"sharedStrings.xml\"/>"
      zip.add("xl/sharedStrings.xml", sharedStrings)
    }
    if let styles {
      relations += "<Relationship Id=\"t\" Type=\"\(office)/styles\" Target=\"styles.xml\"/>"
      zip.add("xl/styles.xml", styles)
    }
    zip.add("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"\(package)\">\(relations)</Relationships>")
    zip.add(
      "xl/workbook.xml",
      "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"\(office)\">\(workbookProperties)<sheets>\(list)</sheets>\(workbookEnd)</workbook>"
    )
    return zip
  }

  /// A row of inline texts.
  static func row(_ number: Int, _ texts: [String]) -> String {
    let cells = texts.enumerated().map { index, text in
      text.isEmpty ? "" : "<c r=\"\(letter(index))\(number)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    }
    return "<row r=\"\(number)\">\(cells.joined())</row>"
  }

  /// Styles with one cell format for each code, in their order.
  static func styles(_ codes: [String]) -> String {
    var formats = ""
    var cells = ""
    for (index, code) in codes.enumerated() {
      let written = code.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
      formats += "<numFmt numFmtId=\"\(164 + index)\" formatCode=\"\(written)\"/>"
      cells += "<xf numFmtId=\"\(164 + index)\" applyNumberFormat=\"1\"/>"
    }
    let names = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
    return "<styleSheet \(names)><numFmts>\(formats)</numFmts><cellXfs>\(cells)</cellXfs></styleSheet>"
  }

  static func letter(_ index: Int) -> String { String(UnicodeScalar(UInt8(65 + index))) }
}
