/// What the import of a table did: `{change?, file, rows, created, updated, open, unknown_columns, repeated, problems,
/// dry_run}`.
package struct TableImport: Sendable, Encodable {
  /// The change, with which it can be taken back; absent when nothing was written.
  package let change: Int64?
  package let file: String
  /// Rows that hold records.
  package let rows: Int
  /// Records made; 0 when a row was refused, but on a dry run those the good rows would make.
  package let created: Int
  /// Records changed, likewise.
  package let updated: Int
  /// Rows of a form that nobody filled in; they were left out.
  package let open: Int
  /// The headers of columns that hold something and are no field: they were not read.
  package let unknownColumns: [String]
  /// Rows that hold what is recorded already, and were left out.
  package let repeated: [RepeatedRow]
  /// Every row that was refused.
  package let problems: [RefusedRow]
  /// Whether nothing was written because it was a dry run.
  package let dryRun: Bool

  enum CodingKeys: String, CodingKey {
    case change, file, rows, created, updated, open, repeated, problems
    case dryRun = "dry_run"
    case unknownColumns = "unknown_columns"
  }

  /// The refusal of a table with rows that cannot be taken; `nil` when there is none. Its fields are `row/field`.
  package var refusal: ServiceError? {
    guard !problems.isEmpty else { return nil }
    return ServiceError(
      .invalid, code: "rows_refused", message: "有 \(problems.count) 处需要更正,没有写入。请改好后再导入整个文件。",
      fields: problems.map {
        .init(
          field: $0.field.isEmpty ? "\($0.row)" : "\($0.row)/\($0.field)", code: "row_refused",
          message: "第 \($0.row) 行:\($0.message)")
      })
  }
}

/// One row that holds what is recorded already.
package struct RepeatedRow: Sendable, Encodable, Hashable {
  /// The row as a spreadsheet numbers it, from 1.
  package let row: Int
  /// The number of the record that stands.
  package let id: Int64
  /// What is the same, in words.
  package let message: String
}

/// One row that was refused.
package struct RefusedRow: Sendable, Encodable, Hashable {
  /// The row as a spreadsheet numbers it, from 1.
  package let row: Int
  /// The field; empty when the whole row is meant.
  package let field: String
  /// What is wrong and how to mend it.
  package let message: String

  /// The problems an error names, or the error as one.
  static func of(_ error: ServiceError, _ row: Int) -> [RefusedRow] {
    guard !error.fields.isEmpty else { return [RefusedRow(row: row, field: "", message: error.message)] }
    return error.fields.map { RefusedRow(row: row, field: $0.field, message: $0.message) }
  }
}
