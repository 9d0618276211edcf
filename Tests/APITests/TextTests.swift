import Domain
import TestSupport
import Testing

/// Texts that a database cannot keep, or that nobody would write, in every place where a text is handed in.
@Suite(.timeLimit(.minutes(15))) struct TextTests {
  private static let long = String(repeating: "长", count: 10_001)

  @Test(arguments: [
    ("targets", #"{"year": 2026, "unit": "示例单位", "amount": 1, "indicator": "TEXT"}"#, "indicator"),
    ("targets", #"{"year": 2026, "indicator": "示例指标", "amount": 1, "unit": "TEXT"}"#, "unit"),
    ("enterprises", #"{"name": "TEXT"}"#, "name"), ("enterprises", #"{"name": "示例", "note": "TEXT"}"#, "note"),
    ("enterprises", #"{"name": "示例", "products": ["线束", "TEXT"]}"#, "products"),
    ("enterprises", #"{"name": "示例", "evidence": {"title": "TEXT"}}"#, "evidence.title"),
    ("people", #"{"name": "TEXT"}"#, "name"),
  ])
  func `a text that cannot be kept is refused and named`(path: String, body: String, field: String) async throws {
    try await TestServer.with(.reference) { server in
      for text in [Self.long, "甲\\u0000乙", "甲\\u0001", "甲\\uFFFE"] {
        let answer = try await server.client.send("POST", "/api/v1/\(path)", json: body.replacing("TEXT", with: text))
        #expect(answer.status == 422, "\(field) \(text.prefix(12))")
        #expect(answer.fields == [field], "\(field) \(text.prefix(12))")
      }
      #expect(try await server.client.get("/api/v1/\(path)").json["total"]?.integer == 0)
    }
  }

  @Test(arguments: ["name=TEXT", "name.contains=TEXT", "search=TEXT", "place=TEXT"])
  func `so is one that is looked for`(query: String) async throws {
    try await TestServer.with(.reference) { server in
      for text in [String(repeating: "a", count: 1001), "%00", "%EF%BF%BE"] {
        let answer = try await server.client.get("/api/v1/enterprises?" + query.replacing("TEXT", with: text))
        #expect(answer.status == 422, "\(query) \(text.prefix(12))")
        #expect(answer.fields == [String(query.split(separator: "=")[0])])
      }
    }
  }

  @Test func `the document says how long a text may be`() async throws {
    try await TestServer.with(.schema, waits: false) { server in
      let schemas = try await server.client.get("/api/v1/openapi.json").json["components"]?["schemas"]
      func longest(_ schema: String, _ field: String) -> Int64? {
        schemas?[schema]?["properties"]?[field]?["anyOf"]?[0]?["maxLength"]?.integer
      }
      #expect(longest("TargetInput", "indicator") == 200)
      #expect(longest("EnterpriseInput", "note") == 10_000)
      #expect(schemas?["EnterpriseInput"]?["examples"]?[0]?["name"] != nil)
    }
  }
}
