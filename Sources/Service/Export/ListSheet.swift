import Domain
package import Sheets

/// A list that is gathered from several kinds of record, as a table: what the page of the same name shows.
package struct ListSheet: Sendable {
  /// What the table is called.
  package let title: String
  package let columns: [SheetColumn]
  package let rows: [[SheetValue]]

  package init(_ title: String, columns: [SheetColumn], rows: [[SheetValue]]) {
    (self.title, self.columns, self.rows) = (title, columns, rows)
  }

  /// The table as a workbook, or as CSV. Throws `ServiceError` `cannot_write`.
  package func bytes(isWorkbook: Bool) throws -> [UInt8] {
    do {
      return try (isWorkbook ? SheetFormat.xlsx : .csv).bytes { writer in
        try writer.beginSheet(title, columns: columns)
        for row in rows { try writer.write(row) }
      }
    } catch {
      throw ServiceError(.unavailable, code: "cannot_write", message: "无法生成表格:\(error)。")
    }
  }
}

extension SheetValue {
  /// A text, or an empty cell.
  init(_ text: String?) { self = text.map { $0.isEmpty ? .empty : .text($0) } ?? .empty }

  /// A day, or an empty cell.
  init(_ day: CalendarDate?) { self = day.map { .date($0) } ?? .empty }
}
