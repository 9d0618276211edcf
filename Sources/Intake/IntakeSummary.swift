/// What a file held, told after all of its rows.
public struct IntakeSummary: Sendable {
  /// One sheet of the file.
  public struct Sheet: Sendable {
    /// The sheet's name; a CSV file's is the file's.
    public let name: String
    /// What a row stands for; `nil` when the sheet was not read.
    public let kind: SheetKind?
    /// The last row of the header, from 1; 0 when the sheet was not read.
    public let headerRow: Int
    /// The columns and where each goes.
    public let columns: [HeaderColumn]
    /// Rows with records.
    public let rows: Int
  }

  /// The sheets in the file's order.
  public internal(set) var sheets: [Sheet] = []
  /// What is said of columns and whole sheets; problems of rows come with their rows.
  public internal(set) var problems: [RowProblem] = []
  /// Rows with records in all sheets.
  public var rows: Int { sheets.reduce(0) { $0 + $1.rows } }
}
