/// A table for an 80-column terminal: columns as wide as their content, flexible columns cut when the row is too long.
/// Notes give way before names do.
struct TextTable {
  struct Column {
    var header: String
    var alignRight = false
    /// Whether this column gives way when the row is wider than the terminal.
    var flexible = false
    /// Whether it says what the row is about: it gives way last.
    var isName = false
  }

  var columns: [Column]
  var rows: [[String]] = []

  init(_ columns: [Column]) { self.columns = columns }

  /// The lines of the table within `width` columns. What has no room beside the names is left out, and said to be.
  func lines(width: Int) -> [String] {
    let left = withoutRoom(width)
    guard left.isEmpty else {
      var narrow = TextTable(columns.indices.filter { !left.contains($0) }.map { columns[$0] })
      narrow.rows = rows.map { row in row.indices.filter { !left.contains($0) }.map { row[$0] } }
      let headers = left.map { columns[$0].header }.joined(separator: "、")
      return narrow.fitted(width) + ColumnWidth.wrap("窗口不够宽,未列出:\(headers)", to: width)
    }
    return fitted(width)
  }

  /// The last columns that would leave the names less than what is still a name, in order.
  private func withoutRoom(_ width: Int) -> [Int] {
    guard columns.contains(where: \.isName) else { return [] }
    let natural = naturalWidths
    let least = columns.indices.map { index in
      columns[index].flexible ? min(natural[index], columns[index].isName ? 24 : 8) : natural[index]
    }
    var excess = least.reduce(0, +) + 2 * (columns.count - 1) - width
    var left: [Int] = []
    for index in columns.indices.reversed() where excess > 0 && index > 1 && !columns[index].isName {
      left.insert(index, at: 0)
      excess -= least[index] + 2
    }
    return left
  }

  private func fitted(_ width: Int) -> [String] {
    var widths = naturalWidths
    var excess = naturalWidth - width
    let flexible = columns.indices.filter { columns[$0].flexible }
    let names = flexible.filter { columns[$0].isName }
    // Notes first, names down to what is still a name, then whatever is left.
    for (giving, least) in [(flexible.filter { !columns[$0].isName }, 8), (names, 24), (names, 8)] {
      // The widest of the columns that give way is narrowed first.
      while excess > 0, let widest = giving.max(by: { widths[$0] < widths[$1] }), widths[widest] > least {
        widths[widest] -= 1
        excess -= 1
      }
    }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    return [line(columns.map(\.header), widths), rule] + rows.map { line($0, widths) }
  }

  /// How wide the table is when no column gives way.
  var naturalWidth: Int { naturalWidths.reduce(0, +) + 2 * (columns.count - 1) }

  private var naturalWidths: [Int] {
    columns.indices.map { index in
      rows.reduce(ColumnWidth.of(columns[index].header)) { max($0, ColumnWidth.of($1[index])) }
    }
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var text = ""
    for (index, cell) in cells.enumerated() {
      let shown = ColumnWidth.cut(cell, to: widths[index])
      let padding = String(repeating: " ", count: max(0, widths[index] - ColumnWidth.of(shown)))
      if index > 0 { text += "  " }
      text += columns[index].alignRight ? padding + shown : shown + padding
    }
    while text.last == " " { text.removeLast() }
    return text
  }
}
