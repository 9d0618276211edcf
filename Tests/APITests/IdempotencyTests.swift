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

  @Test func `a change, a deletion and a restoring sent again under their keys are done once and answered alike`()
    async throws
  {
    try await TestServer.with(.reference) { server in
      let client = server.client
      let made = try await client.send("POST", Self.path, json: #"{"name": "示例键乙有限公司"}"#)
      let place = try #require(made.headers["location"])
      func twice(_ method: String, _ path: String, json: String?, _ headers: [String: String]) async throws -> Answer {
        func once() async throws -> Answer {
          if let json {
            try await client.send(method, path, json: json, headers)
          } else {
            try await client.send(method, path, headers)
          }
        }
        let (first, again) = (try await once(), try await once())
        #expect(first.status == 200 && again.status == 200, "\(method) \(path)")
        #expect(first.headers["idempotency-replayed"] == nil && again.headers["idempotency-replayed"] == "true")
        #expect(again.body == first.body)
        return first
      }
      let tag = try #require(made.headers["etag"])
      let changed = try await twice(
        "PATCH", place, json: #"{"headcount": 12}"#, ["If-Match": tag, "Idempotency-Key": "改"])
      let second = try #require(changed.headers["etag"])
      // Without the key the tag is stale; under it another body is another request.
      #expect(try await client.send("PATCH", place, json: #"{"headcount": 12}"#, ["If-Match": tag]).status == 412)
      let other = try await client.send(
        "PATCH", place, json: #"{"headcount": 13}"#, ["If-Match": second, "Idempotency-Key": "改"])
      #expect(other.code == "idempotency_key_reused")
      _ = try await twice("DELETE", place, json: nil, ["If-Match": second, "Idempotency-Key": "删"])
      _ = try await twice("POST", place + "/restore", json: nil, ["Idempotency-Key": "恢复"])
      #expect(try await client.get(place + "/history").json.items.count == 3)
    }
  }

  @Test func `a ruling of a session sent again under its key is made once and tells the same moves`() async throws {
    try await TestServer.with { server in
      let item = try #require(try await server.client.get("/api/v1/session-items").json["items"]?[0]?["id"]?.integer)
      let body = #"{"gate": "排放总量", "department": "生态环境分局", "outcome": "符合", "paper": "石环示例〔2026〕9号"}"#
      let path = "/api/v1/session-items/\(item)/rulings"
      let before = try await server.client.get("/api/v1/rulings").json["total"]?.integer ?? 0
      let first = try await server.client.send("POST", path, json: body, ["Idempotency-Key": "裁"])
      #expect(first.status == 200, "\(first.body)")
      let again = try await server.client.send("POST", path, json: body, ["Idempotency-Key": "裁"])
      #expect(again.body == first.body && again.headers["idempotency-replayed"] == "true")
      #expect(try await server.client.get("/api/v1/rulings").json["total"]?.integer == before + 1)
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
