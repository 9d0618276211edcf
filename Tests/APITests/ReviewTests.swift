import App
import Domain
import Service
import TestSupport
import Testing

@testable import API

@Suite(.timeLimit(.minutes(15))) struct ReviewTests {
  @Test func `a session is held over HTTP: agenda, sheets, opinions, resolution, ruling`() async throws {
    try await TestServer.with { server in
      let day = server.application.desk.today().adding(days: -1)
      let meeting = try await server.client.send(
        "POST", "/api/v1/review-sessions", json: #"{"held_on": "\#(day)", "chair": "某县领导"}"#)
      #expect(meeting.status == 201 && meeting.json["code"]?.text?.contains("年第") == true)
      let session = try #require(meeting.json["id"]?.integer)
      let project = try #require(
        try await server.client.get("/api/v1/opportunities?code=ZT-2026-004").json["items"]?[0]?["id"]?.integer)
      let item = try await server.client.send(
        "POST", "/api/v1/session-items", json: #"{"session_id": \#(session), "opportunity_id": \#(project)}"#)
      #expect(item.status == 201 && item.json["position"]?.integer == 1)
      let place = try #require(item.headers["location"])
      let id = try #require(item.json["id"]?.integer)
      let opinions = try await server.client.get("/api/v1/opinions?item_id=\(id)&limit=100")
      #expect(opinions.json["total"]?.integer == 11)

      let path = "/api/v1/review-sessions/\(session)/sheets"
      let sheets = try await server.client.get(path)
      #expect(sheets.status == 200 && sheets.json["projects"]?[0]?["opinions"]?.items.count == 11)
      let page = try await server.client.get(path + "/print")
      #expect(page.status == 200 && page.headers["content-type"] == "text/html; charset=utf-8")
      #expect(String(decoding: page.body, as: UTF8.self).contains("未答复"))
      #expect(page.headers["content-security-policy"]?.contains("default-src 'none'") == true)
      let book = try await server.client.get(path + "/print?format=xlsx")
      #expect(book.status == 200 && book.body.starts(with: Array("PK".utf8)))

      let ruled = try await server.client.send(
        "POST", place + "/rulings",
        json: #"{"gate": "safety", "outcome": "refused", "department": "应急", "paper": "示例纪要9号"}"#)
      #expect(ruled.status == 200 && ruled.json["ruling"] != nil)
      #expect(ruled.json["shifts"]?.items.isEmpty == false)

      #expect(
        try await server.client.send("POST", place + "/resolve", json: #"{"resolution": "passed", "paper": "纪要"}"#)
          .status
          == 428)
      let resolved = try await server.client.send(
        "POST", place + "/resolve",
        json: #"""
          {"resolution": "conditional", "paper": "示例纪要9号",
            "conditions": [{"text": "取得总量指标", "owner": "王五", "due_on": "2026-12-18"}]}
          """#, ["If-Match": try #require(item.headers["etag"])])
      #expect(resolved.status == 200 && resolved.json["follow_ups"]?[0]?["owner"]?.text == "王五")
      let again = try await server.client.send(
        "POST", place + "/resolve", json: #"{"resolution": "passed", "paper": "纪要"}"#, ["If-Match": "*"])
      #expect(again.status == 409 && again.code == "already_resolved")
    }
  }
}
