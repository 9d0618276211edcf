import CLibpq

extension PostgresConnection {
  /// Starts a `copy` and checks that it goes the way the call needs.
  func beginCopy(_ sql: SQL, _ direction: ExecStatusType, file: String, line: Int) async throws {
    let text = sql.text
    try checkText(text)
    guard sql.parameters.count == 0 else {
      throw PostgresError(.misuse, "a copy statement takes no parameters; select into a temporary table first")
    }
    try await supervised(timeLimit: nil, statement: text, file: file, line: line) { wire, watch in
      let results = try unsafe wire.exchange(&watch) { connection in unsafe PQsendQuery(connection, text) }
      if results.last?.isCopy == true, results.last?.status != direction {
        throw wire.lose("the copy statement goes the other way")
      }
      guard try wire.judge(results, watch).status == direction else {
        throw PostgresError(.misuse, "the statement is no copy from stdin or to stdout")
      }
      isCopying = true
    }
  }

  func endCopyState() {
    isCopying = false
    noteHealth()
  }
}
