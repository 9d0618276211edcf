import App
import Postgres
import TestSupport
import Testing

@Suite struct IdleConnectionTests {
  @Test(.timeLimit(.minutes(15)))
  func `a connection that nobody uses is closed while the program is open`() async throws {
    try await TestDatabase.with(.nothing) { database in
      let program = try TestDatabase.program(
        database.applicationURI, limits: PoolLimits(idleTimeLimit: .milliseconds(10)))
      let session = try await program.pool.withConnection {
        try await $0.query("select pg_backend_pid()").one().decode(Int32.self)
      }
      try await database.withOwner { owner in
        // The time limit ends the wait.
        while try await !owner.query("select from pg_stat_activity where pid = \(session)").isEmpty {}
      }
      await program.close()
    }
  }
}
