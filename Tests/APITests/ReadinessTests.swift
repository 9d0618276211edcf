import App
import Postgres
import Service
import TestSupport
import Testing

@testable import API

@Suite(.timeLimit(.minutes(15))) struct ReadinessTests {
  @Test func `the server is healthy at once and ready with the first snapshot`() async throws {
    try await TestServer.with(.schema, waits: false) { server in
      #expect(try await server.client.get("/healthz").status == 200)
      let early = try await server.client.get("/readyz")
      #expect(early.status == 503)
      #expect(early.code == "not_ready")
      #expect(early.headers["retry-after"] != nil)
      _ = try await server.database.application.loadReference(TestDatabase.invocation)
      var status = 503
      while status == 503 { status = try await server.client.get("/readyz").status }
      #expect(status == 200)
    }
  }

  @Test func `with every connection taken the server says when to come back`() async throws {
    try await TestServer.with(.reference) { server in
      let answer = try await holding(8, of: server.application.pool) {
        try await server.client.get("/api/v1/enterprises")
      }
      #expect(answer.status == 503)
      #expect(answer.code == "database_busy")
      #expect(answer.headers["retry-after"] == "2")
      #expect(try await server.client.get("/api/v1/enterprises").status == 200)
    }
  }

  /// Runs `body` while it holds so many connections of the pool.
  private func holding(
    _ count: Int, of pool: PostgresPool, _ body: () async throws -> Answer
  ) async throws -> Answer {
    if count == 0 { return try await body() }
    return try await pool.withConnection { _ in try await holding(count - 1, of: pool, body) }
  }

  @Test func `with the database away the server says so, lives on, and works again when it is back`() async throws {
    try await TestServer.with(.reference) { server in
      let name = server.database.name
      try await server.database.withOwner { owner in
        try await owner.executeScript("alter database \(name) with allow_connections false")
        let others: SQL = """
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and usename = current_user and pid <> pg_backend_pid()
          """
        _ = try await server.application.pool.withConnection { try await $0.query(others) }
        _ = try? await server.application.pool.withConnection {
          try await $0.query("select pg_terminate_backend(pg_backend_pid())")
        }
        let away = try await server.client.get("/api/v1/enterprises")
        #expect(away.status == 503)
        #expect(["database_away", "database_busy"].contains(away.code))
        #expect(away.headers["retry-after"] != nil)
        #expect(try await server.client.get("/healthz").status == 200)
        try await owner.executeScript("alter database \(name) with allow_connections true")
      }
      var status = 503
      while status == 503 { status = try await server.client.get("/api/v1/enterprises").status }
      #expect(status == 200)
    }
  }
}
