import Domain
import Foundation
import Service
import TestSupport
import Testing

@testable import API

@Suite(.serialized, .timeLimit(.minutes(15))) struct OrderTests {
  private static let path = "/api/v1/orders"

  @Test func `an order is given, receipted, told of and finished over HTTP`() async throws {
    try await TestServer.with { server in
      func move(_ id: Int64, _ json: String, _ tag: String?) async throws -> Answer {
        try await server.client.send("POST", OrderTests.path + "/\(id)/moves", json: json, ["If-Match": tag ?? ""])
      }
      let wrong = try await server.client.send("POST", OrderTests.path, json: #"{"title": "缺期限", "owner": "示例承办人"}"#)
      #expect(wrong.status == 422 && wrong.fields.contains("due_on"))
      let tried = try await server.client.send(
        "POST", OrderTests.path + "?dry_run=true",
        json: #"{"title": "试一试", "owner": "示例承办人", "due_on": "2099-12-31"}"#)
      #expect(tried.status == 200)
      let given = try await server.client.send(
        "POST", OrderTests.path,
        json: #"""
          {"title": "示例交办", "owner": "示例承办人", "assigned_by": "示例县领导", "order_words": "抓紧", "due_on": "2099-12-31"}
          """#)
      #expect(given.status == 201 && given.json["order_state"]?.text == "given")
      let id = try #require(given.json["id"]?.integer)
      #expect(given.headers["location"] == OrderTests.path + "/\(id)")
      let early = try await move(id, #"{"move": "report", "text": "已办"}"#, given.headers["etag"])
      #expect(early.status == 409 && early.code == "order_state")
      let only = try await server.client.send(
        "POST", OrderTests.path + "/\(id)/moves?dry_run=true", json: #"{"move": "receive"}"#,
        ["If-Match": given.headers["etag"] ?? ""])
      #expect(only.status == 200 && only.json["order_state"]?.text == "received")
      let received = try await move(id, #"{"move": "receive"}"#, given.headers["etag"])
      #expect(received.status == 200 && received.json["order_state"]?.text == "received")
      let second = try await move(id, #"{"move": "receive"}"#, given.headers["etag"])
      #expect(second.status == 412 && second.code == "record_changed")
      let silent = try await move(id, #"{"move": "report"}"#, received.headers["etag"])
      #expect(silent.status == 422 && silent.fields == ["text"])
      let told = try await move(id, #"{"move": "反馈", "text": "已办"}"#, received.headers["etag"])
      #expect(told.status == 200)
      let list = try await server.client.get(
        OrderTests.path + "?state=reported&by=%E7%A4%BA%E4%BE%8B%E5%8E%BF%E9%A2%86%E5%AF%BC")
      #expect(list.json["items"]?[0]?["order"]?["holder"]?.text == "示例县领导" && list.json["total"]?.integer == 1)
      let ended = try await move(id, #"{"move": "finish"}"#, told.headers["etag"])
      #expect(ended.status == 200 && ended.json["state"]?.text == "done")
      #expect(try await server.client.get(OrderTests.path + "/999999").status == 404)
      let plain = try await server.client.get("/api/v1/follow-ups?state=open&limit=1")
      let other = try #require(plain.json["items"]?[0]?["id"]?.integer)
      let none = try await server.client.get(OrderTests.path + "/\(other)")
      #expect(none.status == 404 && none.code == "order_not_found")
    }
  }

  @Test func `the team of a project is kept over HTTP`() async throws {
    try await TestServer.with { server in
      let project = try await server.client.get("/api/v1/opportunities?code=ZT-2026-003")
      let path = "/api/v1/opportunities/\(try #require(project.json["items"]?[0]?["id"]?.integer))/team"
      let early = try await server.client.send("POST", path, json: #"{"person": "示例成员", "role": "成员"}"#)
      #expect(early.status == 409 && early.code == "chief_needed")
      let chief = try await server.client.send("POST", path, json: #"{"person": "示例专员", "role": "首席服务员"}"#)
      #expect(chief.status == 201 && chief.json["member"]?["is_chief"]?.flag == true)
      let odd = try await server.client.send("POST", path, json: #"{"person": "示例专员", "role": "顾问"}"#)
      #expect(odd.status == 422 && odd.fields == ["role"])
      let list = try await server.client.get(path)
      #expect(list.status == 200 && list.json[0]?["person"]?.text == "示例专员")
      let id = try #require(chief.json["member"]?["id"]?.integer)
      let unsaid = try await server.client.send("POST", path + "/\(id)/end", json: "{}")
      #expect(unsaid.status == 428)
      let only = try await server.client.send(
        "POST", path + "/\(id)/end?dry_run=true", json: "{}", ["If-Match": chief.headers["etag"] ?? ""])
      #expect(only.status == 200 && only.json["member"]?["until"]?.text != nil && only.json["change"] == nil)
      let ended = try await server.client.send(
        "POST", path + "/\(id)/end", json: "{}", ["If-Match": chief.headers["etag"] ?? ""])
      #expect(ended.status == 200 && ended.json["member"]?["until"]?.text != nil)
    }
  }

  /// Whoever logged in is shown their own unless they say otherwise.
  @Test func `today is mine by account, and everybody's when asked for`() async throws {
    try await TestServer.with(.partners) { server in
      let account = try await server.database.account(Partners.branchOfficer)
      let token = try await server.database.desk.token(
        for: account.login, title: "测试", writes: true, days: nil, TestDatabase.invocation
      ).text
      let headers = ["Authorization": "Bearer \(token)"]
      let given = try await server.client.send(
        "POST", OrderTests.path,
        json: #"{"title": "本人的事", "owner": "\#(Partners.branchOfficer)", "due_on": "2099-12-31"}"#, headers)
      #expect(given.status == 201 && given.json["owner_login"]?.text == Partners.branchOfficer)
      #expect(given.json["assigned_by_login"]?.text == Partners.branchOfficer)
      let mine = try await server.client.get("/api/v1/today", headers)
      #expect(mine.json["owner_login"]?.text == Partners.branchOfficer)
      #expect(mine.json["to_receive"]?["total"]?.integer == 1 && mine.json["overdue"]?["total"]?.integer == 0)
      let all = try await server.client.get("/api/v1/today?mine=false", headers)
      #expect(all.json["owner"] == nil && (all.json["overdue"]?["total"]?.integer ?? 0) > 0)
      let both = try await server.client.get("/api/v1/today?mine=true&owner=x", headers)
      #expect(both.status == 422 && both.fields == ["mine"])
      let digest = try await server.client.get("/api/v1/digest", headers)
      #expect(digest.json[0]?["login"]?.text == Partners.branchOfficer && digest.json[1] == nil)
    }
  }
}
