internal import CLibxlsxwriter
internal import Domain

/// Writes a workbook (.xlsx) by libxlsxwriter: bold header that stays in sight, widths for Chinese, text cells for codes and
/// phones, true days, numbers as numbers.
@safe package final class WorkbookWriter: SheetWriter {
  /// Rows of a sheet and characters of a cell that the format holds.
  private static let maximumRows = 1_048_576
  private static let maximumCharacters = 32_767

  private let file: PartialFile
  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private var worksheet: UnsafeMutablePointer<lxw_worksheet>?
  private let header: UnsafeMutablePointer<lxw_format>?
  private let text: UnsafeMutablePointer<lxw_format>?
  private let date: UnsafeMutablePointer<lxw_format>?
  private var sheetName = ""
  private var names: Set<String> = []
  private var row: UInt32 = 0

  package init(path: String) throws(SheetError) {
    file = try PartialFile(path: path)
    var options = unsafe lxw_workbook_options()
    unsafe options.constant_memory = 1
    unsafe workbook = unsafe workbook_new_opt(file.partial, &options)
    unsafe header = unsafe workbook_add_format(workbook)
    unsafe text = unsafe workbook_add_format(workbook)
    unsafe date = unsafe workbook_add_format(workbook)
    unsafe format_set_bold(header)
    unsafe format_set_text_wrap(header)
    unsafe format_set_num_format(text, "@")
    unsafe format_set_num_format(date, "yyyy-mm-dd")
  }

  deinit {
    // libxlsxwriter frees a workbook only by writing it.
    if unsafe workbook != nil {
      _ = unsafe workbook_close(workbook)
      file.discard()
    }
  }

  /// Begins a sheet. Characters a sheet's name cannot have become `-`, names are cut at 31 characters and numbered when
  /// they come twice.
  package func beginSheet(_ name: String, columns: [SheetColumn]) throws(SheetError) {
    sheetName = unique(name)
    unsafe worksheet = unsafe workbook_add_worksheet(workbook, sheetName)
    guard unsafe worksheet != nil else { throw SheetError(.cannotWrite, "工作表「\(sheetName)」建不成") }
    row = 0
    for (index, column) in columns.enumerated() {
      let position = UInt16(index)
      let format = unsafe column.kind == .text ? text : column.kind == .date ? date : nil
      _ = unsafe worksheet_set_column(worksheet, position, position, Double(column.width), format)
      let title = SheetText.printable(column.title)
      try check(unsafe worksheet_write_string(worksheet, 0, position, title, header), index)
    }
    unsafe worksheet_freeze_panes(worksheet, 1, columns.count > 1 ? 1 : 0)
    row = 1
  }

  /// Writes the next row.
  package func write(_ values: [SheetValue]) throws(SheetError) {
    if row >= WorkbookWriter.maximumRows {
      throw SheetError(.tooLarge, "工作表「\(sheetName)」超过 \(WorkbookWriter.maximumRows) 行:改为导出 .csv")
    }
    for (index, value) in values.enumerated() {
      let column = UInt16(index)
      switch value {
      case .empty: continue
      case .text(let string): try write(string, column)
      case .number(let digits):
        if digits.utf8.count(where: { (48...57).contains($0) }) <= 15, let number = Double(digits) {
          try check(unsafe worksheet_write_number(worksheet, row, column, number, nil), index)
        } else {
          try write(digits, column)
        }
      case .date(let day):
        // Before March 1900 the serial numbers of spreadsheets and of the calendar part.
        let (year, month, dayOfMonth) = day.components
        if day.day < -25_508 || year > 9999 {
          try write(day.description, column)
        } else {
          var time = lxw_datetime(
            year: Int32(year), month: Int32(month), day: Int32(dayOfMonth), hour: 0, min: 0, sec: 0)
          try check(unsafe worksheet_write_datetime(worksheet, row, column, &time, date), index)
        }
      }
    }
    row += 1
  }

  /// Writes a sheet that is made to be printed.
  package func write(_ printed: PrintedSheet) throws(SheetError) {
    sheetName = unique(printed.name)
    unsafe worksheet = unsafe workbook_add_worksheet(workbook, sheetName)
    guard unsafe worksheet != nil else { throw SheetError(.cannotWrite, "工作表「\(sheetName)」建不成") }
    try unsafe PrintedSheetWriter(printed, workbook, worksheet).write()
  }

  /// The bytes of a workbook of these sheets. Throws `SheetError` `cannot_write` when the temporary folder cannot be used.
  package static func bytes(_ sheets: [PrintedSheet]) throws -> [UInt8] {
    try SheetFormat.xlsx.bytes { writer in
      guard let book = writer as? WorkbookWriter else { return }
      for sheet in sheets { try book.write(sheet) }
    }
  }

  /// Ends the workbook and puts it in its place.
  package func close() throws(SheetError) {
    guard let open = unsafe workbook else { return }
    unsafe workbook = nil
    let status = unsafe workbook_close(open)
    guard status == LXW_NO_ERROR else {
      file.discard()
      throw SheetError(.cannotWrite, "文件 \(file.path) 写不成:\(WorkbookWriter.words(status))。检查磁盘空间和写权限")
    }
    try file.publish()
  }

  private func write(_ string: String, _ column: UInt16) throws(SheetError) {
    guard string.utf16.count <= WorkbookWriter.maximumCharacters else {
      let place = "工作表「\(sheetName)」第 \(row + 1) 行第 \(column + 1) 列"
      throw SheetError(.tooLarge, "\(place)的文字超过 \(WorkbookWriter.maximumCharacters) 字:缩短它或改为导出 .csv")
    }
    try check(unsafe worksheet_write_string(worksheet, row, column, SheetText.escaped(string), text), Int(column))
  }

  private func unique(_ name: String) -> String {
    let plain = String(SheetText.printable(name).map { "[]:*?/\\".contains($0) || $0.isNewline ? "-" : $0 }.prefix(31))
    let base = plain.trimmingPrefix("'").isEmpty ? "Sheet" : String(plain.trimmingPrefix("'"))
    var candidate = base
    var number = 2
    while names.contains(candidate.lowercased()) {
      candidate = String(base.prefix(26)) + " (\(number))"
      number += 1
    }
    names.insert(candidate.lowercased())
    return candidate
  }

  private func check(_ status: lxw_error, _ column: Int) throws(SheetError) {
    guard status != LXW_NO_ERROR else { return }
    throw SheetError(
      .cannotWrite, "工作表「\(sheetName)」第 \(row + 1) 行第 \(column + 1) 列写不成:\(WorkbookWriter.words(status))")
  }

  private static func words(_ status: lxw_error) -> String {
    unsafe lxw_strerror(status).map { unsafe String(cString: $0) } ?? "libxlsxwriter \(status.rawValue)"
  }
}
