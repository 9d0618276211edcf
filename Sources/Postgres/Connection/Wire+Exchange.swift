import CLibpq

/// Sending one request and reading its results to the end.
extension Wire {
  /// Sends with `send` (one of `PQsend…`), waits and collects; the results may be errors.
  func exchange(_ watch: inout StatementWatch, send: (OpaquePointer) -> Int32) throws -> [ResultStorage] {
    if let error = watch.stopError { throw error }
    if watch.cancellation?.isSet == true { throw CancellationError() }
    guard unsafe send(connection) == 1 else {
      throw lose("the statement could not be sent")
    }
    try flush(&watch)
    return try collect(&watch)
  }

  /// Writes out what libpq has buffered, reading on the side so that neither end waits for the other.
  func flush(_ watch: inout StatementWatch) throws {
    while true {
      switch unsafe PQflush(connection) {
      case 0: return
      case 1:
        try wait(for: POLLIN | POLLOUT, &watch)
        // When reading fails there may still be a report to collect; the next flush or read tells.
        if unsafe PQconsumeInput(connection) == 0 { return }
      default:
        return
      }
    }
  }

  /// Reads results until there is none left, or until a `copy` begins.
  func collect(_ watch: inout StatementWatch) throws -> [ResultStorage] {
    var results: [ResultStorage] = []
    while true {
      while unsafe PQisBusy(connection) == 1 {
        try wait(for: POLLIN, &watch)
        // After a broken read PQgetResult does not block: it gives the last report, then the breakage.
        if unsafe PQconsumeInput(connection) == 0 { break }
      }
      guard let raw = unsafe PQgetResult(connection) else { break }
      let result = unsafe ResultStorage(raw)
      results.append(result)
      if result.isCopy { return results }
    }
    try settle(&watch)
    return results
  }

  /// Throws when a result is an error or the connection broke; otherwise gives the last result.
  @discardableResult
  func judge(_ results: [ResultStorage], _ watch: StatementWatch) throws -> ResultStorage {
    let reports = results.compactMap(\.report)
    let first = reports.first { $0.sqlState != nil } ?? reports.first
    if unsafe PQstatus(connection) == CONNECTION_BAD {
      throw lose("the connection to the database broke during a statement", server: first)
    }
    if let first {
      if first.sqlState == .queryCancelled, let error = watch.stopError { throw error }
      throw PostgresError(.refused, "the database refused the statement", server: first)
    }
    guard let last = results.last else {
      throw lose("the database answered nothing")
    }
    return last
  }
}

extension ResultStorage {
  var isCopy: Bool {
    let status = status
    return status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH
  }
}
