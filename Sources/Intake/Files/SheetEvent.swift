/// What a file gives while it is read, in order.
enum SheetEvent {
  case sheet(SheetInfo)
  /// A row of the sheet that began last; rows come in order, blank ones may be left out.
  case row(number: Int, cells: [SheetCell])
  /// The sheet is over.
  case endOfSheet
  /// A sheet that is hidden, and is not read.
  case hidden(name: String)
}

/// A sheet as it begins.
struct SheetInfo {
  var name: String
  /// Cells merged into one, by their first row.
  var merges: MergedCells
}

/// How far a file is read.
package struct IntakeProgress: Sendable, Hashable {
  /// Rows with records so far.
  package var rows: Int
  /// Bytes read so far; of a workbook the unpacked ones.
  package var bytes: Int
  /// Bytes in all.
  package var totalBytes: Int
}
