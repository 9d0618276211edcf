/// One table written as several kinds of file keep it.
struct HandmadeTable {
  /// What a cell holds.
  enum Cell {
    case empty
    case text(String)
    /// A number as it is kept and the code of its format.
    case number(String, String = "General")
    /// A day with the serial number a spreadsheet has for it.
    case day(String, serial: String, String)
    case yes
    case error(String)
    /// A formula and what is kept beside it, `nil` for nothing.
    case formula(String, String?)
  }

  enum Kind: String, CaseIterable {
    case workbook = "表.xlsx"
    case spreadsheetML = "表.xls"
    case openDocument = "表.ods"
    case page = "表.html"
  }

  /// A cell that reaches over others: row and column from 0, rows and columns it reaches over.
  typealias Merge = (row: Int, column: Int, rows: Int, columns: Int)

  var rows: [[Cell]]
  var merges: [Merge] = []

  func bytes(_ kind: Kind) -> [UInt8] {
    switch kind {
    case .workbook: workbook.zip.bytes
    case .spreadsheetML: Array(spreadsheetML.utf8)
    case .openDocument: openDocument.bytes
    case .page: Array(page.utf8)
    }
  }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }

  private var codes: [String] {
    var codes: [String] = []
    for cell in rows.joined() {
      switch cell {
      case .number(_, let code), .day(_, _, let code): if !codes.contains(code) { codes.append(code) }
      default: continue
      }
    }
    return codes
  }

  private func style(_ code: String) -> Int { codes.firstIndex(of: code) ?? 0 }

  private func merge(_ row: Int, _ column: Int) -> Merge? { merges.first { $0.row == row && $0.column == column } }

  private func isCovered(_ row: Int, _ column: Int) -> Bool {
    merges.contains { merge in
      (merge.row..<merge.row + merge.rows).contains(row)
        && (merge.column..<merge.column + merge.columns).contains(column)
        && (row, column) != (merge.row, merge.column)
    }
  }

  private var workbook: HandmadeWorkbook {
    var workbook = HandmadeWorkbook()
    workbook.styles = HandmadeWorkbook.styles(codes)
    var xml = ""
    for (number, row) in rows.enumerated() {
      xml += "<row r=\"\(number + 1)\">"
      for (column, cell) in row.enumerated() {
        let place = "r=\"\(HandmadeWorkbook.letter(column))\(number + 1)\""
        switch cell {
        case .empty: continue
        case .text(let text): xml += "<c \(place) t=\"inlineStr\"><is><t>\(Self.escaped(text))</t></is></c>"
        case .number(let value, let code): xml += "<c \(place) s=\"\(style(code))\"><v>\(value)</v></c>"
        case .day(_, let serial, let code): xml += "<c \(place) s=\"\(style(code))\"><v>\(serial)</v></c>"
        case .yes: xml += "<c \(place) t=\"b\"><v>1</v></c>"
        case .error(let word): xml += "<c \(place) t=\"e\"><v>\(word)</v></c>"
        case .formula(let formula, let value):
          xml += "<c \(place)><f>\(Self.escaped(formula))</f>\(value.map { "<v>\($0)</v>" } ?? "")</c>"
        }
      }
      xml += "</row>"
    }
    let references = merges.map { merge in
      let first = HandmadeWorkbook.letter(merge.column) + "\(merge.row + 1)"
      let last = HandmadeWorkbook.letter(merge.column + merge.columns - 1) + "\(merge.row + merge.rows)"
      return "<mergeCell ref=\"\(first):\(last)\"/>"
    }
    workbook.addSheet("甲", rows: xml, after: "<mergeCells>\(references.joined())</mergeCells>")
    return workbook
  }

  private var spreadsheetML: String {
    let styles = codes.enumerated().map {
      "<Style ss:ID=\"s\($0.offset)\"><NumberFormat ss:Format=\"\(Self.escaped($0.element))\"/></Style>"
    }
    var xml = ""
    for (number, row) in rows.enumerated() {
      xml += "<Row ss:Index=\"\(number + 1)\">"
      for (column, cell) in row.enumerated() where !isCovered(number, column) {
        var tag = "<Cell ss:Index=\"\(column + 1)\""
        if let merge = merge(number, column) {
          tag += " ss:MergeAcross=\"\(merge.columns - 1)\" ss:MergeDown=\"\(merge.rows - 1)\""
        }
        switch cell {
        case .empty: xml += tag + "/>"
        case .text(let text): xml += tag + "><Data ss:Type=\"String\">\(Self.escaped(text))</Data></Cell>"
        case .number(let value, let code):
          xml += tag + " ss:StyleID=\"s\(style(code))\"><Data ss:Type=\"Number\">\(value)</Data></Cell>"
        case .day(let iso, _, let code):
          let moment = iso.contains("T") ? iso : iso + "T00:00:00.000"
          xml += tag + " ss:StyleID=\"s\(style(code))\"><Data ss:Type=\"DateTime\">\(moment)</Data></Cell>"
        case .yes: xml += tag + "><Data ss:Type=\"Boolean\">1</Data></Cell>"
        case .error(let word): xml += tag + "><Data ss:Type=\"Error\">\(word)</Data></Cell>"
        case .formula(let formula, let value):
          let data = value.map { "<Data ss:Type=\"Number\">\($0)</Data>" } ?? ""
          xml += tag + " ss:Formula=\"=\(Self.escaped(formula))\">\(data)</Cell>"
        }
      }
      xml += "</Row>"
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>
      <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
      <Styles>\(styles.joined())</Styles>
      <Worksheet ss:Name="甲"><Table>\(xml)</Table></Worksheet></Workbook>
      """
  }

  /// Number formats as OpenDocument writes those that the tests use.
  private static let dataStyles = [
    "General":
      "<number:number-style style:name=\"@\"><number:number number:min-integer-digits=\"1\"/></number:number-style>",
    "0.00%":
      "<number:percentage-style style:name=\"@\"><number:number number:decimal-places=\"2\" number:min-integer-digits=\"1\"/><number:text>%</number:text></number:percentage-style>",
    "0000":
      "<number:number-style style:name=\"@\"><number:number number:decimal-places=\"0\" number:min-integer-digits=\"4\"/></number:number-style>",
    "#,##0,\"千元\"":
      "<number:number-style style:name=\"@\"><number:number number:decimal-places=\"0\" number:min-integer-digits=\"1\" number:grouping=\"true\" number:display-factor=\"1000\"/><number:text>千元</number:text></number:number-style>",
    "#,##0,":
      "<number:number-style style:name=\"@\"><number:number number:decimal-places=\"0\" number:min-integer-digits=\"1\" number:grouping=\"true\" number:display-factor=\"1000\"/></number:number-style>",
    "0\"亿元\"":
      "<number:number-style style:name=\"@\"><number:number number:decimal-places=\"0\" number:min-integer-digits=\"1\"/><number:text>亿元</number:text></number:number-style>",
    "[$$-409]#,##0":
      "<number:currency-style style:name=\"@\"><number:currency-symbol number:language=\"en\" number:country=\"US\">$</number:currency-symbol><number:number number:decimal-places=\"0\" number:min-integer-digits=\"1\" number:grouping=\"true\"/></number:currency-style>",
    "yyyy\"年\"m\"月\"d\"日\"":
      "<number:date-style style:name=\"@\"><number:year number:style=\"long\"/><number:text>年</number:text><number:month/><number:text>月</number:text><number:day/><number:text>日</number:text></number:date-style>",
    "yyyy.m":
      "<number:date-style style:name=\"@\"><number:year number:style=\"long\"/><number:text>.</number:text><number:month/></number:date-style>",
    "0.00":
      "<number:number-style style:name=\"@\"><number:number number:decimal-places=\"2\" number:min-integer-digits=\"1\"/></number:number-style>",
    "[>=10000]0\"大\";0\"亩\"":
      """
    <number:number-style style:name="@P0"><number:number number:decimal-places="0" number:min-integer-digits="1"/><number:text>大</number:text></number:number-style>\
    <number:number-style style:name="@"><number:number number:decimal-places="0" number:min-integer-digits="1"/><number:text>亩</number:text><style:map style:condition="value()&gt;=10000" style:apply-style-name="@P0"/></number:number-style>
    """,
  ]

  private var openDocument: StoredZip {
    let styles = codes.enumerated().map { index, code in
      (Self.dataStyles[code] ?? "").replacing("@", with: "N\(index)")
        + "<style:style style:name=\"ce\(index)\" style:family=\"table-cell\" style:data-style-name=\"N\(index)\"/>"
    }
    var xml = ""
    for (number, row) in rows.enumerated() {
      xml += "<table:table-row>"
      for (column, cell) in row.enumerated() {
        var tag = isCovered(number, column) ? "<table:covered-table-cell" : "<table:table-cell"
        let end = isCovered(number, column) ? "</table:covered-table-cell>" : "</table:table-cell>"
        if let merge = merge(number, column) {
          tag += " table:number-columns-spanned=\"\(merge.columns)\" table:number-rows-spanned=\"\(merge.rows)\""
        }
        switch cell {
        case .empty: xml += tag + "/>"
        case .text(let text):
          let paragraphs = text.split(separator: "\n", omittingEmptySubsequences: false).map {
            "<text:p>\(Self.escaped(String($0)))</text:p>"
          }
          xml += tag + " office:value-type=\"string\" calcext:value-type=\"string\">\(paragraphs.joined())\(end)"
        case .number(let value, let code):
          let type = code.hasPrefix("[$") ? "currency" : code.hasSuffix("%") ? "percentage" : "float"
          xml +=
            tag
            + " table:style-name=\"ce\(style(code))\" office:value-type=\"\(type)\" office:value=\"\(value)\"><text:p>…</text:p>\(end)"
        case .day(let iso, _, let code):
          xml +=
            tag
            + " table:style-name=\"ce\(style(code))\" office:value-type=\"date\" office:date-value=\"\(iso)\"><text:p>…</text:p>\(end)"
        case .yes: xml += tag + " office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>真</text:p>\(end)"
        case .error(let word):
          xml +=
            tag
            + " office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"><text:p>\(word)</text:p>\(end)"
        case .formula(let formula, let value):
          let kept = value.map { " office:value-type=\"float\" office:value=\"\($0)\"" } ?? ""
          xml += tag + " table:formula=\"of:=\(Self.escaped(formula))\"\(kept)/>"
        }
      }
      xml += "</table:table-row>"
    }
    return Self.openDocument(styles: styles.joined(), tables: "<table:table table:name=\"甲\">\(xml)</table:table>")
  }

  static func openDocument(styles: String = "", tables: String) -> StoredZip {
    var zip = StoredZip()
    zip.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    let name = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    zip.add(
      "META-INF/manifest.xml",
      """
      <manifest:manifest xmlns:manifest="\(name)"><manifest:file-entry manifest:full-path="/" \
      manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry \
      manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>
      """)
    let parts = ["office": "office", "table": "table", "text": "text", "style": "style", "number": "datastyle"]
    let names = parts.sorted { $0.key < $1.key }.map {
      "xmlns:\($0.key)=\"urn:oasis:names:tc:opendocument:xmlns:\($0.value):1.0\""
    }
    zip.add(
      "content.xml",
      """
      <?xml version="1.0" encoding="UTF-8"?><office:document-content \(names.joined(separator: " ")) xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">\
      <office:automatic-styles>\(styles)</office:automatic-styles><office:body><office:spreadsheet>\(tables)\
      <table:table table:name="空"><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>\
      </office:spreadsheet></office:body></office:document-content>
      """)
    return zip
  }

  private var page: String {
    let styles = codes.enumerated().map { index, code in
      var written = ""
      for sign in code {
        switch sign {
        case "\"": written += "\\0022"
        case "#", ",", ".", "@", "[", "]", ";", "$", "%": written += "\\\(sign)"
        default: written.append(sign)
        }
      }
      return ".xl\(index)\n\t{mso-style-parent:style0;\n\tmso-number-format:\"\(written)\";}"
    }
    var html = ""
    for (number, row) in rows.enumerated() {
      html += "<tr>"
      for (column, cell) in row.enumerated() where !isCovered(number, column) {
        var tag = "<td"
        if let merge = merge(number, column) { tag += " colspan=\(merge.columns) rowspan=\(merge.rows)" }
        switch cell {
        case .empty: html += tag + "><br></td>"
        case .text(let text): html += tag + ">\(Self.escaped(text).replacing("\n", with: "<br>\r\n  "))</td>"
        case .number(let value, let code), .day(_, let value, let code):
          html += tag + " class=xl\(style(code)) x:num=\"\(value)\">…</td>"
        case .yes: html += tag + ">是</td>"
        case .error(let word): html += tag + " x:err=\"\(word)\">\(word)</td>"
        case .formula(let formula, let value):
          html += tag + " x:fmla=\"=\(Self.escaped(formula))\" x:num=\"\(value ?? "")\"></td>"
        }
      }
      html += "\n"
    }
    return """
      <html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="gb2312">
      <style><!--
      \(styles.joined(separator: "\n"))
      --></style></head><body><table border=1>
      \(html)</table></body></html>
      """
  }
}
