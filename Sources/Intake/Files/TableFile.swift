/// A file with tables, of whatever kind: its rows sheet by sheet. What a cell says is worked out after this, in one place.
struct TableFile {
  let path: String
  let limits: IntakeLimits
  /// What parts the cells of a text file; `nil` finds it.
  var delimiter: UInt8?

  /// - Parameters:
  ///   - advance: is told the bytes read and their total now and then, and may throw to end the reading.
  func read(advance: (Int, Int) throws -> Void = { _, _ in }, event: (SheetEvent) throws -> Void) throws {
    switch try FileFormat.of(path: path) {
    case .text:
      try CSVSource(path: path, limits: limits).read(delimiter: delimiter, advance: advance, event: event)
    case .page: try HTMLSource(path: path, limits: limits).read(advance: advance, event: event)
    case .spreadsheetML: try SpreadsheetMLSource(path: path, limits: limits).read(advance: advance, event: event)
    case .compound: try OldWorkbookSource(path: path, limits: limits).read(advance: advance, event: event)
    case .zip:
      let archive = try ZipArchive(path: path, limits: limits)
      if OpenDocumentSource.isOne(archive) {
        try OpenDocumentSource(archive: archive, limits: limits).read(advance: advance, event: event)
      } else if DocumentSource.isOne(archive) {
        try DocumentSource(archive: archive, limits: limits).read(advance: advance, event: event)
      } else {
        try WorkbookSource(archive: archive, limits: limits).read(advance: advance, event: event)
      }
    }
  }
}
