import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import API

/// What HTTP lets a client ask for on a condition, and what every answer says of itself.
@Suite(.timeLimit(.minutes(15))) struct ConditionalTests {
  @Test(arguments: [
    "/api/v1/needs?limit=3", "/api/v1/openapi.json", "/api/v1/needs/{need}", "/api/v1/needs/{need}/matches?top=3",
  ])
  func `what a client has already is not sent again`(template: String) async throws {
    try await TestServer.with { server in
      let need = try #require(try await server.client.get("/api/v1/needs?limit=1").json["items"]?[0]?["id"]?.integer)
      let path = template.replacing("{need}", with: "\(need)")
      let first = try await server.client.get(path)
      let tag = try #require(first.headers["etag"])
      for given in [tag, "\"x\", \(tag)", "*", tag.hasPrefix("W/") ? String(tag.dropFirst(2)) : "W/" + tag] {
        let again = try await server.client.get(path, ["If-None-Match": given])
        #expect(again.status == 304, "\(given)")
        #expect(again.body.isEmpty)
        #expect(again.headers["etag"] == tag)
      }
      for given in ["\"x\"", "W/\"y\"", "nonsense"] {
        #expect(try await server.client.get(path, ["If-None-Match": given]).status == 200, "\(given)")
      }
    }
  }

  @Test func `a record that was changed has another tag`() async throws {
    try await TestServer.with { server in
      let item = try #require(try await server.client.get("/api/v1/enterprises?limit=1").json["items"]?[0])
      let path = "/api/v1/enterprises/\(try #require(item["id"]?.integer))"
      let tag = try #require(try await server.client.get(path).headers["etag"])
      let edit = #"{"note": "示例改动"}"#
      for given in ["\"1\", W/\(tag)", "\"1\"", "W/\(tag)", "nonsense", "\"abc\""] {
        #expect(try await server.client.send("PATCH", path, json: edit, ["If-Match": given]).status == 412, "\(given)")
      }
      let changed = try await server.client.send("PATCH", path, json: edit, ["If-Match": "\"1\", \(tag) , \"2\""])
      #expect(changed.status == 200)
      #expect(try await server.client.get(path, ["If-None-Match": tag]).status == 200)
      #expect(try await server.client.send("PATCH", path, json: edit, ["If-Match": "*"]).status == 200)
      let merge = try await server.client.send(
        "PATCH", path, ["If-Match": "*", "Content-Type": "application/merge-patch+json"],
        Array(#"{"note": null}"#.utf8))
      #expect(merge.status == 200 && merge.json["note"] == nil)
    }
  }

  @Test func `a page names the next one, and belongs to the list it was given for`() async throws {
    try await TestServer.with { server in
      let query = "/api/v1/enterprises?sort=name&name.contains=示例&limit=2"
      let first = try await server.client.get(query)
      let link = try #require(first.headers["link"]?.firstMatch(of: /<(.+)>; rel="next"/)?.1)
      let plain = try await server.client.get(query + "&after=\(try #require(first.json["next"]?.text))")
      let second = try await server.client.get(String(link).removingPercentEncoding ?? "")
      let next = try #require(first.json["next"]?.text)
      #expect(second.json["items"] == plain.json["items"])
      let longer = "/api/v1/enterprises?sort=name&name.contains=示例&limit=5&after=\(next)"
      #expect(try await server.client.get(longer).status == 200)
      for other in [
        "sort=-revenue_yuan", "sort=-name&name.contains=示例", "sort=name", "sort=name&name.contains=示&limit=2",
        "sort=name&name.contains=示例&search=线",
      ] {
        let refused = try await server.client.get("/api/v1/enterprises?\(other)&after=\(next)")
        #expect(refused.status == 422 && refused.fields == ["after"], "\(other)")
      }
      let plans = try await server.client.get("/api/v1/plans?sort=name&after=12")
      #expect(plans.status == 422 && plans.fields == ["after"])
    }
  }

  @Test func `every answer says its language, and a refusal which one it is`() async throws {
    try await TestServer.with { server in
      let answer = try await server.client.get("/api/v1/enterprises/999999999", ["X-Request-ID": "r-1"])
      #expect(answer.json["instance"]?.text == "urn:yinfeng:request:r-1")
      for path in ["/api/v1/needs", "/api/v1/openapi.json", "/nothing"] {
        #expect(try await server.client.get(path).headers["content-language"] == "zh-CN", "\(path)")
      }
    }
  }

  @Test(arguments: [("101-switching", 417), ("100-continue", 200), ("100-Continue", 200)])
  func `what a client expects is met or refused`(expected: String, status: Int) async throws {
    try await TestServer.with(.reference) { server in
      let answer = try await server.client.get("/api/v1/needs", ["Expect": expected])
      #expect(answer.status == status)
    }
  }

  @Test func `a body that drips is cut, one that comes at once is not`() async throws {
    try await TestServer.with(.reference, limits: .patient { $0.patienceSeconds = 1 }) { server in
      let text = try await server.client.dripping(
        "POST /api/v1/enterprises HTTP/1.1\r\nHost: 127.0.0.1:\(server.client.port)\r\n"
          + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n", every: .milliseconds(300))
      #expect(text.hasPrefix("HTTP/1.1 408"), "\(text)")
      #expect(text.contains("body_too_slow"))
      #expect(try await server.client.send("POST", "/api/v1/enterprises", json: #"{"name": "示例快"}"#).status == 201)
    }
  }

  @Test(arguments: [
    ("补录表-2026-11-27.xlsx", "bu-lu-biao-2026-11-27.xlsx"), ("monthly-2026-11-30.xlsx", "monthly-2026-11-30.xlsx"),
    ("a\"b\\c.html", "a-b-c.html"), ("\u{1}", "file"),
  ])
  func `a file has a name that every client can take`(name: String, latin: String) {
    #expect(Reply.latin(name) == latin)
    let value =
      Reply.file([], type: "text/html", name: name, rows: 1, isShown: false).headers[.contentDisposition] ?? ""
    #expect(value.hasPrefix("attachment; filename=\"\(latin)\"; filename*=UTF-8''"))
  }
}
