/// Gives the plain rows of a table as texts, the header among them.
package enum TableRows {
  /// Reads a CSV, TSV or XLSX file row by row.
  ///
  /// - Throws: `IntakeError` when the file cannot be read; what `row` throws.
  package static func read(path: String, row: ([String]) throws -> Void) throws {
    func event(_ event: SheetEvent) throws {
      if case .row(_, let cells) = event { try row(cells.map(\.text)) }
    }
    let limits = IntakeLimits()
    switch try FileFormat.of(path: path) {
    case .text:
      let source = CSVSource(path: path, limits: limits)
      try source.read(delimiter: path.hasSuffix(".tsv") ? 0x09 : nil, advance: { _, _ in }, event: event)
    case .zip: try WorkbookSource(path: path, limits: limits).read(advance: { _, _ in }, event: event)
    }
  }
}
