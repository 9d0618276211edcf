import Domain
import Service
import TestSupport
import Testing

@testable import API

@Suite(.timeLimit(.minutes(15))) struct WorkFactsTests {
  /// The path and the tag of the first record that a query finds.
  private static func found(_ query: String, _ server: TestServer) async throws -> (path: String, tag: String) {
    let list = try await server.client.get("/api/v1/\(query)")
    let id = try #require(list.json["items"]?[0]?["id"]?.integer)
    let path = "/api/v1/\(query.prefix { $0 != "?" })/\(id)"
    return (path, try #require(try await server.client.get(path).headers["etag"]))
  }

  @Test func `an arrival is checked, recognised and sent back, each state with its tag`() async throws {
    try await TestServer.with { server in
      let (path, tag) = try await WorkFactsTests.found("arrivals?state=reported", server)
      let own = try await server.client.send(
        "PATCH", path, json: #"{"proof": "voucher", "paper": "示例凭证9号"}"#, ["If-Match": tag])
      #expect(own.status == 200)
      func state(_ json: String, _ tag: String?) async throws -> Answer {
        try await server.client.send("POST", path + "/state", json: json, ["If-Match": tag ?? ""])
      }
      let early = try await state(
        #"{"state": "recognised", "use": "fixed_assets", "work": "new"}"#, own.headers["etag"])
      #expect(early.status == 409 && early.code == "arrival_in_state")
      let checked = try await state(#"{"state": "checked"}"#, own.headers["etag"])
      #expect(checked.status == 200 && checked.json["state"]?.text == "checked")
      let unsaid = try await state(#"{"state": "recognised"}"#, checked.headers["etag"])
      #expect(unsaid.status == 422 && unsaid.fields == ["use"])
      let recognised = try await state(
        #"{"state": "已认定", "use": "固定资产", "work": "续建"}"#, checked.headers["etag"])
      #expect(recognised.status == 200 && recognised.json["use"]?.text == "fixed_assets")
      #expect(try await state(#"{"state": "reported"}"#, recognised.headers["etag"]).status == 422)
      let back = try await state(#"{"state": "sent_back", "reason": "示例原因"}"#, recognised.headers["etag"])
      #expect(back.status == 200 && back.json["sent_back_reason"]?.text == "示例原因")
      #expect(try await state(#"{"state": "checked"}"#, checked.headers["etag"]).status == 412)
    }
  }

  @Test func `shares of a project are written whole and its path to production is read`() async throws {
    try await TestServer.with { server in
      let (path, tag) = try await WorkFactsTests.found("opportunities?code=ZT-2026-002", server)
      func claim(_ first: Int, _ second: Int) async throws -> Answer {
        try await server.client.send(
          "POST", path + "/claims",
          json: #"""
            {"kind": "first_report", "on": "2026-06-01", "confirmed_by": ["示例镇政府"], "evidence": "示例函7号",
              "shares": [{"party": "示例甲", "percent": \#(first)}, {"party": "示例乙", "percent": \#(second)}]}
            """#, ["If-Match": tag])
      }
      let wrong = try await claim(60, 30)
      #expect(wrong.status == 422 && wrong.json["errors"]?[0]?["code"]?.text == "shares_not_whole")
      #expect(try await claim(60, 40).status == 200)
      let rows = try await server.client.get("/api/v1/lead-claims?kind=first_report")
      #expect(rows.json["total"]?.integer == 2)
      let way = try await server.client.get(path + "/formality-path")
      #expect(way.status == 200 && way.json["earliest_production"]?.text != nil)
      #expect(way.json["is_certain"]?.flag == false && (way.json["items"]?.items.count ?? 0) >= 18)
    }
  }
}
