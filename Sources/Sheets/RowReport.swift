internal import Domain

/// The report of an import: the rows to mend as they stand in the file, under the file's own rows down to its header, with the
/// columns, the reasons and the row's number in columns added at the end. Mended, it is imported as it is.
package struct RowReport: Sendable {
  /// The rows to mend of one sheet.
  package struct Sheet: Sendable {
    package let name: String
    /// The rows down to the header, as they are written; the last is the header's last.
    package let top: [[String]]
    package var rows: [Row] = []

    package init(name: String, top: [[String]], rows: [Row] = []) {
      self.name = name
      self.top = top
      self.rows = rows
    }
  }

  /// One row to mend.
  package struct Row: Sendable {
    /// The row as a spreadsheet numbers it in the file, from 1.
    package let number: Int
    package let cells: [SheetValue]
    /// The headers of the cells that are meant.
    package let marks: [String]
    /// What is wrong and how to mend it.
    package let reasons: [String]

    package init(number: Int, cells: [SheetValue], marks: [String], reasons: [String]) {
      self.number = number
      self.cells = cells
      self.marks = marks
      self.reasons = reasons
    }
  }

  private let sheets: [Sheet]

  /// A report of these sheets.
  package init(_ sheets: [Sheet]) { self.sheets = sheets }

  /// Writes the report to `path`; an existing file is replaced whole.
  package func write(to path: String) throws(SheetError) {
    let writer = try SheetFormat(path: path).writer(path: path)
    if sheets.isEmpty { try writer.beginSheet("问题", columns: MendingTitles.all.map { SheetColumn($0, width: 40) }) }
    for sheet in sheets { try RowReport.write(sheet, writer) }
    try writer.close()
  }

  private static func write(_ sheet: Sheet, _ writer: any SheetWriter) throws(SheetError) {
    let width = (sheet.top.map(\.count) + sheet.rows.map(\.cells.count)).max() ?? 0
    // A header of two rows names the added columns in both, so that neither counts them to a group.
    let named = sheet.top.indices.suffix(sheet.top.count > 1 ? 2 : 1)
    func line(_ index: Int) -> [String] {
      let cells = sheet.top[index]
      return cells + Array(repeating: "", count: width - cells.count)
        + (named.contains(index) ? MendingTitles.all : MendingTitles.all.map { _ in "" })
    }
    guard !sheet.top.isEmpty else { return }
    let columns = zip(line(0), line(sheet.top.count - 1)).enumerated().map { index, titles in
      SheetColumn(titles.0, below: titles.1, width: index == width + 1 ? 60 : 14)
    }
    try writer.beginSheet(sheet.name, columns: columns)
    for index in sheet.top.indices.dropFirst() {
      try writer.write(line(index).map { $0.isEmpty ? .empty : .text($0) })
    }
    for row in sheet.rows {
      let padded = row.cells + Array(repeating: SheetValue.empty, count: width - row.cells.count)
      try writer.write(
        padded + [
          .text(row.marks.joined(separator: "、")), .text(row.reasons.joined(separator: "\n")), .number("\(row.number)"),
        ])
    }
  }
}
