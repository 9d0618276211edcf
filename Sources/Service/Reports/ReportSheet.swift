import Sheets

/// Writes a report as a workbook, one sheet a table and one for the notes.
package struct ReportSheet {
  let report: Report

  /// A workbook of this report.
  package init(_ report: Report) { self.report = report }

  /// The bytes of the workbook. Throws `ServiceError` `cannot_write` when the temporary folder cannot be used.
  package func bytes() throws -> [UInt8] {
    do { return try SheetFormat.xlsx.bytes(write) } catch {
      throw ServiceError(.unavailable, code: "cannot_write", message: "无法生成工作簿:\(error)。")
    }
  }

  private func write(_ writer: any SheetWriter) throws {
    for section in report.sections {
      try writer.beginSheet(
        section.title,
        columns: section.columns.indices.map { index in
          let isText = section.isText(index)
          return SheetColumn(section.columns[index].label, isText ? .text : .number, width: isText ? 16 : 10)
        })
      for row in section.rows { try writer.write(row.map(\.sheetValue)) }
    }
    guard !report.notes.isEmpty else { return }
    try writer.beginSheet("说明", columns: [SheetColumn("说明", width: 80)])
    for note in report.notes { try writer.write([.text(note)]) }
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
