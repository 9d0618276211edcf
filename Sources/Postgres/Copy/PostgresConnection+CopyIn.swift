import CLibpq

extension PostgresConnection {
  /// Loads rows with `copy table (columns) from stdin (format binary)`.
  ///
  ///     let count = try await connection.copyIn("copy staging (code, name) from stdin (format binary)") { copy in
  ///       for try await record in records {
  ///         try await copy.row { $0.write(record.code); $0.write(record.name) }
  ///       }
  ///     }
  ///
  /// Runs `body` where it is called; it may await its own source. When it throws, or its task is cancelled, the whole
  /// `copy` is undone. Gives the number of rows loaded. The session's `statement_timeout` counts the whole `copy`, the
  /// waiting for `body` included.
  @discardableResult
  package nonisolated func copyIn(
    _ sql: SQL, file: String = #fileID, line: Int = #line,
    _ body: (inout PostgresCopyWriter) async throws -> Void
  ) async throws -> Int {
    try await beginCopy(sql, PGRES_COPY_IN, file: file, line: line)
    do {
      var writer = PostgresCopyWriter(self)
      try await body(&writer)
      try await writer.finish()
      try Task.checkCancellation()
    } catch {
      try await abandonCopyIn(after: error)
      throw error
    }
    return try await endCopyIn(statement: sql.text, file: file, line: line)
  }

  /// Sends one chunk and waits until libpq has room for the next one.
  func putCopyChunk(_ bytes: [UInt8]) async throws {
    try await supervised(timeLimit: nil, statement: nil, file: #fileID, line: #line) { wire, watch in
      try wire.putCopyData(bytes, &watch)
    }
  }

  private func endCopyIn(statement: String, file: String, line: Int) async throws -> Int {
    defer { endCopyState() }
    return try await supervised(timeLimit: nil, statement: statement, file: file, line: line) { wire, watch in
      let results = try wire.endCopyIn(failure: nil, &watch)
      return try wire.judge(results, watch).affectedRows
    }
  }

  /// Has the server undo the copy. Its own complaint, when it had one, comes before what this side met.
  private func abandonCopyIn(after failure: any Error) async throws {
    defer { endCopyState() }
    guard wire != nil else { return }
    try await supervised(
      timeLimit: configuration.cancelGrace, cancellable: false, statement: nil, file: #fileID, line: #line
    ) { wire, watch in
      let reports = try wire.endCopyIn(failure: "given up by the client", &watch).compactMap(\.report)
      if let report = reports.first, report.sqlState != .queryCancelled {
        throw PostgresError(.refused, "the database refused the copied rows", server: report)
      }
    }
  }
}
