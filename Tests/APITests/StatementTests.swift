import Domain
import Service
import TestSupport
import Testing

@testable import API

/// What is stated of a zone or a firm by one deed, and what a refusal says one can do.
@Suite(.timeLimit(.minutes(15))) struct StatementTests {
  private static func first(_ path: String, _ server: TestServer) async throws -> Int64 {
    try #require(try await server.client.get("/api/v1/\(path)?limit=1").json["items"]?[0]?["id"]?.integer)
  }

  @Test func `what a zone has left is stated by one deed, first added and then corrected`() async throws {
    try await TestServer.with(.sample) { server in
      let park = try await Self.first("parks", server)
      let made = try await server.client.send(
        "POST", "/api/v1/zones", json: #"{"park_id": \#(park), "code": "XZ", "name": "新片区"}"#)
      let zone = try #require(made.json["id"]?.integer)
      let path = "/api/v1/zones/\(zone)/ledger/land"
      let added = try await server.client.send("PUT", path, json: #"{"free": "30", "total": 120}"#)
      #expect(added.status == 201)
      #expect(added.headers["location"] == "/api/v1/ledger/\(added.json["id"]?.integer ?? 0)")
      let body = #"{"free": 25, "evidence": {"title": "要素台账2026年11月", "grade": "documented"}}"#
      let corrected = try await server.client.send("PUT", path, json: body)
      #expect(corrected.status == 200)
      #expect(corrected.json["id"] == added.json["id"])
      #expect(corrected.json["sources"]?["free"]?["title"]?.text == "要素台账2026年11月")
      #expect(corrected.json["total"] == added.json["total"])
      #expect(try await server.client.send("PUT", "/api/v1/zones/\(zone)/ledger/gold", json: body).status == 404)
      #expect(try await server.client.send("PUT", path, json: #"{"free": "很多"}"#).status == 422)
    }
  }

  @Test func `a look-up is recorded in every register, or in those that are named`() async throws {
    try await TestServer.with(.sample) { server in
      let firm = try await Self.first("enterprises", server)
      let path = "/api/v1/enterprises/\(firm)/standing-checks"
      let all = try await server.client.send(
        "POST", path, json: #"{"state": "clear", "evidence": {"kind": "register", "title": "信用中国"}}"#)
      #expect(all.status == 201)
      #expect(all.json.items.count == StandingList.allCases.count)
      #expect(all.json.items.allSatisfy { $0["sources"]?["state"]?["title"]?.text == "信用中国" })
      let one = try await server.client.send(
        "POST", path, json: #"{"state": "listed", "registers": ["dishonest"], "checked_on": "2026-11-20"}"#)
      #expect(one.json.items.map { $0["checked_on"]?.text } == ["2026-11-20"])
      #expect(one.json.items.first?["sources"]?["state"]?["grade"]?.text == "documented")
      #expect(try await server.client.send("POST", path, json: #"{"state": "well"}"#).status == 422)
    }
  }

  @Test func `a refusal says which request mends it, and no command`() async throws {
    try await TestServer.with(.sample) { server in
      let park = try await Self.first("parks", server)
      let firm = try await Self.first("enterprises", server)
      let made = try await server.client.send(
        "POST", "/api/v1/zones", json: #"{"park_id": \#(park), "code": "XZ", "name": "新片区"}"#)
      let zone = try #require(made.json["id"]?.integer)
      let refused = try await server.client.send(
        "POST", "/api/v1/holds",
        json:
          #"{"zone_id": \#(zone), "resource": "land", "amount": 1, "enterprise_id": \#(firm), "expires_on": "2999-12-31"}"#
      )
      #expect(refused.status == 422)
      #expect(
        refused.json["remedy"]
          == .object([
            "do": .string("register_ledger"), "method": .string("PUT"),
            "path": .string("/api/v1/zones/\(zone)/ledger/land"),
          ]))
      #expect(refused.json["detail"]?.text?.contains("yinfeng") == false)
      let run = try await server.client.get("/api/v1/rankings/none")
      #expect(run.json["remedy"]?["path"]?.text == "/api/v1/rankings")
    }
  }

  @Test func `rankings of the past are listed, newest first, page by page`() async throws {
    try await TestServer.with(.sample) { server in
      let need = try await Self.first("needs", server)
      for top in 1...3 { _ = try await server.client.get("/api/v1/needs/\(need)/matches?top=\(top)") }
      let all = try await server.client.get("/api/v1/rankings").json.items
      #expect(all.count == 3)
      #expect(all.allSatisfy { $0["need"]?.integer == need })
      let page = try await server.client.get("/api/v1/rankings?limit=2")
      // Who looked is appended in batches, so that only the runs are compared.
      let runs = all.map { $0["run"]?.text }
      #expect(page.json.items.map { $0["run"]?.text } == Array(runs.prefix(2)))
      let next = try #require(page.headers["link"]?.split(separator: ">").first?.dropFirst())
      let rest = try await server.client.get(String(next)).json.items
      #expect(rest.map { $0["run"]?.text } == Array(runs.suffix(1)))
    }
  }
}
