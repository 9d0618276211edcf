/// What an import did or, on a dry run, would do. Its JSON is the same on every face.
public struct ImportReport: Sendable, Encodable {
  /// The change's number, with which it can be taken back; `nil` when nothing was written.
  public var change: Int64?
  /// The file's name.
  public var file: String
  /// The sheets that were read, with `、` between them.
  public var sheet: String
  /// Rows that hold records.
  public var rows = 0
  /// Rows that made a new record.
  public var created = 0
  /// Rows that changed a record.
  public var updated = 0
  /// Rows that say what is known already, and by the stated day of the file renew the day of a fact.
  public var confirmed = 0
  /// Rows that say what is known already.
  public var unchanged = 0
  /// Rows that repeat an earlier row of the file; the first stands.
  public var repeated = 0
  /// Rows that were refused.
  public var rejected = 0
  /// Rows that were taken with a problem to look at.
  public var flagged = 0
  /// Whether nothing was written because it was a dry run.
  public var dryRun = false
  /// The first 1,000 problems, in the file's order.
  public var problems: [ProblemView] = []
  /// The first 1,000 rows that created or changed something.
  public var results: [RowResult] = []
  /// Whether `problems` or `results` was cut.
  public var truncated = false

  /// How many problems and row results an answer holds at most.
  public static let listLimit = 1000

  enum CodingKeys: String, CodingKey {
    case change, file, sheet, rows, created, updated, confirmed, unchanged, repeated, rejected, flagged, problems,
      results,
      truncated
    case dryRun = "dry_run"
  }

  mutating func add(_ problem: ProblemView) {
    if problems.count < Self.listLimit { problems.append(problem) } else { truncated = true }
  }

  mutating func add(_ result: RowResult) {
    if results.count < Self.listLimit { results.append(result) } else { truncated = true }
  }
}

/// One problem of an import.
public struct ProblemView: Sendable, Encodable, Hashable {
  /// The sheet.
  public let sheet: String
  /// The row as a spreadsheet numbers it, from 1.
  public let row: Int
  /// The column's letters, with its header; empty when the whole row is meant.
  public let column: String
  /// The field's name; empty when no field is meant.
  public let field: String
  /// The cell as it is written; contact data masked.
  public let value: String
  /// A stable code such as `not_a_number`.
  public let code: String
  /// `row`, `cell` or `note`.
  public let severity: String
  /// What, where and why, in Chinese.
  public let message: String
  /// How to mend it, in Chinese.
  public let hint: String
}

/// What became of one row.
public struct RowResult: Sendable, Encodable, Hashable {
  /// One cell that changed.
  public struct Cell: Sendable, Encodable, Hashable {
    /// The field's name, `plan.land_mu` for one of the plan.
    public let field: String
    /// The value before, as it is printed; `nil` when it was unknown.
    public let old: String?
    /// The value now.
    public let new: String?
  }

  /// What became of a row.
  public enum Outcome: String, Sendable, Encodable {
    case created, updated, confirmed, unchanged, repeated, refused
  }

  /// The sheet.
  public let sheet: String
  /// The row as a spreadsheet numbers it, from 1.
  public let row: Int
  /// What became of it.
  public let outcome: Outcome
  /// The firm's or person's name.
  public let name: String
  /// The cells that changed.
  public let cells: [Cell]
}
