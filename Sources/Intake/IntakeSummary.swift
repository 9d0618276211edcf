package import Domain

/// What a file held, told after all of its rows.
package struct IntakeSummary: Sendable {
  /// One sheet of the file.
  package struct Sheet: Sendable {
    /// The sheet's name; a CSV file's is the file's.
    package let name: String
    /// What a row stands for; `nil` when the sheet was not read.
    package let kind: SheetKind?
    /// The last row of the header, from 1; 0 when the sheet was not read.
    package let headerRow: Int
    /// The columns and where each goes.
    package let columns: [HeaderColumn]
    package let rows: Int
    /// The day the rows above the header state (填报日期); `nil` when they state none.
    package var statedDay: CalendarDate?
    /// The rows down to the header as they are written, a header's group in every column it is merged over.
    package var top: [[String]] = []
    /// What sheets with the same headers share, whatever their order: 16 hexadecimal digits; empty when the sheet was not read.
    package var shape = ""
    /// Columns that go where a person sent them for a sheet of this shape before.
    package var remembered: [HeaderColumn] = []
  }

  /// Nothing read yet.
  package init() {}

  /// The sheets in the file's order.
  package internal(set) var sheets: [Sheet] = []
  /// The day the file was saved, by what it says of itself, else by the file system; in Shanghai.
  package internal(set) var saved: (day: CalendarDate, isInFile: Bool)?
  /// What is said of columns and whole sheets; problems of rows come with their rows.
  package internal(set) var problems: [RowProblem] = []
  /// Rows with records in all sheets.
  package var rows: Int { sheets.reduce(0) { $0 + $1.rows } }
}
