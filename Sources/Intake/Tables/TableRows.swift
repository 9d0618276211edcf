/// Gives the plain rows of a table as texts, the header among them.
package enum TableRows {
  /// Reads a file with tables row by row.
  ///
  /// - Throws: `IntakeError` when the file cannot be read; what `row` throws.
  package static func read(path: String, row: ([String]) throws -> Void) throws {
    func event(_ event: SheetEvent) throws {
      if case .row(_, let cells) = event { try row(cells.map(\.text)) }
    }
    try TableFile(path: path, limits: IntakeLimits(), delimiter: path.hasSuffix(".tsv") ? 0x09 : nil).read(event: event)
  }
}
