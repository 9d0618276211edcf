/// A form that somebody filled in: its sheets with their cells as they are shown.
package struct FilledForm: Sendable {
  /// A row as a spreadsheet numbers it, from 1.
  package struct Row: Sendable {
    package let number: Int
    /// The cells, trimmed.
    package let cells: [String]
  }

  /// The rows that hold something, by the name of their sheet.
  package let sheets: [String: [Row]]

  /// Reads a file with tables. Throws `IntakeError` when it cannot be read.
  package init(path: String) throws {
    var sheets: [String: [Row]] = [:]
    var name = ""
    func event(_ event: SheetEvent) {
      switch event {
      case .sheet(let info):
        name = info.name
        sheets[name] = []
      case .row(let number, let cells):
        let texts = cells.map { CellText.trimmed($0.text) }
        guard texts.contains(where: { !$0.isEmpty }) else { return }
        sheets[name, default: []].append(Row(number: number, cells: texts))
      case .endOfSheet, .skipped: break
      }
    }
    try TableFile(path: path, limits: IntakeLimits()).read(event: event)
    self.sheets = sheets
  }
}
