/// The report of an import: the rows as they were written, with the reason in a last column. Its headers are the file's own,
/// so that the mended report can be imported.
package struct RowReport: Sendable {
  /// The header of the reason's column.
  package static let reasonTitle = "问题说明"
  /// The header of the column that tells the row in the file.
  package static let rowTitle = "行号"

  private let titles: [String]

  /// - Parameters:
  ///   - headers: the file's headers by position; a position without one is empty.
  package init(headers: [String]) { titles = headers }

  /// The columns: the row's number, the file's own, the reason.
  package var columns: [SheetColumn] {
    [SheetColumn(RowReport.rowTitle, .number, width: 6)] + titles.map { SheetColumn($0, width: 14) }
      + [SheetColumn(RowReport.reasonTitle, width: 60)]
  }

  /// A row of the file with what is said of it.
  package func row(number: Int, cells: [String], reasons: [String]) -> [SheetValue] {
    var row: [SheetValue] = [.number("\(number)")]
    for index in titles.indices {
      row.append(index < cells.count && !cells[index].isEmpty ? .text(cells[index]) : .empty)
    }
    return row + [.text(reasons.joined(separator: "\n"))]
  }
}
