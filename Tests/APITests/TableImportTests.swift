import Domain
import Service
import TestSupport
import Testing

@testable import API

@Suite(.timeLimit(.minutes(15))) struct TableImportTests {
  private static let type = ["Content-Type": "text/csv"]
  private static let past = """
    事项,责任人,办结期限,在谈项目,登记人,登记日期
    送可研,示例专员甲,2025-03-14,ZT-2026-001,示例老员工,2025-03-03
    回访,示例专员乙,2025-03-17,ZT-2026-001,示例老员工,2025-03-04

    """

  private static func send(_ server: TestServer, _ path: String, _ text: String) async throws -> Answer {
    try await server.client.send("POST", "/api/v1/\(path)", type, Array(text.utf8))
  }

  @Test func `a table is tried, taken, listed among the imports and taken back`() async throws {
    try await TestServer.with { server in
      let path = "follow-ups/import?filename=台账.csv"
      let before = try await server.client.get("/api/v1/follow-ups").json["total"]?.integer ?? 0
      let tried = try await Self.send(server, path + "&dry_run=true", Self.past)
      #expect(tried.status == 200)
      #expect(tried.json["dry_run"]?.flag == true && tried.json["change"]?.integer == nil)
      #expect(tried.json["created"]?.integer == 2)
      let taken = try await Self.send(server, path, Self.past)
      #expect(taken.status == 201)
      let change = try #require(taken.json["change"]?.integer)
      #expect(taken.headers["location"] == "/api/v1/imports/\(change)")
      #expect(try await server.client.get("/api/v1/follow-ups").json["total"]?.integer == before + 2)
      let listed = try await server.client.get("/api/v1/imports").json
      #expect(listed[0]?["id"]?.integer == change && listed[0]?["use_case"]?.text == "follow_up.import")
      #expect(try await server.client.send("POST", "/api/v1/imports/\(change)/undo").status == 200)
      #expect(try await server.client.get("/api/v1/follow-ups").json["total"]?.integer == before)
    }
  }

  @Test func `a refused row keeps the table out, and every one is named`() async throws {
    try await TestServer.with { server in
      let before = try await server.client.get("/api/v1/follow-ups").json["total"]?.integer
      let text = Self.past + "无主,,2025-03-14,ZT-2026-001,甲,2025-03-03\n错日期,甲,下周,ZT-2026-001,甲,2025-03-03\n"
      let tried = try await Self.send(server, "follow-ups/import?filename=台账.csv&dry_run=true", text)
      #expect(tried.status == 200)
      #expect(tried.json["problems"]?.items.compactMap { $0["row"]?.integer } == [4, 5])
      let refused = try await Self.send(server, "follow-ups/import?filename=台账.csv", text)
      #expect(refused.status == 422 && refused.code == "rows_refused")
      #expect(refused.fields == ["4/owner", "5/due_on"])
      #expect(try await server.client.get("/api/v1/follow-ups").json["total"]?.integer == before)
    }
  }

  @Test(arguments: [
    ("visits", "visit"), ("progress-notes", "progress"), ("arrivals", "arrival"), ("support", "support"),
    ("targets", "target"), ("follow-ups", "follow_up"),
  ])
  func `what is no table of the kind is refused`(path: String, entity: String) async throws {
    #expect(Entity(rawValue: entity)?.fields.takesTables == true)
    try await TestServer.with(.reference) { server in
      let answer = try await Self.send(server, "\(path)/import?filename=x.csv", "没有,这些列\n1,2\n")
      #expect(answer.status == 422 && answer.code == "no_header")
      let unnamed = try await Self.send(server, "\(path)/import", "")
      #expect(unnamed.fields == ["filename"])
      let page = try await server.client.send(
        "POST", "/api/v1/\(path)/import?filename=x.csv", ["Content-Type": "application/pdf"], [])
      #expect(page.status == 415)
    }
  }

  @Test func `a table of targets is taken once`() async throws {
    try await TestServer.with(.reference) { server in
      let text = "年度,指标,责任单位,任务数\n2027,signed_count,,8\n"
      let first = try await Self.send(server, "targets/import?filename=任务.csv", text)
      let again = try await Self.send(server, "targets/import?filename=任务.csv", text)
      #expect(first.status == 201 && again.status == 200)
      #expect(again.json["created"]?.integer == 0 && again.json["repeated"]?[0]?["row"]?.integer == 2)
    }
  }
}
