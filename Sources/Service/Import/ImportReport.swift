package import Sheets

/// What an import did or, on a dry run, would do. Its JSON is the same on every face.
package struct ImportReport: Sendable, Encodable {
  /// The change's number, with which it can be taken back; `nil` when nothing was written.
  package var change: Int64?
  package var file: String
  /// The sheets that were read, with `、` between them.
  package var sheet: String
  /// The day of the facts of each sheet.
  package var days: [FactDay] = []
  /// How each sheet was understood.
  package var sheets: [SheetReading] = []
  /// Rows that hold records.
  package var rows = 0
  /// Rows that made a new record.
  package var created = 0
  /// Rows that changed a record.
  package var updated = 0
  /// Rows that say what is known already, and by the stated day of the file renew the day of a fact.
  package var confirmed = 0
  /// Rows that say what is known already.
  package var unchanged = 0
  /// Rows that repeat an earlier row of the file; the first stands.
  package var repeated = 0
  /// Rows that were refused.
  package var rejected = 0
  /// Rows that were taken with a problem to look at.
  package var flagged = 0
  /// How many problems there are, listed or not.
  package var problemCount = 0
  /// Whether nothing was written because it was a dry run.
  package var dryRun = false
  /// The first 1,000 problems, in the file's order.
  package var problems: [ProblemView] = []
  /// The first 1,000 rows that created or changed something.
  package var results: [RowResult] = []
  /// Where a stronger or later fact stands; each is to be taken or kept by a person.
  package var differences: [DifferenceView] = []
  /// The rows to mend, sheet by sheet, when they were asked for; the sheets without a row when none is to be mended.
  package var mending: [RowReport.Sheet] = []
  /// Whether `problems`, `results` or `differences` was cut.
  package var truncated = false

  /// How many problems and row results an answer holds at most.
  package static let listLimit = 1000

  enum CodingKeys: String, CodingKey {
    case change, file, sheet, sheets, days, rows, created, updated, confirmed, unchanged, repeated, rejected, flagged,
      problems,
      results, differences, truncated
    case problemCount = "problem_count"
    case dryRun = "dry_run"
  }

  mutating func add(_ problem: ProblemView) {
    problemCount += 1
    if problems.count < Self.listLimit { problems.append(problem) } else { truncated = true }
  }

  mutating func add(_ difference: DifferenceView) {
    if differences.count < Self.listLimit { differences.append(difference) } else { truncated = true }
  }

  mutating func add(_ result: RowResult) {
    if results.count < Self.listLimit { results.append(result) } else { truncated = true }
  }
}

/// One problem of an import.
package struct ProblemView: Sendable, Encodable, Hashable {
  package let sheet: String
  /// The row as a spreadsheet numbers it, from 1.
  package let row: Int
  /// The column's letters, with its header; empty when the whole row is meant.
  package let column: String
  /// The field's name; empty when no field is meant.
  package let field: String
  /// The cell as it is written; contact data masked.
  package let value: String
  /// A stable code such as `not_a_number`.
  package let code: String
  /// `row`, `cell` or `note`.
  package let severity: String
  /// What, where and why, in Chinese.
  package let message: String
  /// How to mend it, in Chinese.
  package let hint: String
  /// What may be meant, the likeliest first; full names of firms where a short one stands.
  package let choices: [String]
}

/// What became of one row.
package struct RowResult: Sendable, Encodable, Hashable {
  /// One cell that changed.
  package struct Cell: Sendable, Encodable, Hashable {
    /// The field's name, `plan.land_mu` for one of the plan.
    package let field: String
    /// The field's word on screen.
    package let label: String
    /// The value before, as it is printed; `nil` when it was unknown.
    package let old: String?
    /// The value now.
    package let new: String?

    /// One cell that changed.
    package init(field: String, label: String = "", old: String?, new: String?) {
      self.field = field
      self.label = label
      self.old = old
      self.new = new
    }
  }

  /// What became of a row.
  package enum Outcome: String, Sendable, Encodable {
    case created, updated, confirmed, unchanged, repeated, refused
  }

  package let sheet: String
  /// The row as a spreadsheet numbers it, from 1.
  package let row: Int
  /// What became of it.
  package let outcome: Outcome
  /// The firm's or person's name.
  package let name: String
  /// The cells that changed.
  package let cells: [Cell]
}
