/// Where in a file something is.
package struct CellPlace: Sendable, Hashable {
  /// The sheet's name; a CSV file has one sheet, named after the file.
  package var sheet: String
  /// The row as a spreadsheet numbers it, from 1.
  package var row: Int
  /// The column as a spreadsheet letters it (`C`), empty when the whole row is meant.
  package var column: String
  /// The column's header as it is written in the file.
  package var header: String
  /// The name of the field (`headcount`, `plan.land_mu`, `person.phone`), empty when no field is meant.
  package var field: String

  /// A place in a file.
  package init(sheet: String, row: Int, column: String = "", header: String = "", field: String = "") {
    self.sheet = sheet
    self.row = row
    self.column = column
    self.header = header
    self.field = field
  }

  /// Whether the field holds contact data of a person.
  package var isPersonal: Bool { ImportField(field, on: .firms)?.isPersonal ?? false }

  /// The letters of a column counted from 0: `A`, `Z`, `AA`.
  package static func letters(_ index: Int) -> String {
    var index = index
    var letters = ""
    repeat {
      letters = String(UnicodeScalar(UInt8(65 + index % 26))) + letters
      index = index / 26 - 1
    } while index >= 0
    return letters
  }
}

/// Something wrong with a row, a cell or a column, said so that the person who filled the sheet can mend it.
package struct RowProblem: Sendable, Hashable {
  /// How far a problem goes.
  package enum Severity: String, Sendable, Hashable, Codable, Comparable {
    /// Imported as it is; only said.
    case note
    /// The cell is left unknown.
    case cell
    /// The row is refused.
    case row

    /// By how far they go.
    package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
    private var rank: Int {
      switch self {
      case .note: 0
      case .cell: 1
      case .row: 2
      }
    }
  }

  package let place: CellPlace
  /// The cell as it is written.
  package let value: String
  package let code: ProblemCode
  /// How far it goes.
  package let severity: Severity
  /// What, where and why, in Chinese.
  package let message: String
  /// How to mend it, in Chinese.
  package let hint: String
  /// What may be meant, the likeliest first.
  package var choices: [String] = []

  /// The same problem with its column, where only its field is known.
  package func placed(among columns: [HeaderColumn]) -> RowProblem {
    guard place.column.isEmpty, let column = columns.first(where: { $0.field?.name == self.place.field }) else {
      return self
    }
    var found = place
    (found.column, found.header) = (column.letters, column.header)
    return RowProblem(
      place: found, value: value, code: code, severity: severity, message: message, hint: hint, choices: choices)
  }

  /// A problem at a place.
  package init(
    place: CellPlace, value: String, code: ProblemCode, severity: Severity, message: String, hint: String,
    choices: [String] = []
  ) {
    self.choices = choices
    self.place = place
    self.value = value
    self.code = code
    self.severity = severity
    self.message = message
    self.hint = hint
  }
}
