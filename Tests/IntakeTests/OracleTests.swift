import Domain
import Foundation
import TestSupport
import Testing

@testable import Intake

/// Our reading of workbooks against that of other programs: what LibreOffice shows, and what openpyxl and calamine read.
struct OracleTests {
  /// A cell as it comes out, by its place.
  struct Place: Hashable, CustomStringConvertible {
    var sheet: String
    var row: Int
    var column: Int
    var description: String { "\(sheet) \(CellPlace.letters(column))\(row)" }
  }

  /// - Parameters:
  ///   - counting: whether rows are counted, for texts in which a row may take several lines.
  static func cells(_ path: String, counting: Bool = false) throws -> [Place: SheetCell] {
    var cells: [Place: SheetCell] = [:]
    var sheet = ""
    var count = 0
    try TableFile(path: path, limits: IntakeLimits()).read(event: { event in
      switch event {
      case .sheet(let info): sheet = info.name
      case .row(let number, let row):
        count += 1
        for (column, cell) in row.enumerated() where !cell.isEmpty || cell.trouble != nil {
          cells[Place(sheet: sheet, row: counting ? count : number, column: column)] = cell
        }
      case .endOfSheet, .hidden: break
      }
    })
    return cells
  }

  /// Numbers under every kind of format that the reader knows.
  static let formats: [(value: String, code: String)] = [
    ("3000000", "#,##0,\"千元\""), ("98765432", "0!.0,\"万元\""), ("120000000", "0.00,,\"百万\""),
    ("56000000", "0\\.0000\"万元\""), ("5600", "#,##0\"万元\""), ("2.5", "0.00\"亿元\""), ("4100", "General\"万元\""),
    ("350000", "[>=100000000]0.00,,\"百万\";[>=10000]0!.0,\"万\";0"), ("900", "[>=10000]0!.0,\"万\";0"),
    ("120000000", "[>=100000000]0.00,,\"百万\";[>=10000]0!.0,\"万\";0"), ("0.055", "0.00%"), ("1.2", "0%"),
    ("-1234.5", "#,##0.00_);(#,##0.00)"), ("1234.5", "[Red]#,##0.0"), ("111", "0000"), ("9156312345", "00000000000"),
    ("44269", "yyyy\"年\"m\"月\"d\"日\""), ("44470", "yyyy.m"), ("44470", "yyyy/mm/dd"), ("44269.75", "yyyy-m-d"),
    ("44269", "[$-804]yyyy\"年\"m\"月\""), ("44269", "e\"年\"m\"月\""), ("36613", "m/d/yyyy"),
    ("61", "yyyy-m-d"), ("0.3541666667", "h:mm"), ("1.5", "[h]:mm"), ("20", "0.00"), ("20", "#.##"),
    ("20", "General\"亩\""),
    ("13000000000", "0"), ("13000000000", "000-0000-0000"), ("1234567", "#,##0"), ("0.5", "0.0\"亩\""),
    ("12", "\"约\"0\"亩\""),
    ("500000", "[$$-409]#,##0"), ("500000", "#,##0\" USD\""), ("0.1", "General"), ("123456789012", "General"),
  ]

  /// Signs of a format that LibreOffice does not take as spreadsheets in Chinese do.
  static func isUnknownToOffice(_ code: String) -> Bool { code.contains("!") || code.contains("e\"年") }

  static func formatWorkbook() -> [UInt8] {
    var workbook = HandmadeWorkbook()
    workbook.styles = HandmadeWorkbook.styles(["General"] + formats.map(\.code))
    let rows = formats.enumerated().map { index, format in
      "<row r=\"\(index + 1)\"><c r=\"A\(index + 1)\" s=\"\(index + 1)\"><v>\(format.value)</v></c></row>"
    }
    workbook.addSheet("格式", rows: rows.joined())
    return workbook.zip.bytes
  }

  /// The workbooks that are read by all.
  static var workbooks: [String] {
    ["handmade", "formats"]
      + (Checkout.hasShared ? ["c-office.xlsx", "d-two-row-header.xlsx", "e-person-list.xlsx"] : [])
  }

  static func with(_ workbook: String, _ body: (String) throws -> Void) throws {
    let bytes: [UInt8] =
      switch workbook {
      case "handmade": OtherFormatTests.table.bytes(.workbook)
      case "formats": formatWorkbook()
      default: [UInt8](try Data(contentsOf: Checkout.shared.appending(path: "workbooks/" + workbook)))
      }
    try TestIntake.withFile("表.xlsx", bytes, body)
  }

  // MARK: As shown

  @Test(
    "a cell is what LibreOffice shows, with all digits that are kept",
    .enabled(if: Programs.office != nil, "skipped: LibreOffice (soffice) is not installed"), arguments: workbooks)
  func asShown(workbook: String) throws {
    try Self.with(workbook) { path in
      try Programs.convert(path, to: "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1")
      try compare(try Self.cells(path), shownBeside: path)
    }
  }

  @Test(
    "a table in another format is what LibreOffice shows of it",
    .enabled(if: Programs.office != nil, "skipped: LibreOffice (soffice) is not installed"),
    arguments: [HandmadeTable.Kind.spreadsheetML, .openDocument])
  func otherFormatsAsShown(kind: HandmadeTable.Kind) throws {
    try TestIntake.withFile("表." + (kind == .openDocument ? "ods" : "xml"), OtherFormatTests.table.bytes(kind)) {
      path in
      try Programs.convert(path, to: "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1")
      try compare(try Self.cells(path), shownBeside: path)
    }
  }

  private func compare(_ ours: [Place: SheetCell], shownBeside path: String) throws {
    let folder = URL(filePath: path).deletingLastPathComponent()
    var count = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".csv") {
      let sheet = String(name.dropFirst(2).dropLast(4))
      let isFormats = sheet == "格式"
      for (place, shown) in try Self.cells(folder.appending(path: name).path, counting: true) {
        let place = Place(sheet: sheet, row: place.row, column: place.column)
        guard let cell = ours[place] else {
          #expect(
            shown.text.hasPrefix("#") || shown.text == "真" || shown.text == "TRUE",
            "\(place): nothing, not \(shown.text)")
          continue
        }
        count += 1
        if isFormats, Self.isUnknownToOffice(Self.formats[place.row - 1].code) { continue }
        if cell.trouble != nil || cell.kind == .error || cell.kind == .boolean || Self.isError(shown.text) { continue }
        #expect(Self.isSame(cell, shown.text), "\(place): \(cell.text), not \(shown.text)")
      }
    }
    #expect(count > 10)
  }

  /// Whether LibreOffice shows an error, mostly of a formula that it computes anew.
  static func isError(_ shown: String) -> Bool { shown.hasPrefix("#") || shown.hasPrefix("Err:") }

  /// Whether what we read is what is shown: the same words, and each number the one shown when rounded as it is.
  static func isSame(_ cell: SheetCell, _ shown: String) -> Bool {
    let own = parts(cell.shown ?? cell.text)
    let other = parts(shown)
    if cell.kind == .date {
      guard let date = CalendarDate(cell.text) else { return false }
      let (year, month, day) = date.components
      let numbers = other.numbers.flatMap { $0.split(separator: ".") }.compactMap { Int($0) }
      return [[year, month, day], [month, day, year], [year, month], [year]].contains(numbers)
    }
    // A time of day is told in hours and minutes whatever else is shown.
    guard own.words == other.words, own.numbers.count == other.numbers.count else {
      return cell.text.contains(":") && shown.hasPrefix(cell.text)
    }
    return zip(own.numbers, other.numbers).allSatisfy { own, other in
      if own == other { return true }
      guard let exact = ExactDecimal(own), let rounded = ExactDecimal(other) else { return false }
      let decimals = other.split(separator: ".").dropFirst().first?.count ?? 0
      return exact.rounded(toDecimals: decimals) == rounded
    }
  }

  /// Words without blanks and signs of money or minus, and numbers without commas.
  static func parts(_ text: String) -> (words: String, numbers: [String]) {
    var words = ""
    var numbers: [String] = []
    var isInNumber = false
    let scalars = Array(text)
    for (index, sign) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      if sign.isASCII, sign.isNumber {
        if isInNumber { numbers[numbers.count - 1].append(sign) } else { numbers.append(String(sign)) }
        isInNumber = true
      } else if isInNumber, sign == ".", next.isASCII, next.isNumber, !numbers[numbers.count - 1].contains(".") {
        numbers[numbers.count - 1].append(sign)
      } else if sign == ",", isInNumber, next.isNumber {
        continue
      } else {
        isInNumber = false
        if !sign.isWhitespace, !"()-¥￥'\u{200B}".contains(sign) { words.append(sign) }
      }
    }
    return (words, numbers)
  }

  // MARK: Second readers

  /// A Python that has both libraries: in a folder of its own that `deploy/test` makes.
  static let python: String? = {
    let cache = ProcessInfo.processInfo.environment["YINFENG_TEST_PYTHON"]
    return cache.flatMap { FileManager.default.isExecutableFile(atPath: $0) ? $0 : nil }
  }()

  /// Prints what a library reads: sheet, row, column (from 1), kind and value of every filled cell, and openpyxl's format.
  static let script = """
    import sys, json, datetime
    path, library = sys.argv[1:3]
    out = []
    def put(sheet, row, column, value, code=""):
        if value is None or value == "": return
        if isinstance(value, bool): kind, text = "boolean", str(value)
        elif isinstance(value, (int, float)): kind, text = "number", repr(value)
        elif isinstance(value, (datetime.datetime, datetime.date)): kind, text = "date", value.isoformat()[:10]
        elif isinstance(value, (datetime.time, datetime.timedelta)): kind, text = "time", str(value)
        else: kind, text = "text", str(value)
        out.append([sheet, row, column, kind, text, code])
    if library == "openpyxl":
        import openpyxl
        for sheet in openpyxl.load_workbook(path, data_only=True):
            if sheet.sheet_state != "visible": continue
            for row in sheet.iter_rows():
                for cell in row: put(sheet.title, cell.row, cell.column, cell.value, cell.number_format)
    else:
        import python_calamine
        book = python_calamine.CalamineWorkbook.from_path(path)
        for meta in book.sheets_metadata:
            if "Visible" not in str(meta.visible): continue
            sheet = book.get_sheet_by_name(meta.name)
            for r, row in enumerate(sheet.to_python(skip_empty_area=False)):
                for c, value in enumerate(row): put(meta.name, r + 1, c + 1, value)
    json.dump(out, sys.stdout)
    """

  @Test(
    "openpyxl and calamine read the same numbers, days and texts",
    .enabled(
      if: python != nil, "skipped: no Python with openpyxl and calamine (YINFENG_TEST_PYTHON; deploy/test sets it)"),
    arguments: ["openpyxl", "calamine"], workbooks)
  func secondReader(library: String, workbook: String) throws {
    try Self.with(workbook) { path in
      let ours = try Self.cells(path)
      let data = try Programs.run(try #require(Self.python), ["-c", Self.script, path, library])
      let rows = try #require(try JSONSerialization.jsonObject(with: data) as? [[Any]])
      #expect(rows.count > 10)
      for row in rows {
        let (sheet, kind, text) = (row[0] as? String ?? "", row[3] as? String ?? "", row[4] as? String ?? "")
        let place = Place(sheet: sheet, row: row[1] as? Int ?? 0, column: (row[2] as? Int ?? 0) - 1)
        let cell = ours[place]
        if let trouble = cell?.trouble, trouble != .nearMidnight { continue }
        switch kind {
        case "date": #expect(cell?.kind == .date && cell?.text == text, "\(place): \(cell?.text ?? ""), not \(text)")
        case "boolean": #expect(cell?.kind == .boolean, "\(place)")
        case "number":
          // A format's words and the places it moves the point by are not the library's matter.
          guard let cell, cell.kind == .number, cell.shrunkPlaces == 0 else { continue }
          let (own, other) = (ExactDecimal(cell.text), ExactDecimal(text.lowercased()))
          #expect(
            own?.rounded(toSignificant: 15) == other?.rounded(toSignificant: 15), "\(place): \(cell.text), not \(text)")
        case "text":
          let cleaned = CellCleaner.cleaned(text)
          #expect(cell?.text == cleaned || cell?.kind == .error, "\(place): \(cell?.text ?? ""), not \(text)")
        default: continue
        }
      }
      // Nothing is read by one and not by the other.
      let theirs = Set(
        rows.map { Place(sheet: $0[0] as? String ?? "", row: $0[1] as? Int ?? 0, column: ($0[2] as? Int ?? 0) - 1) })
      for (place, cell) in ours where cell.trouble == nil && cell.kind != .error {
        #expect(theirs.contains(place), "\(place): \(cell.text)")
      }
    }
  }

  // MARK: Conversions

  @Test(
    "an example workbook converted by LibreOffice gives the same records and problems",
    .enabled(
      if: Programs.office != nil && Checkout.hasShared, "skipped: needs LibreOffice (soffice) and the example data"),
    arguments: ["c-office", "d-two-row-header", "e-person-list"], ["ods", "xls", "html"])
  func converted(workbook: String, format: String) throws {
    try Self.with(workbook + ".xlsx") { path in
      try Programs.convert(path, to: format)
      let (rows, summary) = try TruthTests.read(path.dropLast(4) + format)
      if workbook == "e-person-list" { return try TruthTests().checkPeople(rows, summary) }
      try TruthTests().check(rows, summary, TruthTests.truth(workbook, as: TruthTests.Truth.self))
    }
  }
}
