import Postgres
import Testing

@Suite("The pool against a server")
struct PoolTests {
  private func withPool<Result>(
    _ limits: PoolLimits = PoolLimits(), name: String = "pool", server: TestServer = .shared,
    _ body: (PostgresPool) async throws -> Result
  ) async throws -> Result {
    var configuration = server.configuration
    configuration.applicationName = name
    let pool = PostgresPool(configuration, limits: limits, logger: quiet)
    do {
      let result = try await body(pool)
      await pool.shutDown()
      return result
    } catch {
      await pool.shutDown()
      throw error
    }
  }

  @Test("Eight connections answer eight thousand queries of eight tasks, each its own")
  func concurrency() async throws {
    try await withPool(PoolLimits(maximumConnections: 8, waitTimeLimit: .seconds(60))) { pool in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for task in 0..<8 {
          group.addTask {
            for number in 0..<1000 {
              let value = task * 1000 + number
              let answer = try await pool.withConnection { connection in
                try await connection.query("select \(value), \("\(value)")").one().decode(Int.self, String.self)
              }
              #expect(answer == (value, "\(value)"))
            }
          }
        }
        try await group.waitForAll()
      }
    }
  }

  @Test("More callers than connections take turns")
  func turns() async throws {
    try await withPool(PoolLimits(maximumConnections: 2, waitTimeLimit: .seconds(60)), name: "pool-turns") { pool in
      let sum = try await withThrowingTaskGroup(of: Int.self) { group in
        for value in 0..<100 {
          group.addTask {
            try await pool.withTransaction { try await $0.query("select \(value)").one().decode(Int.self) }
          }
        }
        return try await group.reduce(0, +)
      }
      #expect(sum == 4950)
      let sessions = try await pool.withConnection { connection in
        try await connection.query("select count(*) from pg_stat_activity where application_name = 'pool-turns'")
          .one().decode(Int.self)
      }
      #expect(sessions <= 2)
    }
  }

  @Test("Who waits longer than the limit is told that the pool is exhausted")
  func exhausted() async throws {
    try await withPool(PoolLimits(maximumConnections: 1, waitTimeLimit: .milliseconds(10))) { pool in
      try await pool.withConnection { _ in
        let error = await #expect(throws: PostgresError.self) { try await pool.withConnection { _ in } }
        #expect(error?.code == .poolExhausted)
      }
      try await pool.withConnection { _ = try await $0.query("select 1") }
    }
  }

  @Test("A cancelled waiter stops waiting and takes nothing along")
  func cancelledWaiter() async throws {
    try await withPool(PoolLimits(maximumConnections: 1, waitTimeLimit: .seconds(60))) { pool in
      try await pool.withConnection { connection in
        let task = Task { try await pool.withConnection { _ in } }
        _ = try await connection.query("select 1")
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
      }
      try await pool.withConnection { _ = try await $0.query("select 1") }
    }
  }

  @Test("A connection with an open transaction does not go back")
  func openTransaction() async throws {
    try await withPool(PoolLimits(maximumConnections: 1)) { pool in
      let first = try await pool.withConnection { connection in
        try await connection.executeScript("begin")
        return try await connection.query("select pg_backend_pid()").one().decode(Int32.self)
      }
      let second = try await pool.withConnection { connection in
        try await connection.query("select pg_backend_pid()").one().decode(Int32.self)
      }
      #expect(first != second)
    }
  }

  @Test("After a restart of the server the pool goes on with new connections")
  func restart() async throws {
    let server = try TestServer()
    defer { try? server.remove() }
    try await withPool(PoolLimits(maximumConnections: 2, firstBackOff: .milliseconds(1)), server: server) { pool in
      try await pool.withConnection { _ = try await $0.query("select 1") }
      try server.stop()
      let error = await #expect(throws: PostgresError.self) { try await pool.withConnection { _ in } }
      #expect(error?.meansServerIsAway == true)
      try server.start()
      let answer = try await pool.withConnection { try await $0.query("select 2").one().decode(Int32.self) }
      #expect(answer == 2)
    }
  }

  @Test("A pool that is shut down refuses callers, and its sessions are gone", .timeLimit(.minutes(1)))
  func shutDown() async throws {
    let pool = try await withPool(name: "pool-shut-down") { pool in
      try await pool.withConnection { _ = try await $0.query("select 1") }
      return pool
    }
    let error = await #expect(throws: PostgresError.self) { try await pool.withConnection { _ in } }
    #expect(error?.code == .poolClosed)
    try await withTestConnection { observer in
      // The server needs a moment to notice; the time limit ends the wait.
      while try await !observer.query("select from pg_stat_activity where application_name = 'pool-shut-down'").isEmpty
      {}
    }
  }
}
