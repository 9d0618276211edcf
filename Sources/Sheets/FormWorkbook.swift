internal import CLibxlsxwriter
internal import Domain
import Foundation

/// Writes forms as a workbook: open cells are white with the choices to pick from, what is told is grey, every page prints
/// on A4 with its title and header, one page wide.
@safe package final class FormWorkbook {
  /// The sheet that holds the choices, out of sight.
  package static let choices = "选项"
  private static let listed = 500

  private let sheets: [FormSheet]
  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private var header: UnsafeMutablePointer<lxw_format>?
  private var told: UnsafeMutablePointer<lxw_format>?
  private var open: UnsafeMutablePointer<lxw_format>?
  private var day: UnsafeMutablePointer<lxw_format>?
  /// The ranges of the lists there are, by their items.
  private var ranges: [[String]: String] = [:]

  private init(_ sheets: [FormSheet]) { self.sheets = sheets }

  /// The bytes of the workbook. Throws `SheetError` `cannot_write` when the temporary folder cannot be used.
  package static func bytes(_ sheets: [FormSheet]) throws(SheetError) -> [UInt8] {
    let file = FileManager.default.temporaryDirectory.appending(path: "yinfeng-\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: file) }
    try FormWorkbook(sheets).write(to: file.path)
    guard let data = FileManager.default.contents(atPath: file.path) else {
      throw SheetError(.cannotWrite, "临时文件夹 \(file.deletingLastPathComponent().path) 不能使用:检查磁盘空间和写权限")
    }
    return Array(data)
  }

  private func write(to path: String) throws(SheetError) {
    unsafe workbook = unsafe workbook_new(path)
    unsafe header = unsafe format(background: 0xD9E1F2, isBold: true)
    unsafe told = unsafe format(background: 0xF2F2F2)
    unsafe open = unsafe format(number: "@")
    unsafe day = unsafe format(number: "yyyy-mm-dd")
    let pages = sheets.map { sheet in unsafe (sheet, workbook_add_worksheet(workbook, sheet.name)) }
    writeChoices()
    for (sheet, page) in unsafe pages { unsafe write(sheet, page) }
    let status = unsafe workbook_close(workbook)
    unsafe workbook = nil
    guard status == LXW_NO_ERROR else { throw SheetError(.cannotWrite, "工作簿写不成(\(status.rawValue)):检查磁盘空间") }
  }

  /// The lists, one a column of a sheet that is not shown: a list within a cell holds no more than 255 letters.
  private func writeChoices() {
    let lists = sheets.flatMap(\.rows).flatMap(\.self).compactMap { cell -> [String]? in
      switch cell.kind {
      case .choice(let items), .suggestion(let items): items.isEmpty ? nil : items
      case .told, .text, .day: nil
      }
    }
    let long = lists.filter { !FormWorkbook.isShort($0) }
    guard !long.isEmpty, let page = unsafe workbook_add_worksheet(workbook, FormWorkbook.choices) else { return }
    unsafe worksheet_hide(page)
    for list in long where ranges[list] == nil {
      let column = UInt16(ranges.count)
      for (index, item) in list.prefix(FormWorkbook.listed).enumerated() {
        _ = unsafe worksheet_write_string(page, UInt32(index), column, SheetText.printable(item), nil)
      }
      let letters = FormWorkbook.letters(Int(column))
      ranges[list] = "='\(FormWorkbook.choices)'!$\(letters)$1:$\(letters)$\(min(list.count, FormWorkbook.listed))"
    }
  }

  /// Whether a list fits the cell itself.
  private static func isShort(_ list: [String]) -> Bool {
    list.joined(separator: ",").utf16.count <= 200 && !list.contains { $0.contains(",") || $0.contains("\"") }
  }

  private static func letters(_ column: Int) -> String {
    let scalars = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map(String.init)
    return (column >= 26 ? scalars[column / 26 - 1] : "") + scalars[column % 26]
  }

  private func write(_ sheet: FormSheet, _ page: UnsafeMutablePointer<lxw_worksheet>?) {
    unsafe worksheet_set_paper(page, 9)
    if sheet.isWide { unsafe worksheet_set_landscape(page) }
    unsafe worksheet_fit_to_pages(page, 1, 0)
    unsafe worksheet_center_horizontally(page)
    unsafe worksheet_set_margins(page, 0.4, 0.4, 0.9, 0.6)
    let title = SheetText.printable(sheet.title).replacing("&", with: "&&")
    _ = unsafe worksheet_set_header(page, "&C&\"宋体,Bold\"&14\(title)")
    _ = unsafe worksheet_set_footer(page, "&C第 &P 页,共 &N 页")
    _ = unsafe worksheet_repeat_rows(page, 0, 0)
    unsafe worksheet_freeze_panes(page, 1, 0)
    for (index, column) in sheet.columns.enumerated() {
      let position = UInt16(index)
      _ = unsafe worksheet_set_column(page, position, position, Double(column.width), nil)
      _ = unsafe worksheet_write_string(page, 0, position, SheetText.printable(column.title), header)
      if let note = column.note { _ = unsafe worksheet_write_comment(page, 0, position, SheetText.printable(note)) }
    }
    for (index, cells) in sheet.rows.enumerated() {
      let row = UInt32(index + 1)
      var lines = 1
      for (position, cell) in cells.enumerated() where position < sheet.columns.count {
        unsafe write(cell, page, row, UInt16(position))
        lines = max(lines, FormWorkbook.lines(cell.text, sheet.columns[position].width))
      }
      _ = unsafe worksheet_set_row(page, row, min(Double(max(lines, 1)) * 14 + 6, 400), nil)
    }
  }

  private func write(
    _ cell: FormSheet.Cell, _ page: UnsafeMutablePointer<lxw_worksheet>?, _ row: UInt32, _ column: UInt16
  ) {
    let format = unsafe cell.kind == .told ? told : cell.kind == .day ? day : open
    if cell.kind == .day, let date = CalendarDate(cell.text) {
      let (year, month, number) = date.components
      var time = lxw_datetime(year: Int32(year), month: Int32(month), day: Int32(number), hour: 0, min: 0, sec: 0)
      _ = unsafe worksheet_write_datetime(page, row, column, &time, format)
    } else if cell.text.isEmpty {
      _ = unsafe worksheet_write_blank(page, row, column, format)
    } else {
      _ = unsafe worksheet_write_string(
        page, row, column, SheetText.printable(String(cell.text.prefix(32_000))), format)
    }
    switch cell.kind {
    case .choice(let items): unsafe offer(items, isClosed: true, page, row, column)
    case .suggestion(let items): unsafe offer(items, isClosed: false, page, row, column)
    case .told, .text, .day: break
    }
  }

  private func offer(
    _ items: [String], isClosed: Bool, _ page: UnsafeMutablePointer<lxw_worksheet>?, _ row: UInt32, _ column: UInt16
  ) {
    guard !items.isEmpty else { return }
    var rule = unsafe lxw_data_validation()
    unsafe rule.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
    unsafe rule.show_error = UInt8((isClosed ? LXW_VALIDATION_ON : LXW_VALIDATION_OFF).rawValue)
    unsafe rule.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
    unsafe rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
    let formula = ranges[items] ?? "=\"\(items.joined(separator: ","))\""
    // The library copies the texts while it is called.
    unsafe formula.withCString { formula in
      unsafe "请从下拉中选".withCString { title in
        unsafe "这一格只能填下拉中的一项。".withCString { message in
          unsafe rule.value_formula = unsafe UnsafeMutablePointer(mutating: formula)
          unsafe rule.error_title = unsafe UnsafeMutablePointer(mutating: title)
          unsafe rule.error_message = unsafe UnsafeMutablePointer(mutating: message)
          _ = unsafe worksheet_data_validation_cell(page, row, column, &rule)
        }
      }
    }
  }

  private static func lines(_ text: String, _ width: Int) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { sum, line in
      sum + max(1, (SheetColumn.width(of: String(line)) + width - 1) / max(1, width - 1))
    }
  }

  private func format(
    background: UInt32? = nil, isBold: Bool = false, number: String? = nil
  ) -> UnsafeMutablePointer<lxw_format>? {
    let format = unsafe workbook_add_format(workbook)
    unsafe format_set_font_name(format, "宋体")
    unsafe format_set_font_size(format, 10)
    unsafe format_set_text_wrap(format)
    unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    unsafe format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
    if isBold { unsafe format_set_bold(format) }
    if let background { unsafe format_set_bg_color(format, background) }
    if let number { unsafe format_set_num_format(format, number) }
    return unsafe format
  }
}
