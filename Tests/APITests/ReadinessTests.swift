import Postgres
import TestSupport
import Testing

@testable import API

@Suite(.timeLimit(.minutes(5))) struct ReadinessTests {
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
    try await TestServer.with(.reference, poolSize: 1) { server in
      let answer = try await server.application.pool.withConnection { _ in
        try await server.client.get("/api/v1/enterprises")
      }
      #expect(answer.status == 503)
      #expect(answer.code == "database_busy")
      #expect(answer.headers["retry-after"] == "2")
      #expect(try await server.client.get("/api/v1/enterprises").status == 200)
    }
  }

  @Test func `with the database away the server says so, lives on, and works again when it is back`() async throws {
    try await TestServer.with(.reference) { server in
      try await server.database.withOwner { owner in
        try await owner.executeScript(
          """
          alter database \(server.database.name) with allow_connections false;
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid() and usename = 'yinfeng_app'
          """)
        let away = try await server.client.get("/api/v1/enterprises")
        #expect(away.status == 503)
        #expect(away.code == "database_away" || away.code == "database_busy")
        #expect(away.headers["retry-after"] != nil)
        #expect(try await server.client.get("/healthz").status == 200)
        try await owner.executeScript("alter database \(server.database.name) with allow_connections true")
      }
      var status = 503
      while status == 503 { status = try await server.client.get("/api/v1/enterprises").status }
      #expect(status == 200)
    }
  }
}
