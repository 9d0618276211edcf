/// What a file gives while it is read, in order.
enum SheetEvent {
  /// A sheet begins.
  case sheet(SheetInfo)
  /// A row of the sheet that began last; rows come in order, blank ones may be left out.
  case row(number: Int, cells: [SheetCell])
  /// The sheet is over.
  case endOfSheet
  /// A sheet that is not read.
  case skipped(name: String, why: String)
}

/// A sheet as it begins.
struct SheetInfo {
  var name: String
  /// Cells merged into one, by their first row.
  var merges: MergedCells
}

/// How far a file is read.
public struct IntakeProgress: Sendable, Hashable {
  /// Rows with records so far.
  public var rows: Int
  /// Bytes read so far; of a workbook the unpacked ones.
  public var bytes: Int
  /// Bytes in all.
  public var totalBytes: Int
}
