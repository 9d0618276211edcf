internal import CLibxlsxwriter
import Foundation

/// Writes papers as a workbook of one sheet each that prints on A4: twelve equal columns, so that tables of different columns
/// stand below each other, with rows as high as their text needs.
@safe package final class PaperWorkbook {
  /// The width of a grid column in half-width letters; twelve of them fill A4 upright.
  private static let gridWidth = 7
  private static let grid = 12

  private let papers: [Paper]
  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private var sheet: UnsafeMutablePointer<lxw_worksheet>?
  private var formats: [Look: Format] = [:]
  private var row: UInt32 = 0

  /// How a cell looks.
  private enum Look: CaseIterable {
    case title, subtitle, heading, plain, note, right, header, cell
  }

  @safe private struct Format {
    let pointer: UnsafeMutablePointer<lxw_format>?
  }

  private init(_ papers: [Paper]) { self.papers = papers }

  /// The bytes of the workbook of one paper. Throws what the other does.
  package static func bytes(_ paper: Paper) throws(SheetError) -> [UInt8] { try bytes([paper]) }

  /// The bytes of the workbook. Throws `SheetError` `cannot_write` when the temporary folder cannot be used.
  package static func bytes(_ papers: [Paper]) throws(SheetError) -> [UInt8] {
    let file = FileManager.default.temporaryDirectory.appending(path: "yinfeng-\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: file) }
    try PaperWorkbook(papers).write(to: file.path)
    guard let data = FileManager.default.contents(atPath: file.path) else {
      throw SheetError(.cannotWrite, "临时文件夹 \(file.deletingLastPathComponent().path) 不能使用:检查磁盘空间和写权限")
    }
    return Array(data)
  }

  private func write(to path: String) throws(SheetError) {
    unsafe workbook = unsafe workbook_new(path)
    for look in Look.allCases { formats[look] = unsafe Format(pointer: makeFormat(look)) }
    var names: Set<String> = []
    for paper in papers {
      let name = PaperWorkbook.sheetName(paper.title, among: names)
      names.insert(name.lowercased())
      write(paper, name)
    }
    let status = unsafe workbook_close(workbook)
    unsafe workbook = nil
    guard status == LXW_NO_ERROR else { throw SheetError(.cannotWrite, "工作簿写不成(\(status.rawValue)):检查磁盘空间") }
  }

  private func write(_ paper: Paper, _ name: String) {
    row = 0
    unsafe sheet = unsafe workbook_add_worksheet(workbook, name)
    unsafe worksheet_set_paper(sheet, 9)
    unsafe worksheet_fit_to_pages(sheet, 1, 0)
    unsafe worksheet_center_horizontally(sheet)
    unsafe worksheet_set_margins(sheet, 0.7, 0.7, 0.8, 0.8)
    unsafe worksheet_gridlines(sheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
    _ = unsafe worksheet_set_footer(sheet, "&C第 &P 页,共 &N 页")
    let last = UInt16(PaperWorkbook.grid - 1)
    _ = unsafe worksheet_set_column(sheet, 0, last, Double(PaperWorkbook.gridWidth), nil)
    put(paper.title, .title)
    if !paper.subtitle.isEmpty { put(paper.subtitle, .subtitle) }
    for block in paper.blocks { put(block) }
  }

  /// A name the format can hold, other than those there are.
  private static func sheetName(_ title: String, among names: Set<String>) -> String {
    let plain = SheetText.printable(title).map { "[]:*?/\\'".contains($0) || $0.isNewline ? "-" : $0 }
    var name = String(plain.prefix(31))
    var number = 2
    while names.contains(name.lowercased()) {
      name = String(plain.prefix(26)) + " (\(number))"
      number += 1
    }
    return name
  }

  private func put(_ block: Paper.Block) {
    switch block {
    case .heading(let text): put(text, .heading)
    case .paragraph(let text): put("    " + text, .plain)
    case .line(let text): put(text, .plain)
    case .note(let text): put(text, .note)
    case .facts(let facts):
      for fact in facts { put([(fact.label, 3, .header), (fact.value, PaperWorkbook.grid - 3, .cell)]) }
      row += 1
    case .table(let table):
      put(table.columns.map { ($0.title, $0.width, .header) })
      for cells in table.rows { put(zip(cells, table.columns).map { ($0, $1.width, .cell) }) }
      if table.rows.isEmpty { put([(table.whenEmpty, PaperWorkbook.grid, .cell)]) }
      row += 1
    case .signature(let lines):
      row += 1
      for line in lines { put(line, .right) }
    case .seal(let seal): put(seal.words, .note)
    }
  }

  private func put(_ text: String, _ look: Look) { put([(text, PaperWorkbook.grid, look)]) }

  /// One row of cells, each so many grid columns wide.
  private func put(_ cells: [(text: String, width: Int, look: Look)]) {
    var column: UInt16 = 0
    var lines = 1
    for cell in cells {
      let text = SheetText.printable(String(cell.text.prefix(32_000)))
      let last = min(column + UInt16(max(1, cell.width)) - 1, UInt16(PaperWorkbook.grid - 1))
      let format = unsafe formats[cell.look]?.pointer
      if last > column {
        _ = unsafe worksheet_merge_range(sheet, row, column, row, last, text, format)
      } else {
        _ = unsafe worksheet_write_string(sheet, row, column, text, format)
      }
      lines = max(lines, PaperWorkbook.lines(text, Int(last - column + 1) * PaperWorkbook.gridWidth))
      column = last + 1
    }
    let height = cells.first?.look == .title ? 30.0 : Double(lines) * 15 + 5
    _ = unsafe worksheet_set_row(sheet, row, min(height, 400), nil)
    row += 1
  }

  /// How many lines a text takes in a cell of this width: merged cells do not grow with their text by themselves.
  private static func lines(_ text: String, _ width: Int) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { sum, line in
      sum + max(1, (SheetColumn.width(of: String(line)) + width) / (width + 1))
    }
  }

  private func makeFormat(_ look: Look) -> UnsafeMutablePointer<lxw_format>? {
    let format = unsafe workbook_add_format(workbook)
    unsafe format_set_font_name(format, "宋体")
    unsafe format_set_font_size(format, look == .title ? 18 : look == .note ? 9 : 11)
    unsafe format_set_text_wrap(format)
    unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    switch look {
    case .title, .subtitle, .header: unsafe format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .right: unsafe format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    case .heading, .plain, .note, .cell: break
    }
    if look == .title || look == .heading || look == .header { unsafe format_set_bold(format) }
    if look == .header || look == .cell { unsafe format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
    if look == .header { unsafe format_set_bg_color(format, 0xF0F0F0) }
    return unsafe format
  }
}
