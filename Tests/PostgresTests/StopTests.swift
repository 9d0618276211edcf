import Glibc
import Postgres
import Testing

@Suite("Statements that are stopped", .timeLimit(.minutes(2)))
struct StopTests {
  @Test("A cancelled task stops its statement on the server and leaves the connection usable")
  func cancelInSleep() async throws {
    try await withTestConnection({ $0.applicationName = "cancelled-sleep" }) { connection in
      let task = Task { try await connection.query("select pg_sleep(60)") }
      try await waitUntilSleeping("cancelled-sleep")
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      let after = try await connection.query("select 1").decode(Int32.self)
      #expect(after == [1])
    }
  }

  @Test("A statement of a task that is already cancelled is not sent")
  func cancelledBefore() async throws {
    try await withTestConnection { connection in
      try await connection.executeScript("create temporary table t (n int)")
      let task = Task {
        unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
        try await connection.execute("insert into t values (1)")
      }
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(try await connection.query("select from t").isEmpty)
    }
  }

  @Test("A statement over its time limit is stopped and leaves the connection usable")
  func timeLimit() async throws {
    try await withTestConnection { connection in
      let error = await #expect(throws: PostgresError.self) {
        try await connection.query("select pg_sleep(60)", timeLimit: .milliseconds(20))
      }
      #expect(error?.code == .timeLimitExceeded)
      let after = try await connection.query("select 1").decode(Int32.self)
      #expect(after == [1])
    }
  }

  @Test("The session's own limit shows as the server's refusal")
  func statementTimeout() async throws {
    try await withTestConnection({ $0.statementTimeLimit = .milliseconds(20) }) { connection in
      let error = await #expect(throws: PostgresError.self) { try await connection.query("select pg_sleep(60)") }
      #expect(error?.code == .refused)
      #expect(error?.sqlState == .queryCancelled)
    }
  }

  @Test("A cancelled transaction is rolled back")
  func cancelledTransaction() async throws {
    try await withTestConnection({ $0.applicationName = "cancelled-transaction" }) { connection in
      try await connection.executeScript("create temporary table t (n int)")
      let task = Task {
        try await connection.transaction { connection in
          try await connection.execute("insert into t values (1)")
          try await connection.query("select pg_sleep(60)")
        }
      }
      try await waitUntilSleeping("cancelled-transaction")
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(connection.isIdle)
      #expect(try await connection.query("select from t").isEmpty)
    }
  }

  @Test("A terminated session is a lost connection, with the server's reason")
  func terminated() async throws {
    try await withTestConnection({ $0.applicationName = "terminated" }) { connection in
      let task = Task { try await connection.query("select pg_sleep(60)") }
      try await waitUntilSleeping("terminated")
      _ = try await withTestConnection { killer in
        try await killer.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'terminated'")
      }
      let error = await #expect(throws: PostgresError.self) { try await task.value }
      #expect(error?.code == .connectionLost)
      #expect(error?.sqlState == .adminShutdown)
      let later = await #expect(throws: PostgresError.self) { try await connection.query("select 1") }
      #expect(later?.code == .connectionLost)
    }
  }

  @Test("A server that does not stop in time costs the connection, not the caller's patience")
  func grace() async throws {
    try await withTestConnection({
      $0.applicationName = "frozen"
      $0.cancelGrace = .milliseconds(50)
    }) { connection in
      let process = try await connection.query("select pg_backend_pid()").one().decode(Int32.self)
      let task = Task { try await connection.query("select pg_sleep(60)") }
      try await waitUntilSleeping("frozen")
      kill(process, SIGSTOP)
      task.cancel()
      let error = await #expect(throws: PostgresError.self) { try await task.value }
      kill(process, SIGCONT)
      #expect(error?.code == .connectionLost)
    }
  }

  @Test("A closed connection answers at once")
  func closed() async throws {
    let connection = try await PostgresConnection.connect(TestServer.shared.configuration, logger: quiet)
    await connection.close()
    let error = await #expect(throws: PostgresError.self) { try await connection.query("select 1") }
    #expect(error?.code == .connectionClosed)
    await connection.close()
  }
}

/// Returns once the session with this application name sleeps in `pg_sleep`.
func waitUntilSleeping(_ applicationName: String) async throws {
  try await withTestConnection { observer in
    while try await observer.query(
      "select from pg_stat_activity where application_name = \(applicationName) and wait_event = 'PgSleep'"
    ).isEmpty {}
  }
}
