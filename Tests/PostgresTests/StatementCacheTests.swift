import Testing

@testable import Postgres

@Suite("Prepared statements")
struct StatementCacheTests {
  @Test("The statement not used for longest makes room")
  func leastRecentlyUsed() {
    var cache = StatementCache(capacity: 2)
    let keys = ["a", "b", "c"].map { StatementCache.Key(text: $0, types: []) }
    cache.insert(keys[0], name: "s1")
    cache.insert(keys[1], name: "s2")
    #expect(cache.name(for: keys[0]) == "s1")
    cache.insert(keys[2], name: "s3")
    #expect(cache.name(for: keys[1]) == nil)
    #expect(cache.name(for: keys[0]) == "s1")
    #expect(cache.takeForgotten() == ["s2"])
    #expect(cache.takeForgotten().isEmpty)
  }

  @Test("The same text with other types is another statement")
  func types() {
    var cache = StatementCache(capacity: 2)
    cache.insert(.init(text: "select $1", types: [20]), name: "s1")
    #expect(cache.name(for: .init(text: "select $1", types: [25])) == nil)
  }

  @Test("The server holds no more statements than the cache")
  func eviction() async throws {
    try await withTestConnection({ $0.statementCacheCapacity = 3 }) { connection in
      for column in 0..<20 { try await connection.query("select 1 as \(identifier: "c\(column)")") }
      // Pushed-out statements are freed when the next one is prepared: this one and the last that was pushed out.
      let held = try await connection.query("select count(*) from pg_prepared_statements").one().decode(Int.self)
      #expect(held <= 4)
    }
  }

  @Test("A table changed under a prepared statement is read in its new shape")
  func changedTable() async throws {
    try await withTestConnection { connection in
      try await connection.executeScript("create temporary table t as select 1 as a")
      #expect(try await connection.query("select * from t").columns.count == 1)
      try await connection.executeScript("alter table t add b text default 'x'")
      let row = try await connection.query("select * from t").one()
      #expect(try row.decode(String.self, named: "b") == "x")
    }
  }

  @Test("Inside a transaction the change is an error, after it the statement works again")
  func changedTableInTransaction() async throws {
    try await withTestConnection { connection in
      try await connection.executeScript("create temporary table t as select 1 as a")
      _ = try await connection.query("select * from t")
      try await connection.executeScript("alter table t add b text")
      let error = await #expect(throws: PostgresError.self) {
        try await connection.transaction { connection in _ = try await connection.query("select * from t") }
      }
      #expect(error?.sqlState == .featureNotSupported)
      #expect(try await connection.query("select * from t").columns.count == 2)
    }
  }

  @Test("Statements the server has forgotten are prepared again")
  func deallocated() async throws {
    try await withTestConnection({ $0.statementCacheCapacity = 1 }) { connection in
      try await connection.query("select 1")
      try await connection.executeScript("deallocate all")
      #expect(try await connection.query("select 1").decode(Int32.self) == [1])
      #expect(try await connection.query("select 2").decode(Int32.self) == [2])
    }
  }
}
