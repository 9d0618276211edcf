import CLibpq
import Logging

extension PostgresConnection {
  /// Reads rows with `copy (select …) to stdout (format binary)`, without holding them all.
  ///
  /// Calls `body` once a row, where `copyOut` is called; it reads the columns from the left and may leave the rest.
  /// When it throws, or its task is cancelled, the server is stopped. Gives the number of rows read.
  /// The session's `statement_timeout` counts the whole `copy`, the time spent in `body` included.
  ///
  /// A `copy` carries no column types: each reading call must suit the column (cast in the select when in doubt).
  @discardableResult
  package nonisolated func copyOut(
    _ sql: SQL, file: String = #fileID, line: Int = #line,
    _ body: (inout PostgresRowReader) throws -> Void
  ) async throws -> Int {
    try await beginCopy(sql, PGRES_COPY_OUT, file: file, line: line)
    var rowCount = 0
    do {
      var isFirst = true
      while let chunk = try await takeCopyChunk(statement: sql.text, file: file, line: line) {
        var reader = PostgresRowReader(chunk, rowCount: rowCount)
        if isFirst { try reader.skipHeader() }
        isFirst = false
        while try reader.beginRow() {
          try body(&reader)
          try reader.endRow()
        }
        rowCount = reader.rowCount
      }
    } catch {
      await abandonCopyOut()
      guard var error = error as? PostgresError, error.statement == nil else { throw error }
      error.statement = sql.text
      error.file = file
      error.line = line
      throw error
    }
    return rowCount
  }

  private func takeCopyChunk(statement: String, file: String, line: Int) async throws -> [UInt8]? {
    guard isCopying else { return nil }
    return try await supervised(timeLimit: nil, statement: statement, file: file, line: line) { wire, watch in
      if watch.cancellation?.isSet == true { throw CancellationError() }
      do {
        let chunk = try wire.takeCopyData(limit: 256 * 1024, &watch)
        if wire.transactionStatus != PQTRANS_ACTIVE { isCopying = false }
        return chunk
      } catch {
        if wire.transactionStatus != PQTRANS_ACTIVE { isCopying = false }
        throw error
      }
    }
  }

  /// Ends a copy that is still under way; a connection that cannot even do that is given up.
  private func abandonCopyOut() async {
    defer { endCopyState() }
    guard isCopying, wire != nil else { return }
    do {
      try await supervised(timeLimit: nil, cancellable: false, statement: nil, file: #fileID, line: #line) {
        wire, watch in
        try wire.dropCopyOut(&watch)
      }
    } catch {
      logger.debug("a copy could not be stopped; the connection is given up")
      giveUp()
    }
  }
}
