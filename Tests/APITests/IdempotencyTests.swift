import App
import Domain
import Postgres
import Service
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct IdempotencyTests {
  private static let path = "/api/v1/enterprises"

  @Test func `a create sent again under its key is done once and answered alike`() async throws {
    try await TestServer.with(.reference) { server in
      let body = #"{"name": "示例甲"}"#
      let first = try await server.client.send("POST", Self.path, json: body, ["Idempotency-Key": "键-1"])
      let again = try await server.client.send("POST", Self.path, json: body, ["Idempotency-Key": "键-1"])
      #expect(first.status == 201)
      #expect(again.status == 201)
      #expect(again.body == first.body)
      #expect(again.headers["etag"] == first.headers["etag"])
      #expect(again.headers["location"] == first.headers["location"])
      #expect(again.headers["idempotency-replayed"] == "true")
      #expect(first.headers["idempotency-replayed"] == nil)
      let other = try await server.client.send("POST", Self.path, json: #"{"name": "示例乙"}"#, ["Idempotency-Key": "键-1"])
      #expect(other.status == 422)
      #expect(other.code == "idempotency_key_reused")
      #expect(try await server.client.get(Self.path).json["total"]?.integer == 1)
    }
  }

  @Test func `of creates at once under one key one is done`() async throws {
    try await TestServer.with(.reference) { server in
      let client = server.client
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<5 {
          group.addTask {
            try await client.send("POST", Self.path, json: #"{"name": "示例甲"}"#, ["Idempotency-Key": "k"]).status
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(Set(statuses).isSubset(of: [201, 409]))
      #expect(statuses.contains(201))
      #expect(try await client.get(Self.path).json["total"]?.integer == 1)
    }
  }

  @Test func `a create that failed may be tried again under its key`() async throws {
    try await TestServer.with(.reference) { server in
      let key = ["Idempotency-Key": "k"]
      let failed = try await server.client.send("POST", Self.path, json: "{}", key)
      #expect(failed.status == 422)
      #expect(try await server.client.send("POST", Self.path, json: #"{"name": "示例甲"}"#, key).status == 201)
    }
  }

  @Test func `a key is remembered by every server on the database, for each actor apart`() async throws {
    try await TestServer.with(.reference) { server in
      let body = #"{"name": "示例键甲有限公司"}"#
      let first = try await server.client.send("POST", Self.path, json: body, ["Idempotency-Key": "k"])
      #expect(first.status == 201)
      try await TestServer.beside(server) { other in
        let again = try await other.client.send("POST", Self.path, json: body, ["Idempotency-Key": "k"])
        #expect(again.status == 201)
        #expect(again.body == first.body)
        #expect(again.headers["idempotency-replayed"] == "true")
      }
      let registry = server.application.desk.registry
      let content = Array("/api/v1/enterprises\0\(body)".utf8)
      let answer = try await registry.once(
        KeyedRequest(key: "k", content: content), invocation: Invocation(actor: "另一人", requestID: "r")
      ) { KeptAnswer(status: 200, headers: [], body: []) }
      #expect(!answer.isRepeated)
    }
  }

  @Test func `of a create whose connection was lost either all stands with its answer or nothing does`() async throws {
    try await TestServer.with(.reference) { server in
      // The connection is ended while the keyed work is under way: the change it made goes with the answer.
      let registry = server.application.desk.registry
      let keeper = server.application.desk.records(EnterpriseField.self)
      let invocation = TestDatabase.invocation
      let request = KeyedRequest(key: "lost", content: [1])
      await #expect(throws: (any Error).self) {
        try await registry.once(request, invocation: invocation) {
          _ = try await keeper.add(
            ["name": .text("示例断线有限公司")], evidence: EvidenceInput(), today: server.application.desk.today(),
            invocation: invocation)
          let other = try await PostgresConnection.connect(
            PostgresConfiguration(uri: server.database.applicationURI), logger: TestDatabase.quiet)
          let ended = try await other.query(
            """
            select pg_terminate_backend(pid, 10000) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and state = 'idle in transaction'
            """
          ).decode(Bool.self)
          await other.close()
          #expect(ended == [true])
          return KeptAnswer(status: 201, headers: [], body: [])
        }
      }
      let list = try await server.client.get(Self.path + "?search=示例断线")
      #expect(list.json["total"]?.integer == 0)
      let (_, isRepeated) = try await registry.once(request, invocation: invocation) {
        KeptAnswer(status: 201, headers: [], body: [])
      }
      #expect(!isRepeated)
    }
  }

  @Test(arguments: ["", String(repeating: "长", count: 201)])
  func `a key that cannot be kept is refused`(key: String) async throws {
    try await TestServer.with(.reference) { server in
      let answer = try await server.client.send("POST", Self.path, json: #"{"name": "示例"}"#, ["Idempotency-Key": key])
      #expect(answer.status == 422 || answer.status == 400)
      #expect(try await server.client.get(Self.path).json["total"]?.integer == 0)
    }
  }
}
