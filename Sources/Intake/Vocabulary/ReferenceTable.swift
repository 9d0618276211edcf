/// A small reference table as the project writes them: `#` lines are comments, the first other line names the columns,
/// columns are separated by tabs.
package struct ReferenceTable: Sendable {
  /// The names in the header line.
  package let columns: [String]
  /// The cells of each row, as many as there are columns.
  package let rows: [[String]]

  /// Reads the text of a table. A row with fewer cells than columns is filled with empty ones; more cells are an error.
  package init(name: String, text: String) throws(IntakeError) {
    var columns: [String]?
    var rows: [[String]] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      if line.hasPrefix("#") || line.isEmpty { continue }
      var cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard let header = columns else {
        columns = cells
        continue
      }
      guard cells.count <= header.count else {
        throw .badReference(table: name, why: "第 \(index + 1) 行有 \(cells.count) 列,表头只有 \(header.count) 列")
      }
      cells += Array(repeating: "", count: header.count - cells.count)
      rows.append(cells)
    }
    guard let columns else { throw .badReference(table: name, why: "没有表头") }
    self.columns = columns
    self.rows = rows
  }

  /// The position of a column, an error naming the table when it is missing.
  func position(of column: String, in name: String) throws(IntakeError) -> Int {
    guard let position = columns.firstIndex(of: column) else {
      throw .badReference(table: name, why: "缺少列 \(column)")
    }
    return position
  }

  /// The rows as the named columns, in that order.
  func select(_ names: [String], in table: String) throws(IntakeError) -> [[String]] {
    var positions: [Int] = []
    for name in names { positions.append(try position(of: name, in: table)) }
    return rows.map { row in positions.map { row[$0] } }
  }
}
