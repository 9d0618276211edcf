import Domain
import Intake

/// Reads where the columns of sheets go, beside what a person says of them.
package struct ReadColumns: Sendable {
  /// A column with where it goes and where it should.
  package struct Column: Sendable {
    package let sheet: String
    package let header: String
    /// The qualified field it goes to; `nil` when it stays unread.
    package let field: String?
    /// Qualified fields it is asked about.
    package let guesses: [String]
    /// The qualified fields that are right; `none` when it need not be read.
    package let meant: [String]
  }

  private let lexicon: Lexicon

  /// A reader; nothing is kept and no database is used.
  package init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// Gives each labelled column of the sheets that a table names: its columns are `sheet` (a file beside the table),
  /// `column` (a letter) and `field` (qualified names with `|` between them, or `none`).
  ///
  /// Throws `ServiceError` `column_not_found` when the table lacks one of these, or the intake's code for a sheet.
  package func callAsFunction(labels: String, column: (Column) throws -> Void) throws {
    var columns: [String]?
    var wanted: [String: [(letter: String, meant: [String])]] = [:]
    var order: [String] = []
    try TableRows.read(path: labels) { cells in
      guard let known = columns else {
        columns = cells
        for name in ["sheet", "column", "field"] where !cells.contains(name) {
          throw ServiceError(
            .notFound, code: "column_not_found", message: "没有列「\(name)」,现有:\(cells.joined(separator: "、"))。")
        }
        return
      }
      let values = Dictionary(zip(known, cells), uniquingKeysWith: { first, _ in first })
      let sheet = values["sheet"] ?? ""
      if wanted[sheet] == nil { order.append(sheet) }
      wanted[sheet, default: []].append(
        (values["column"] ?? "", (values["field"] ?? "").split(separator: "|").map(String.init)))
    }
    let folder = labels.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    for sheet in order {
      let read = try columnsOf(folder.isEmpty ? sheet : folder + "/" + sheet)
      for (letter, meant) in wanted[sheet] ?? [] {
        let found = read.first { $0.letters == letter }
        let field = found?.field.flatMap { $0 == .ignored ? nil : $0.qualified }
        try column(
          Column(
            sheet: sheet, header: found?.header ?? letter, field: field,
            guesses: found?.guesses.map(\.qualified) ?? [], meant: meant))
      }
    }
  }

  private func columnsOf(_ path: String) throws -> [HeaderColumn] {
    do {
      let intake = FileIntake(vocabulary: lexicon.intake, industries: lexicon.industries)
      return try intake.read(path: path) { _ in }.sheets.first { $0.kind != nil }?.columns ?? []
    } catch let error as IntakeError {
      if error.code == .noHeader { return [] }
      throw ServiceError(intake: error)
    }
  }
}
