/// A column of a sheet and where it goes.
package struct HeaderColumn: Sendable, Hashable {
  /// Counted from 0.
  package let index: Int
  /// The header as it is written, both rows of it joined by a blank.
  package let header: String
  /// The field it goes to, `nil` when the column is not known.
  package var field: ImportField?
  /// The unit the header names, which applies to bare numbers.
  package let unit: String?
  /// The year of the figures, when the header names it.
  let year: Int?

  /// The column as a spreadsheet letters it.
  package var letters: String { CellPlace.letters(index) }
}
