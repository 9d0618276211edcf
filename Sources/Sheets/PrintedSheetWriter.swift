internal import CLibxlsxwriter
internal import Domain
import Foundation

/// Writes one printed sheet into a workbook. Tables of different columns stand below each other on one grid: its columns are
/// cut wherever a column of some table ends, and a cell that spans several is merged.
@safe final class PrintedSheetWriter {
  private let sheet: PrintedSheet
  private let workbook: UnsafeMutablePointer<lxw_workbook>?
  private let worksheet: UnsafeMutablePointer<lxw_worksheet>?
  private var formats: [String: Format] = [:]
  private var row: UInt32 = 0
  /// The widths of the grid's columns, half-width letters.
  private let grid: [Int]
  /// For each table the grid column in which each of its columns begins, and the end of the last.
  private let edges: [[Int]]

  @safe private struct Format {
    let pointer: UnsafeMutablePointer<lxw_format>?
  }

  /// A line that fits no page is broken by hand; a row is never higher than the format allows.
  private static let maximumHeight = 400.0
  private static let lineHeight = 15.0

  init(
    _ sheet: PrintedSheet, _ workbook: UnsafeMutablePointer<lxw_workbook>?,
    _ worksheet: UnsafeMutablePointer<lxw_worksheet>?
  ) {
    self.sheet = sheet
    unsafe self.workbook = unsafe workbook
    unsafe self.worksheet = unsafe worksheet
    (grid, edges) = PrintedSheetWriter.grid(sheet.tables.map { $0.columns.map(\.width) })
  }

  /// The columns of the grid for tables of these widths, all stretched to the widest.
  private static func grid(_ tables: [[Int]]) -> (widths: [Int], edges: [[Int]]) {
    let whole = tables.map { $0.reduce(0, +) }.max() ?? 0
    let ends: [[Int]] = tables.map { widths in
      let sum = max(1, widths.reduce(0, +))
      var (done, last) = (0, 0)
      return widths.enumerated().map { index, width in
        done += width
        // Every column keeps at least two letters of its own.
        last = index == widths.count - 1 ? whole : max(last + 2, done * whole / sum)
        return last
      }
    }
    let cuts = Set(ends.joined()).sorted()
    let position = Dictionary(uniqueKeysWithValues: cuts.enumerated().map { ($1, $0 + 1) })
    let widths = zip(cuts, [0] + cuts).map { $0 - $1 }
    return (widths, ends.map { [0] + $0.map { position[$0] ?? 0 } })
  }

  func write() throws(SheetError) {
    let last = UInt16(max(0, grid.count - 1))
    for (index, width) in grid.enumerated() {
      // 0.71 is the room a spreadsheet keeps beside the text of a column.
      _ = unsafe worksheet_set_column(worksheet, UInt16(index), UInt16(index), Double(width) + 0.71, nil)
    }
    try line(sheet.title, "title", height: 32)
    if !sheet.subtitle.isEmpty { try line(sheet.subtitle, "subtitle") }
    for text in sheet.lead { try line(text, "note") }
    if !sheet.unit.isEmpty { try line(sheet.unit, "right") }
    var header: UInt32?
    for (index, table) in sheet.tables.enumerated() {
      if !table.title.isEmpty { try line(table.title, "heading") }
      header = row
      try write(table, edges[index])
      if index + 1 < sheet.tables.count { row += 1 }
    }
    for text in sheet.notes { try line(text, "note") }
    setUp(last: last, header: header)
  }

  private func setUp(last: UInt16, header: UInt32?) {
    unsafe worksheet_set_paper(worksheet, 9)
    if sheet.isWide { unsafe worksheet_set_landscape(worksheet) }
    unsafe worksheet_fit_to_pages(worksheet, UInt16(sheet.pagesWide), sheet.isOnePage ? 1 : 0)
    unsafe worksheet_center_horizontally(worksheet)
    unsafe worksheet_set_margins(worksheet, 0.5, 0.5, 0.6, 0.6)
    unsafe worksheet_gridlines(worksheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
    _ = unsafe worksheet_set_footer(worksheet, "&C第 &P 页,共 &N 页")
    _ = unsafe worksheet_print_area(worksheet, 0, 0, max(1, row) - 1, last)
    if sheet.tables.count == 1, let header {
      _ = unsafe worksheet_repeat_rows(worksheet, header, header)
      unsafe worksheet_freeze_panes(worksheet, header + 1, 1)
    }
    if sheet.pagesWide > 1 { _ = unsafe worksheet_repeat_columns(worksheet, 0, 0) }
    if sheet.isLocked {
      var allowed = lxw_protection()
      allowed.format_columns = 1
      allowed.format_rows = 1
      unsafe worksheet_protect(worksheet, nil, &allowed)
    }
  }

  private func write(_ table: PrintedSheet.Table, _ edges: [Int]) throws(SheetError) {
    func width(_ index: Int) -> Int { grid[edges[index]..<edges[index + 1]].reduce(0, +) }
    let titles = table.columns.map { PrintedSheet.Cell(.text($0.title)) }
    func cells(_ cells: [PrintedSheet.Cell], _ look: String?) throws(SheetError) {
      var lines = 1
      for (index, cell) in cells.enumerated() {
        try put(cell, edges[index], edges[index + 1] - 1, look ?? "\(cell.look)")
        if case .text(let text) = cell.value { lines = max(lines, PrintedSheetWriter.lines(text, width(index))) }
      }
      end(lines)
    }
    try cells(titles, "header")
    for row in table.rows { try cells(row, nil) }
    guard table.rows.isEmpty, let last = edges.last else { return }
    try put(.init(.text(table.whenEmpty)), 0, last - 1, "plain")
    end(1)
  }

  /// The last grid column of a line of text: the sheet's, or that of the first of several pages.
  private var lineEnd: Int {
    let room = grid.reduce(0, +) / max(1, sheet.pagesWide)
    var (done, last) = (0, 0)
    for (index, width) in grid.enumerated() where done + width <= room || index == 0 {
      done += width
      last = index
    }
    return last
  }

  /// A line across the sheet.
  private func line(_ text: String, _ look: String, height: Double? = nil) throws(SheetError) {
    try put(.init(.text(text)), 0, lineEnd, look)
    // Notes are set smaller than the letters a width is counted in.
    let width = grid[0...lineEnd].reduce(0, +) * (look == "note" ? 11 : 10) / 10
    let lines = PrintedSheetWriter.lines(text, width)
    end(lines, height: height)
  }

  private func end(_ lines: Int, height: Double? = nil) {
    let height = height ?? min(PrintedSheetWriter.maximumHeight, Double(lines) * PrintedSheetWriter.lineHeight + 5)
    _ = unsafe worksheet_set_row(worksheet, row, height, nil)
    row += 1
  }

  private func put(_ cell: PrintedSheet.Cell, _ first: Int, _ last: Int, _ look: String) throws(SheetError) {
    let format = unsafe format(look, cell.value)
    let column = UInt16(first)
    if last > first {
      try check(unsafe worksheet_merge_range(worksheet, row, column, row, UInt16(last), "", format.pointer))
    }
    switch cell.value {
    case .empty: try check(unsafe worksheet_write_blank(worksheet, row, column, format.pointer))
    case .text(let text):
      let text = SheetText.escaped(String(text.prefix(32_000)))
      try check(unsafe worksheet_write_string(worksheet, row, column, text, format.pointer))
    case .none: try check(unsafe worksheet_write_string(worksheet, row, column, "—", format.pointer))
    case .number(let digits):
      if digits.utf8.count(where: { (48...57).contains($0) }) <= 15, let number = Double(digits) {
        try write(number, column, format)
      } else {
        try check(unsafe worksheet_write_string(worksheet, row, column, digits, format.pointer))
      }
    case .count(let number): try write(Double(number), column, format)
    case .amount(let milli): try write(Double(milli) / 1000, column, format)
    case .permille(let permille): try write(Double(permille) / 1000, column, format)
    case .points(let tenths): try write(Double(tenths) / 10, column, format)
    case .date(let day):
      let (year, month, dayOfMonth) = day.components
      guard (1901...9999).contains(year) else {
        return try check(unsafe worksheet_write_string(worksheet, row, column, day.description, format.pointer))
      }
      var time = lxw_datetime(
        year: Int32(year), month: Int32(month), day: Int32(dayOfMonth), hour: 0, min: 0, sec: 0)
      try check(unsafe worksheet_write_datetime(worksheet, row, column, &time, format.pointer))
    }
    if cell.look == .open || cell.look == .free, !cell.choices.isEmpty { try offer(cell.choices, column) }
  }

  /// A list to choose from; what the format holds no list of may be typed.
  private func offer(_ choices: [String], _ column: UInt16) throws(SheetError) {
    guard choices.joined(separator: ",").utf16.count <= 255, choices.allSatisfy({ !$0.contains(",") }) else { return }
    let texts = unsafe choices.map { unsafe strdup($0) }
    defer { unsafe texts.forEach { unsafe free($0) } }
    var list = unsafe texts + [nil]
    var validation = unsafe lxw_data_validation()
    unsafe validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
    // Another word may stand too: an import says what it takes.
    unsafe validation.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_INFORMATION.rawValue)
    let status = unsafe list.withUnsafeMutableBufferPointer { buffer in
      unsafe validation.value_list = buffer.baseAddress
      return unsafe worksheet_data_validation_cell(worksheet, row, column, &validation)
    }
    try check(status)
  }

  private func write(_ number: Double, _ column: UInt16, _ format: Format) throws(SheetError) {
    try check(unsafe worksheet_write_number(worksheet, row, column, number, format.pointer))
  }

  private func check(_ status: lxw_error) throws(SheetError) {
    guard status != LXW_NO_ERROR else { return }
    throw SheetError(.cannotWrite, "工作表「\(sheet.name)」第 \(row + 1) 行写不成(\(status.rawValue))")
  }

  /// How many lines a text takes in a cell of this width.
  private static func lines(_ text: String, _ width: Int) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { sum, line in
      sum + max(1, (SheetColumn.width(of: String(line)) + width - 1) / max(1, width))
    }
  }

  /// How numbers of a value are shown; `nil` for text.
  private static func numberFormat(_ value: PrintedSheet.Value) -> String? {
    switch value {
    case .empty, .text, .none: nil
    case .number: "General"
    // `_ ` keeps the room of a blank between the number and the border.
    case .count: "#,##0_ "
    case .amount(let milli): milli % 1000 == 0 ? "#,##0_ " : "#,##0.0##_ "
    case .permille: "0.0%_ "
    case .points: "0.0_ "
    case .date: "yyyy-mm-dd"
    }
  }

  private func format(_ look: String, _ value: PrintedSheet.Value) -> Format {
    let number = PrintedSheetWriter.numberFormat(value)
    let isStroke = value == .none
    let key = look + (number ?? (isStroke ? "—" : ""))
    if let known = formats[key] { return known }
    let format = unsafe workbook_add_format(workbook)
    unsafe format_set_font_name(format, look == "title" || look == "heading" || look == "header" ? "黑体" : "宋体")
    unsafe format_set_font_size(format, look == "title" ? 18 : look == "note" ? 10 : 11)
    unsafe format_set_text_wrap(format)
    unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    if let number {
      unsafe format_set_num_format(format, number)
      unsafe format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    }
    switch look {
    case "title", "subtitle", "header": unsafe format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case "right": unsafe format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    default: break
    }
    if isStroke { unsafe format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue)) }
    if ["title", "heading", "header", "total"].contains(look) { unsafe format_set_bold(format) }
    let isCell = look == "header" || PrintedSheet.Look.allCases.contains { "\($0)" == look }
    if isCell {
      unsafe format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
    }
    switch look {
    case "header": unsafe format_set_bg_color(format, 0xE7E6E6)
    case "known": unsafe format_set_bg_color(format, 0xF2F2F2)
    case "open":
      unsafe format_set_bg_color(format, 0xFFF2CC)
      unsafe format_set_unlocked(format)
    case "free": unsafe format_set_unlocked(format)
    default: break
    }
    formats[key] = unsafe Format(pointer: format)
    return unsafe Format(pointer: format)
  }
}
