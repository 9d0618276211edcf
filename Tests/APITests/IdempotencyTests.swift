import NIOCore
import TestSupport
import Testing

@testable import API

@Suite(.timeLimit(.minutes(5))) struct IdempotencyTests {
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
      #expect(try await server.client.send("POST", Self.path, json: "{}", key).status == 422)
      #expect(try await server.client.send("POST", Self.path, json: #"{"name": "示例甲"}"#, key).status == 201)
    }
  }

  @Test func `the ledger forgets the oldest first`() async throws {
    let ledger = IdempotencyLedger(capacity: 2)
    let work = IdempotencyLedger.Fingerprint(path: "/", body: ByteBuffer())
    for key in ["a", "b", "c"] { _ = try await ledger.once(key, work) { Reply() } }
    for (key, isKnown) in [("c", true), ("b", true), ("a", false)] {
      let reply = try await ledger.once(key, work) { Reply() }
      #expect((reply.headers[.idempotencyReplayed] == "true") == isKnown, "\(key)")
    }
  }
}
