import App
import Domain
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
      try await cutOff(server)
      let away = try await server.client.get("/api/v1/enterprises")
      #expect(away.status == 503)
      #expect(away.code == "database_away" || away.code == "database_busy")
      #expect(away.headers["retry-after"] != nil)
      #expect(try await server.client.get("/healthz").status == 200)
      try await allowConnections(true, to: server.database)
      var status = 503
      while status == 503 { status = try await server.client.get("/api/v1/enterprises").status }
      #expect(status == 200)
    }
  }

  @Test func `a ranking that stands is shown with the database away, and who saw it is kept`() async throws {
    try await TestServer.with(.sample, follows: true) { server in
      let need = try #require(try await server.database.all(NeedField.self).first).id
      let path = "/api/v1/needs/\(need)/matches"
      let first = try await server.client.get(path)
      #expect(first.status == 200)
      try await cutOff(server)
      let again = try await server.client.get(path)
      #expect(again.status == 200)
      #expect(again.body == first.body)
      #expect(try await server.client.get("/api/v1/needs/\(need + 100_000)/matches").status == 503)
      try await allowConnections(true, to: server.database)
      var views: Int64 = 0
      while views < 2 {
        _ = try? await server.application.desk.runs.flush()
        views = try await server.database.rowCounts()["ranking_view"] ?? 0
      }
      #expect(views == 2)
    }
  }

  /// Ends all connections of the server and lets no new ones be made.
  private func cutOff(_ server: TestServer) async throws {
    try await allowConnections(false, to: server.database)
    // The daily role ends its own connections; the last one ends itself.
    let others: SQL = """
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and usename = current_user and pid <> pg_backend_pid()
      """
    let own: SQL = "select pg_terminate_backend(pg_backend_pid())"
    _ = try? await server.application.pool.withConnection { connection in
      _ = try await connection.query(others)
      _ = try await connection.query(own)
    }
  }

  /// Lets connections to a database be made or not, from another database.
  private func allowConnections(_ isAllowed: Bool, to database: TestDatabase) async throws {
    var configuration = try PostgresConfiguration(uri: database.ownerURI)
    configuration.database = "postgres"
    let owner = try await PostgresConnection.connect(configuration, logger: TestDatabase.quiet)
    try await owner.executeScript("alter database \(database.name) with allow_connections \(isAllowed)")
    await owner.close()
  }
}
