import Sheets

/// Writes a report as a workbook, one sheet a table and one for the notes.
public struct ReportSheet {
  let report: Report

  /// A workbook of this report.
  public init(_ report: Report) { self.report = report }

  /// Writes the workbook to `path`; an existing file is replaced whole. Throws `ServiceError` `cannot_write`.
  public func write(to path: String) throws {
    do {
      let writer = try SheetFormat.xlsx.writer(path: path)
      for section in report.sections {
        try writer.beginSheet(
          section.title,
          columns: section.columns.enumerated().map { index, column in
            let isText = section.rows.contains { if case .text = $0[index] { true } else { false } }
            return SheetColumn(column.label, isText ? .text : .number, width: isText ? 16 : 10)
          })
        for row in section.rows { try writer.write(row.map(\.sheetValue)) }
      }
      if !report.notes.isEmpty {
        try writer.beginSheet("说明", columns: [SheetColumn("说明", width: 80)])
        for note in report.notes { try writer.write([.text(note)]) }
      }
      try writer.close()
    } catch {
      throw ServiceError(.invalid, code: "cannot_write", message: "无法写入 \(path):\(error)。")
    }
  }
}

extension Report.Cell {
  /// The value as a cell: money in 万元, a percentage with its sign.
  var sheetValue: SheetValue {
    switch self {
    case .text(let text): .text(text)
    case .number, .money: .number(display)
    case .permille: .text(display)
    case .none: .empty
    }
  }
}
