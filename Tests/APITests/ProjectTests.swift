import Domain
import Service
import TestSupport
import Testing

@testable import API

@Suite(.timeLimit(.minutes(15))) struct ProjectTests {
  private static func sample(_ code: String, _ server: TestServer) async throws -> (path: String, tag: String) {
    let list = try await server.client.get("/api/v1/opportunities?code=\(code)")
    let id = try #require(list.json["items"]?[0]?["id"]?.integer)
    let path = "/api/v1/opportunities/\(id)"
    return (path, try #require(try await server.client.get(path).headers["etag"]))
  }

  @Test func `a project is opened, moved, taken back and told over HTTP, each state with its tag`() async throws {
    try await TestServer.with { server in
      let firm = try #require(
        try await server.client.get("/api/v1/enterprises?search=乙丑").json["items"]?[0]?["id"]?.integer)
      let opened = try await server.client.send(
        "POST", "/api/v1/opportunities", json: #"{"enterprise_id": \#(firm), "officer": "李四"}"#)
      #expect(opened.status == 201 && opened.json["code"]?.text?.hasPrefix("ZT-") == true)
      let path = try #require(opened.headers["location"])
      let moved = try await server.client.send(
        "POST", path + "/move", json: #"{"stage": "screening", "paper": "示例函1号"}"#,
        ["If-Match": try #require(opened.headers["etag"])])
      #expect(moved.status == 200 && moved.json["stage"]?.text == "screening")
      #expect(moved.json["move"]?["paper"]?.text == "示例函1号")
      #expect(try await server.client.get(path).headers["etag"] == moved.headers["etag"])
      let undone = try await server.client.send(
        "POST", path + "/undo-move", json: "{}", ["If-Match": try #require(moved.headers["etag"])])
      #expect(undone.status == 200 && undone.json["stage"]?.text == "lead")
      #expect(undone.json["move"]?["undoes"] == moved.json["move"]?["id"])
      let story = try await server.client.get(path + "/story")
      #expect(story.status == 200 && story.json["moves"]?.items.count == 3)
      #expect(story.headers["etag"] == undone.headers["etag"])
    }
  }

  @Test func `the ball, a pause and a hand-over are steps of their own`() async throws {
    try await TestServer.with { server in
      let (path, tag) = try await Self.sample("ZT-2026-004", server)
      let ball = try await server.client.send(
        "POST", path + "/ball", json: #"{"holder": "department", "department": "生态环境", "reason": "总量认定"}"#,
        ["If-Match": tag])
      #expect(ball.status == 200 && ball.json["ball_department"]?.text == "生态环境分局")
      let paused = try await server.client.send(
        "POST", path + "/pause", json: #"{"reason": "等待批复", "until": "2999-12-31"}"#, ["If-Match": "*"])
      #expect(paused.status == 200 && paused.json["pause_until"]?.text == "2999-12-31")
      let resumed = try await server.client.send("POST", path + "/resume", json: "{}", ["If-Match": "*"])
      #expect(resumed.status == 200 && resumed.json["paused_on"] == nil)
      let handed = try await server.client.send(
        "POST", "/api/v1/hand-overs", json: #"{"from": "示例专员甲", "to": "李四"}"#)
      #expect(handed.status == 200 && handed.json["projects"]?.items.count == 3)
      for body in [#"{"to": "李四"}"#, #"{"to": "李四", "from": "甲", "opportunity_id": 1}"#] {
        #expect(try await server.client.send("POST", "/api/v1/hand-overs", json: body).status == 422)
      }
      let none = try await server.client.send(
        "POST", "/api/v1/hand-overs", json: #"{"opportunity_id": 999999, "to": "李四"}"#)
      #expect(none.status == 404)
    }
  }

  @Test func `a refusal names what is unmet, and a conflict shows the move of the first`() async throws {
    try await TestServer.with { server in
      let (path, tag) = try await Self.sample("ZT-2026-001", server)
      let unmet = try await server.client.send(
        "POST", path + "/move", json: #"{"stage": "contract"}"#, ["If-Match": tag])
      #expect(unmet.status == 422 && unmet.code == "requirements_unmet")
      #expect(
        unmet.fields == [
          "resolution", "contract_amount", "contract_evidence", "legal_review", "fair_competition_review",
        ])
      let exit = try await server.client.send(
        "POST", path + "/move", json: #"{"exit": "paused", "reason": "market"}"#, ["If-Match": tag])
      #expect(exit.status == 200 && exit.json["exit_reason"]?.text == "market")
      let late = try await server.client.send(
        "POST", path + "/move", json: #"{"stage": "negotiating", "reason": "再谈"}"#, ["If-Match": tag])
      #expect(late.status == 412 && late.json["detail"]?.text?.contains("暂缓") == true)
      let again = try await server.client.send(
        "POST", path + "/move", json: #"{"exit": "paused", "reason": "market"}"#, ["If-Match": "*"])
      #expect(again.status == 409 && again.code == "already_there")
      #expect(try await server.client.send("POST", path + "/move", json: #"{"stage": "review"}"#).status == 428)
      for body in [#"{}"#, #"{"stage": "nowhere"}"#, #"{"stage": "review", "exit": "lost"}"#] {
        #expect(try await server.client.send("POST", path + "/move", json: body, ["If-Match": "*"]).status == 422)
      }
    }
  }

  @Test func `two records of one firm are merged over HTTP, and the change is taken back`() async throws {
    try await TestServer.with { server in
      let list = try await server.client.get("/api/v1/enterprises?search=乙丑")
      let keep = try #require(list.json["items"]?[0]?["id"]?.integer)
      let made = try await server.client.send(
        "POST", "/api/v1/enterprises", json: #"{"name": "乙丑旧名厂", "headcount": 5}"#)
      let gone = try #require(made.json["id"]?.integer)
      let path = "/api/v1/enterprises/\(keep)/merge"
      let dry = try await server.client.send(
        "POST", path + "?dry_run=true", json: #"{"gone_id": \#(gone)}"#, ["If-Match": "*"])
      #expect(dry.status == 200 && dry.json["change"] == nil)
      #expect(try await server.client.send("POST", path, json: #"{"gone_id": \#(gone)}"#).status == 428)
      let merged = try await server.client.send("POST", path, json: #"{"gone_id": \#(gone)}"#, ["If-Match": "*"])
      #expect(merged.status == 200 && merged.json["gone"]?["name"]?.text == "乙丑旧名厂")
      #expect(try await server.client.get("/api/v1/enterprises/\(gone)").status == 404)
      let change = try #require(merged.json["change"]?.integer)
      #expect(try await server.client.send("POST", "/api/v1/changes/\(change)/undo").status == 200)
      #expect(try await server.client.get("/api/v1/enterprises/\(gone)").json["name"]?.text == "乙丑旧名厂")
      #expect(try await server.client.send("POST", "/api/v1/changes/\(change)/undo").status == 409)
      #expect(try await server.client.send("POST", "/api/v1/changes/99999999/undo").status == 404)
    }
  }
}
