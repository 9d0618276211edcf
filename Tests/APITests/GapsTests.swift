import TestSupport
import Testing

@testable import API

@Suite(.timeLimit(.minutes(15))) struct GapsTests {
  @Test func `gaps are listed, and their sheet is a workbook`() async throws {
    try await TestServer.with { server in
      let list = try await server.client.get("/api/v1/enterprise-gaps?need=SQ-2026-01&limit=5")
      #expect(list.status == 200 && list.json["items"]?.items.count == 5)
      #expect(list.json["need"]?["code"]?.text == "SQ-2026-01")
      let sheet = try await server.client.get("/api/v1/enterprise-gaps/sheet?limit=5")
      #expect(sheet.status == 200 && sheet.headers["content-disposition"]?.hasPrefix("attachment") == true)
      #expect(try await server.client.get("/api/v1/enterprise-gaps?need=没有这个项目").status == 404)
    }
  }
}
