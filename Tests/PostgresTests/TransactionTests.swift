import Postgres
import Testing

@Suite("Transactions")
struct TransactionTests {
  struct Unwanted: Error {}

  @Test("A body that throws leaves nothing behind")
  func rollback() async throws {
    try await withTestConnection { connection in
      try await connection.executeScript("create temporary table t (n int)")
      await #expect(throws: Unwanted.self) {
        try await connection.transaction { connection in
          try await connection.execute("insert into t values (\(1))")
          throw Unwanted()
        }
      }
      try await connection.transaction { connection in
        let count = try await connection.execute("insert into t values (\(2)), (\(3))")
        #expect(count == 2)
      }
      #expect(try await connection.query("select n from t order by n").decode(Int32.self) == [2, 3])
    }
  }

  @Test("A transaction the server gave up for another is run again")
  func conflict() async throws {
    let pool = PostgresPool(TestServer.shared.configuration, logger: quiet)
    try await withTestConnection { other in
      try await other.executeScript("create table conflict (n int); insert into conflict values (1)")
      var runs = 0
      try await pool.withTransaction(TransactionMode(isolation: .repeatableRead), attempts: 2) { connection in
        runs += 1
        let n = try await connection.query("select n from conflict").one().decode(Int32.self)
        if runs == 1 { try await other.execute("update conflict set n = 10") }
        try await connection.execute("update conflict set n = \(n + 1)")
      }
      #expect(runs == 2)
      let n = try await other.query("select n from conflict").decode(Int32.self)
      #expect(n == [11])
      try await other.executeScript("drop table conflict")
    }
    await pool.shutDown()
  }

  @Test("A transaction has the mode asked for", arguments: TransactionMode.Isolation.allCases, [true, false])
  func mode(isolation: TransactionMode.Isolation, isReadOnly: Bool) async throws {
    try await withTestConnection { connection in
      let mode = TransactionMode(isolation: isolation, isReadOnly: isReadOnly)
      let (level, readOnly) = try await connection.transaction(mode) { connection in
        try await connection.query(
          "select current_setting('transaction_isolation'), current_setting('transaction_read_only')::bool"
        ).one().decode(String.self, Bool.self)
      }
      let words: [TransactionMode.Isolation: String] = [
        .readCommitted: "read committed", .repeatableRead: "repeatable read", .serializable: "serializable",
      ]
      #expect(level == words[isolation])
      #expect(readOnly == isReadOnly)
    }
  }

  @Test("A transaction inside a transaction is misuse and undoes both")
  func nested() async throws {
    try await withTestConnection { connection in
      let error = await #expect(throws: PostgresError.self) {
        try await connection.transaction { connection in try await connection.transaction { _ in } }
      }
      #expect(error?.code == .misuse)
      #expect(connection.isIdle)
    }
  }

  @Test("A body that swallows a failed statement is told that nothing was committed")
  func swallowed() async throws {
    try await withTestConnection { connection in
      let error = await #expect(throws: PostgresError.self) {
        try await connection.transaction { connection in
          _ = try? await connection.execute("select 1 / 0")
        }
      }
      #expect(error?.code == .rolledBack)
      #expect(connection.isIdle)
    }
  }
}
