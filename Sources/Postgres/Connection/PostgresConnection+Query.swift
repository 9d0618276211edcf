import CLibpq

extension PostgresConnection {
  /// Runs one statement and gives its rows, all of them in memory.
  ///
  /// - Parameters:
  ///   - sql: one statement; its values are bound in binary. It is prepared once a connection and text.
  ///   - timeLimit: how long it may take before it is stopped with `.timeLimitExceeded`; the session's
  ///     `statement_timeout` holds besides.
  @discardableResult
  package func query(
    _ sql: SQL, timeLimit: Duration? = nil, file: String = #fileID, line: Int = #line
  ) async throws -> PostgresRows {
    PostgresRows(try await result(of: sql, timeLimit: timeLimit, file: file, line: line))
  }

  /// Runs one statement and gives the number of rows it inserted, updated, deleted or selected.
  @discardableResult
  package func execute(
    _ sql: SQL, timeLimit: Duration? = nil, file: String = #fileID, line: Int = #line
  ) async throws -> Int {
    try await result(of: sql, timeLimit: timeLimit, file: file, line: line).affectedRows
  }

  /// Runs statements separated by semicolons, without values, as one implicit transaction unless they say otherwise.
  ///
  /// For migrations and session commands; text of users has no place here.
  package func executeScript(
    _ text: String, timeLimit: Duration? = nil, file: String = #fileID, line: Int = #line
  ) async throws {
    try checkText(text)
    try await supervised(timeLimit: timeLimit, statement: nil, file: file, line: line) { wire, watch in
      let results = try wire.runScript(text, &watch)
      if results.last?.isCopy == true { throw wire.lose("a copy statement needs copyIn or copyOut") }
    }
  }

  private func result(of sql: SQL, timeLimit: Duration?, file: String, line: Int) async throws -> ResultStorage {
    let key = StatementCache.Key(text: sql.text, types: sql.parameters.types)
    try checkText(key.text)
    return try await supervised(timeLimit: timeLimit, statement: key.text, file: file, line: line) { wire, watch in
      let wasIdle = wire.transactionStatus == PQTRANS_IDLE
      let wasPrepared = try prepare(key, wire, &watch)
      do {
        return try wire.run(prepared: wasPrepared.name, sql.parameters, &watch)
      } catch let error as PostgresError where error.meansStaleStatement {
        statements.forget(key)
        // Inside a transaction the error has already doomed it; a statement just prepared is not stale.
        guard wasPrepared.isOld, wasIdle else { throw error }
        return try wire.run(prepared: prepare(key, wire, &watch).name, sql.parameters, &watch)
      }
    }
  }

  private func prepare(
    _ key: StatementCache.Key, _ wire: Wire, _ watch: inout StatementWatch
  ) throws -> (name: String, isOld: Bool) {
    if let name = statements.name(for: key) { return (name, true) }
    if wire.transactionStatus == PQTRANS_IDLE {
      for name in statements.takeForgotten() {
        // The server may have lost it already (26000); then there is nothing to free.
        do { _ = try wire.runScript("deallocate \(name)", &watch) } catch let error as PostgresError {
          guard error.sqlState == .invalidStatementName else { throw error }
        }
      }
    }
    let name = statements.freshName()
    try wire.prepare(name, text: key.text, types: key.types, &watch)
    statements.insert(key, name: name)
    return (name, false)
  }

  /// libpq takes C strings: a zero byte would silently cut the statement.
  func checkText(_ text: String) throws {
    guard !text.utf8.contains(0) else { throw PostgresError(.misuse, "a statement contains a zero byte") }
  }
}

extension PostgresError {
  /// The server no longer has the prepared statement, or its result type has changed.
  fileprivate var meansStaleStatement: Bool {
    sqlState == .featureNotSupported || sqlState == .invalidStatementName
  }
}
