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
