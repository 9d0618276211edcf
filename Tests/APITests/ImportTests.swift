import Foundation
import TestSupport
import Testing

@testable import API

@Suite(.timeLimit(.minutes(15))) struct ImportTests {
  private static let path = "/api/v1/imports?filename=登记表.csv"
  private static let type = ["Content-Type": "text/csv"]
  private static let good = "企业名称,主要产品,上年营业收入(万元)\n示例一有限公司,汽车线束,3200\n示例二有限公司,茶叶,800\n"
  private static let bad = good + ",没有名称的一行,5\n"

  @Test func `a file is imported, told as unchanged the second time, listed, and taken back`() async throws {
    try await TestServer.with(.reference) { server in
      let body = Array(Self.good.utf8)
      let first = try await server.client.send("POST", Self.path, Self.type, body)
      #expect(first.status == 201)
      #expect(first.json["created"]?.integer == 2)
      #expect(first.json["file"]?.text == "登记表.csv")
      let change = try #require(first.json["change"]?.integer)
      #expect(first.headers["location"] == "/api/v1/imports/\(change)")
      let again = try await server.client.send("POST", Self.path, Self.type, body)
      #expect(again.status == 200)
      #expect(again.json["unchanged"]?.integer == 2)
      let listed = try await server.client.get("/api/v1/imports")
      #expect(listed.json.items.compactMap { $0["id"]?.integer } == [change])
      #expect(listed.json[0]?["note"]?.text == "登记表.csv")
      #expect(listed.json[0]?["request_id"]?.text == first.headers["x-request-id"])
      #expect(try await server.client.get("/api/v1/imports/\(change)").json == listed.json[0])
      let undone = try await server.client.send("POST", "/api/v1/imports/\(change)/undo")
      #expect(undone.status == 200)
      #expect(undone.json["removed"]?["enterprise"]?.integer == 2)
      #expect(try await server.client.get("/api/v1/enterprises").json["total"]?.integer == 0)
    }
  }

  @Test func `a stated later day renews what is known, and the same day again does not`() async throws {
    try await TestServer.with(.reference) { server in
      let body = Array(Self.good.utf8)
      let first = try await server.client.send("POST", Self.path + "&as_of=2025-03-01", Self.type, body)
      #expect(first.json["created"]?.integer == 2)
      for (query, status, confirmed) in [("", 200, 0), ("&as_of=2026-11-20", 201, 2), ("&as_of=2026-11-20", 200, 0)] {
        let answer = try await server.client.send("POST", Self.path + query, Self.type, body)
        #expect(answer.status == status, "\(query)")
        #expect(answer.json["confirmed"]?.integer == Int64(confirmed), "\(query)")
      }
      let firm = try await server.client.get("/api/v1/enterprises").json["items"]?[0]
      #expect(firm?["sources"]?["revenue_yuan"]?["as_of"]?.text == "2026-11-20")
    }
  }

  @Test func `a weaker word is listed, and taken or kept; an edit says what it rests on`() async throws {
    try await TestServer.with(.reference) { server in
      let strong = "&grade=documented&as_of=2026-06-30"
      _ = try await server.client.send("POST", Self.path + strong, Self.type, Array(Self.good.utf8))
      let old = "企业名称,上年营业收入(万元)\n示例一有限公司,2600\n示例二有限公司,700\n"
      let came = try await server.client.send("POST", Self.path + "&as_of=2026-03-01", Self.type, Array(old.utf8))
      let ids = came.json["differences"]?.items.compactMap { $0["id"]?.integer } ?? []
      #expect(came.status == 201 && ids.count == 2 && came.json["updated"]?.integer == 0)
      #expect(came.json["differences"]?[0]?["standing_source"]?["grade"]?.text == "documented")
      #expect(came.json["days"]?[0]?["basis"]?.text == "asked")
      let taken = try await server.client.send("POST", "/api/v1/differences/\(ids[0])/take", ["If-Match": "*"])
      #expect(taken.status == 200 && taken.json["state"]?.text == "taken")
      let kept = try await server.client.send("POST", "/api/v1/differences/\(ids[1])/keep", ["If-Match": "*"])
      #expect(kept.status == 200 && kept.json["state"]?.text == "kept")
      let again = try await server.client.send("POST", "/api/v1/differences/\(ids[1])/take", ["If-Match": "*"])
      #expect(again.status == 409 && again.code == "difference_settled")
      let firms = try await server.client.get("/api/v1/enterprises?sort=id").json["items"]
      #expect(firms?[0]?["revenue_yuan"]?.integer == 26_000_000)
      #expect(firms?[0]?["sources"]?["revenue_yuan"]?["as_of"]?.text == "2026-03-01")
      let second = try #require(firms?[1]?["id"]?.integer)
      #expect(firms?[1]?["revenue_yuan"]?.integer == 8_000_000)
      let path = "/api/v1/enterprises/\(second)"
      let plain = #"{"revenue_yuan": 7000000}"#
      let refused = try await server.client.send("PATCH", path, json: plain, ["If-Match": "*"])
      #expect(refused.status == 422 && refused.code == "weaker_evidence" && refused.fields == ["revenue_yuan"])
      let said = #"{"revenue_yuan": 7000000, "evidence": {"take": true}}"#
      #expect(try await server.client.send("PATCH", path, json: said, ["If-Match": "*"]).status == 200)
    }
  }

  @Test func `a refused row applies nothing unless it may be skipped`() async throws {
    try await TestServer.with(.reference) { server in
      let body = Array(Self.bad.utf8)
      let refused = try await server.client.send("POST", Self.path, Self.type, body)
      #expect(refused.status == 422)
      #expect(refused.code == "rows_refused")
      #expect(refused.json["report"]?["rejected"]?.integer == 1)
      #expect(refused.json["report"]?["problems"]?.items.contains { $0["code"]?.text == "missing_name" } == true)
      #expect(try await server.client.get("/api/v1/enterprises").json["total"]?.integer == 0)
      let dry = try await server.client.send("POST", Self.path + "&dry_run=true", Self.type, body)
      #expect(dry.status == 200)
      #expect(dry.json["dry_run"]?.flag == true)
      let skipped = try await server.client.send(
        "POST", Self.path + "&skip_invalid=true&as_of=2026-10-01&grade=documented", Self.type, body)
      #expect(skipped.status == 201)
      let firms = try await server.client.get("/api/v1/enterprises").json
      #expect(firms["total"]?.integer == 2)
      #expect(firms["items"]?[0]?["sources"]?["name"]?["as_of"]?.text == "2026-10-01")
      #expect(firms["items"]?[0]?["sources"]?["name"]?["grade"]?.text == "documented")
    }
  }

  @Test func `an import that is asked wrongly is refused, naming what is wrong`() async throws {
    let queries = [
      ("", "filename"), ("?filename=", "filename"), ("?filename=/", "filename"),
      ("?filename=a.csv&dry_run=yes", "dry_run"), ("?filename=a.csv&as_of=2026-02-30", "as_of"),
      ("?filename=a.csv&grade=x", "grade"), ("?filename=a.csv&map=x", "map"),
    ]
    try await TestServer.with(.reference) { server in
      for (query, field) in queries {
        let answer = try await server.client.send("POST", "/api/v1/imports" + query, Self.type, Array(Self.good.utf8))
        #expect(answer.status == 422, "\(query)")
        #expect(answer.fields == [field], "\(query)")
      }
    }
  }

  @Test func `what is no table is refused and says so`() async throws {
    try await TestServer.with(.reference) { server in
      for content in ["", "%PDF-1.7 …", "<html></html>"] {
        let answer = try await server.client.send("POST", Self.path, Self.type, Array(content.utf8))
        #expect(answer.status == 422, "\(content)")
      }
      for type in ["multipart/form-data; boundary=x", "application/json", ""] {
        let answer = try await server.client.send("POST", Self.path, ["Content-Type": type], Array(Self.good.utf8))
        #expect(answer.status == 415, "\(type)")
      }
    }
  }

  @Test func `a file over the limit is refused, whether it says its size or not, and leaves no file behind`()
    async throws
  {
    try await TestServer.with(.reference, limits: .patient { $0.importBytes = 1000 }) { server in
      let before = try Self.uploads()
      let body = [UInt8](repeating: UInt8(ascii: "x"), count: 1001)
      #expect(try await server.client.send("POST", Self.path, Self.type, body).status == 413)
      let chunked = Self.type.merging(["Transfer-Encoding": "chunked"]) { given, _ in given }
      #expect(try await server.client.send("POST", Self.path, chunked, body).status == 413)
      #expect(try await server.client.send("POST", Self.path, Self.type, Array(Self.good.utf8)).status == 201)
      // What tests beside this one upload goes by and by; what was left would stay, and the time limit ends the wait.
      var left = try Self.uploads().subtracting(before)
      while !left.isEmpty {
        _ = try await server.client.get("/readyz")
        left.formIntersection(try Self.uploads())
      }
    }
  }

  /// The folders of uploads that are there.
  private static func uploads() throws -> Set<String> {
    Set(
      try FileManager.default.contentsOfDirectory(atPath: NSTemporaryDirectory())
        .filter { $0.hasPrefix("yinfeng-import-") })
  }
}
