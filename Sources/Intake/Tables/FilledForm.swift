/// A form that somebody filled in: its sheets with their cells as they are shown.
package struct FilledForm: Sendable {
  /// A row as a spreadsheet numbers it, from 1.
  package struct Row: Sendable {
    package let number: Int
    /// The cells, trimmed.
    package let cells: [String]
    /// Why a cell has no value that can be taken, by the place of the cell from 0.
    package let troubles: [Int: String]
  }

  /// The rows that hold something, by the name of their sheet.
  package let sheets: [String: [Row]]

  /// Reads a file with tables. Throws `IntakeError` when it cannot be read; what `check`, called now and then, throws.
  package init(path: String, check: () throws -> Void = {}) throws {
    var sheets: [String: [Row]] = [:]
    var name = ""
    func event(_ event: SheetEvent) {
      switch event {
      case .sheet(let info):
        name = info.name
        sheets[name] = []
      case .row(let number, let cells):
        let texts = cells.map { CellText.trimmed($0.text) }
        var troubles: [Int: String] = [:]
        for (index, cell) in cells.enumerated() { troubles[index] = FilledForm.trouble(cell) }
        // What is written above the table of a page or document has numbers below 1.
        guard number > 0, !troubles.isEmpty || texts.contains(where: { !$0.isEmpty }) else { return }
        sheets[name, default: []].append(Row(number: number, cells: texts, troubles: troubles))
      case .endOfSheet, .hidden: break
      }
    }
    try TableFile(path: path, limits: IntakeLimits()).read(advance: { _, _ in try check() }, event: event)
    self.sheets = sheets
  }

  private static func trouble(_ cell: SheetCell) -> String? {
    cell.trouble?.words ?? (cell.kind == .error ? "公式出错(\(cell.text.prefix(20)))" : nil)
  }
}
