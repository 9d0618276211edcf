import CLibpq

/// Owns one `PGresult`. A finished result is never written to again, so any thread may read it.
@safe final class ResultStorage: @unchecked Sendable {
  private let result: OpaquePointer

  init(_ result: OpaquePointer) { unsafe self.result = result }

  deinit { unsafe PQclear(result) }

  var status: ExecStatusType { unsafe PQresultStatus(result) }
  var rowCount: Int { Int(unsafe PQntuples(result)) }
  var columnCount: Int { Int(unsafe PQnfields(result)) }

  /// `ROLLBACK`, `INSERT 0 3` …
  var commandTag: String { unsafe String(cString: PQcmdStatus(result)) }

  /// Rows the command touched; 0 for commands that touch none.
  var affectedRows: Int { unsafe Int(String(cString: PQcmdTuples(result))) ?? 0 }

  func column(_ index: Int) -> PostgresColumn {
    let index = Int32(index)
    return PostgresColumn(
      name: unsafe String(cString: PQfname(result, index)),
      type: PostgresType(rawValue: unsafe PQftype(result, index)))
  }

  /// Gives the bytes of one value to `body`, `nil` for null.
  func withValue<Value>(
    row: Int, column: Int, _ body: (RawSpan?) throws(PostgresValueProblem) -> Value
  ) throws(PostgresValueProblem) -> Value {
    precondition(row >= 0 && row < rowCount && column >= 0 && column < columnCount, "no such row or column")
    let (row, column) = (Int32(row), Int32(column))
    guard unsafe PQgetisnull(result, row, column) == 0 else { return try body(nil) }
    let start = unsafe UnsafeRawPointer(PQgetvalue(result, row, column)!)
    let bytes = unsafe RawSpan(_unsafeStart: start, byteCount: Int(PQgetlength(result, row, column)))
    return try body(bytes)
  }

  /// The server's (or libpq's) report when the result is an error.
  var report: ServerReport? {
    guard status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE else { return nil }
    func field(_ code: Int32) -> String? {
      unsafe PQresultErrorField(result, code).map { unsafe String(cString: $0) }
    }
    var report = ServerReport(
      message: unsafe field(clibpq_diag_message) ?? String(cString: PQresultErrorMessage(result)))
    report.sqlState = field(clibpq_diag_sqlstate).map(SQLState.init(rawValue:))
    report.severity = field(clibpq_diag_severity)
    report.detail = field(clibpq_diag_detail)
    report.hint = field(clibpq_diag_hint)
    report.context = field(clibpq_diag_context)
    report.position = field(clibpq_diag_position).flatMap { Int($0) }
    report.schema = field(clibpq_diag_schema)
    report.table = field(clibpq_diag_table)
    report.column = field(clibpq_diag_column)
    report.constraint = field(clibpq_diag_constraint)
    return report
  }
}
