import Domain
import Service
import TestSupport
import Testing

@testable import API

@Suite(.timeLimit(.minutes(15))) struct RecordTests {
  private static let path = "/api/v1/enterprises"
  private static let created = #"{"name": "示例新建有限公司", "revenue_yuan": "3200万元", "headcount": 45}"#

  @Test func `a created record can be read, changed, deleted and brought back, each state with its own tag`()
    async throws
  {
    try await TestServer.with(.reference) { server in
      let created = try await server.client.send("POST", Self.path, json: Self.created)
      #expect(created.status == 201)
      let place = try #require(created.headers["location"])
      let tag = try #require(created.headers["etag"])
      #expect(created.json["revenue_yuan"]?.integer == 32_000_000)
      #expect(created.json["sources"]?["name"]?["kind"]?.text == "manual")
      let read = try await server.client.get(place)
      #expect(read.headers["etag"] == tag)
      #expect(read.json == created.json)

      let body =
        #"{"headcount": null, "products": ["汽车线束"], "evidence": {"kind": "visit", "title": "考察纪要", "as_of": "2026-10-08", "grade": "documented"}}"#
      let changed = try await server.client.send("PATCH", place, json: body, ["If-Match": tag])
      #expect(changed.status == 200)
      let second = try #require(changed.headers["etag"])
      #expect(second != tag)
      #expect(changed.json["headcount"] == nil)
      #expect(changed.json["products"]?.items == [.string("汽车线束")])
      #expect(
        changed.json["sources"]?["products"]
          == .object([
            "kind": .string("visit"), "title": .string("考察纪要"), "as_of": .string("2026-10-08"),
            "grade": .string("documented"),
          ]))
      #expect(changed.json["sources"]?["name"]?["kind"]?.text == "manual")

      let deleted = try await server.client.send("DELETE", place, ["If-Match": second])
      #expect(deleted.status == 200)
      #expect(try await server.client.get(place).status == 404)
      let history = try await server.client.get(place + "/history").json.items
      #expect(history.count == 2)
      #expect(history[0]["ended"]?["use_case"]?.text == "enterprise.delete")
      #expect(history[0]["began"]?["actor"]?.text == "测试员")

      let restored = try await server.client.send("POST", place + "/restore")
      #expect(restored.status == 200)
      #expect(restored.json["products"] == changed.json["products"])
      #expect(try await server.client.send("POST", place + "/restore").status == 409)
    }
  }

  @Test func `a write answers what to mind and what it refers to by name, and a dry run the same without writing`()
    async throws
  {
    try await TestServer.with { server in
      let firm = try #require(try await server.client.get("/api/v1/enterprises").json["items"]?[0])
      let id = try #require(firm["id"]?.integer)
      let body = #"{"enterprise_id": \#(id), "kind": "meeting", "happened_on": "2026-11-20"}"#
      let first = try await server.client.send("POST", "/api/v1/engagements", json: body)
      #expect(first.status == 201, "\(first.body)")
      #expect(first.json["names"]?["enterprise_id"] == firm["name"])
      #expect(first.json["warnings"] == nil)
      let total = try await server.client.get("/api/v1/engagements").json["total"]
      let tried = try await server.client.send("POST", "/api/v1/engagements?dry_run=true", json: body)
      #expect(tried.status == 200)
      #expect(tried.headers["location"] == nil && tried.headers["etag"] == nil)
      #expect(try await server.client.get("/api/v1/engagements").json["total"] == total)
      let again = try await server.client.send("POST", "/api/v1/engagements", json: body)
      #expect(again.status == 201)
      #expect(again.json["warnings"]?.items.isEmpty == false)
      #expect(tried.json["warnings"] == again.json["warnings"])
      #expect(tried.json["names"] == again.json["names"])

      let place = "/api/v1/enterprises/\(id)"
      let tag = try #require(try await server.client.get(place).headers["etag"])
      let changed = try await server.client.send(
        "PATCH", place + "?dry_run=true", json: #"{"headcount": 77}"#, ["If-Match": tag])
      #expect(changed.status == 200 && changed.json["headcount"]?.integer == 77)
      #expect(try await server.client.send("DELETE", place + "?dry_run=true", ["If-Match": tag]).status == 200)
      #expect(try await server.client.get(place).headers["etag"] == tag)
    }
  }

  @Test(arguments: ["PATCH", "DELETE"])
  func `a write without a tag is refused with 428, with a stale one with 412, and changes nothing`(method: String)
    async throws
  {
    try await TestServer.with(.reference) { server in
      let created = try await server.client.send("POST", Self.path, json: Self.created)
      let place = try #require(created.headers["location"])
      let tag = try #require(created.headers["etag"])
      let changed = try await server.client.send("PATCH", place, json: #"{"headcount": 46}"#, ["If-Match": tag])
      #expect(changed.status == 200)
      let without = try await server.client.send(method, place, json: #"{"headcount": 47}"#)
      #expect(without.status == 428)
      for stale in [tag, "\"0\"", "W/\(tag)", "46", ""] {
        let answer = try await server.client.send(method, place, json: #"{"headcount": 47}"#, ["If-Match": stale])
        #expect(answer.status == 412, "\(stale)")
      }
      #expect(try await server.client.get(place).json == changed.json)
      #expect(try await server.client.send(method, place, json: #"{"headcount": 47}"#, ["If-Match": "*"]).status == 200)
    }
  }

  @Test func `of two changes on the same tag one stands and the other is told`() async throws {
    try await TestServer.with(.reference) { server in
      let created = try await server.client.send("POST", Self.path, json: Self.created)
      let place = try #require(created.headers["location"])
      let tag = try #require(created.headers["etag"])
      let client = server.client
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for count in 1...4 {
          group.addTask {
            try await client.send("PATCH", place, json: #"{"headcount": \#(count)}"#, ["If-Match": tag]).status
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(statuses.sorted() == [200, 412, 412, 412])
    }
  }

  @Test func `a body that cannot be used is refused, naming every field`() async throws {
    let bodies: [(String, Int, String, [String])] = [
      (#"{"name": "#, 400, "json_unreadable", []),
      ("", 400, "json_unreadable", []),
      ("[]", 422, "invalid_record", [""]),
      ("{}", 422, "invalid_record", ["name"]),
      (#"{"name": {"甲": 1}}"#, 422, "invalid_record", ["name"]),
      (
        #"{"name": "示例", "nam": 1, "revenue_yuan": "很多", "nature": "民企x"}"#, 422, "invalid_record",
        ["nam", "nature", "revenue_yuan"]
      ),
      (#"{"name": "示例\u0000公司"}"#, 422, "invalid_record", ["name"]),
      (#"{"name": "示例", "headcount": 9223372036854775807}"#, 422, "invalid_record", ["headcount"]),
      (#"{"name": "示例", "revenue_yuan": "9223372036854775807"}"#, 422, "invalid_record", ["revenue_yuan"]),
      (#"{"name": "示例", "evidence": {"grade": "certain"}}"#, 422, "invalid_record", ["evidence.grade"]),
      (#"{"name": "示例", "evidence": {"as_of": "2026-02-30"}}"#, 422, "invalid_record", ["evidence.as_of"]),
    ]
    try await TestServer.with(.reference) { server in
      for (body, status, code, fields) in bodies {
        let answer = try await server.client.send("POST", Self.path, json: body)
        #expect(answer.status == status, "\(body)")
        #expect(answer.code == code, "\(body)")
        #expect(answer.fields.sorted() == fields, "\(body)")
      }
      #expect(try await server.client.get(Self.path).json["total"]?.integer == 0)
    }
  }

  @Test func `a body of another type than JSON is refused`() async throws {
    try await TestServer.with(.reference) { server in
      for type in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""] {
        let answer = try await server.client.send("POST", Self.path, json: Self.created, ["Content-Type": type])
        #expect(answer.status == 415, "\(type)")
      }
    }
  }

  @Test func `a body over the limit is refused`() async throws {
    try await TestServer.with(.reference, limits: .patient { $0.bodyBytes = 200 }) { server in
      let long = #"{"name": "\#(String(repeating: "示", count: 100))"}"#
      let refused = try await server.client.send("POST", Self.path, json: long)
      #expect(refused.status == 413)
      #expect(try await server.client.send("POST", Self.path, json: Self.created).status == 201)
    }
  }

  @Test func `a record that breaks a rule of the database is refused by the rule's name`() async throws {
    try await TestServer.with(.reference) { server in
      let body = #"{"name": "示例甲", "credit_code": "91610922MA6T0AAA0X"}"#
      let first = try await server.client.send("POST", Self.path, json: body)
      #expect(first.status == 201)
      let second = try await server.client.send("POST", Self.path, json: body)
      #expect(second.status == 409)
      #expect(
        second.code == "record_exists" || second.code == "name_taken" || second.code?.hasPrefix("enterprise_") == true)
      let tie = try await server.client.send("POST", "/api/v1/plans", json: #"{"name": "示例", "enterprise_id": 99999}"#)
      #expect(tie.status == 409)
    }
  }

  @Test func `an id that is none is not found, and no part of a name`() async throws {
    try await TestServer.with(.reference) { server in
      let named = try await server.client.send("POST", Self.path, json: #"{"name": "示例-1 abc 1.5"}"#)
      #expect(named.status == 201)
      for id in ["abc", "-1", "1.5", "99999999999999999999", "%231", "示例"] {
        for method in ["GET", "DELETE"] {
          let answer = try await server.client.send(method, "\(Self.path)/\(id)", ["If-Match": "*"])
          #expect(answer.status == 404, "\(method) \(id)")
        }
      }
    }
  }
}
