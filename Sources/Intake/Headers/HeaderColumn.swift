/// A column of a sheet and where it goes.
package struct HeaderColumn: Sendable, Hashable {
  /// Whose a contact is, as the header says.
  enum Owner: Sendable, Hashable {
    case alumnus, head, contact, firm
  }

  /// Counted from 0.
  package let index: Int
  /// The header as it is written, both rows of it joined by a blank.
  package let header: String
  /// The field it goes to, `nil` when the column is not known or has to be settled by a person.
  package var field: ImportField?
  /// Fields it may be, when the header leaves a doubt: three at most, the likeliest first.
  package var guesses: [ImportField] = []
  /// The unit the header names, which applies to bare numbers.
  package let unit: String?
  /// The year of the figures, when the header names it.
  let year: Int?
  /// Whether a person said with this import, or before, where it goes.
  package var isSettled = false
  /// Whether it tells when somebody entered; where another column tells when he left, that one counts.
  var isOfEntering = false
  /// Whose name or phone it is, when the header says so.
  var owner: Owner?

  /// The column as a spreadsheet letters it.
  package var letters: String { CellPlace.letters(index) }
}
