import App
import Domain
import Service
import TestSupport
import Testing

@testable import API

@Suite(.timeLimit(.minutes(15))) struct ListTests {
  @Test func `pages come to every record once, in order`() async throws {
    try await TestServer.with { server in
      for sort in ["", "&sort=-revenue_yuan", "&sort=name", "&sort=headcount"] { try await pages(server, sort) }
    }
  }

  private func pages(_ server: TestServer, _ sort: String) async throws {
    let whole = try await server.client.get("/api/v1/enterprises?limit=1000" + sort).json
    var ids: [Int64] = []
    var after = ""
    repeat {
      let page = try await server.client.get("/api/v1/enterprises?limit=7\(sort)\(after)").json
      ids += page["items"]?.items.compactMap { $0["id"]?.integer } ?? []
      after = page["next"]?.text.map { "&after=\($0)" } ?? ""
    } while !after.isEmpty
    #expect(ids == whole["items"]?.items.compactMap { $0["id"]?.integer })
    #expect(ids.count == 60)
    #expect(Set(ids).count == 60)
  }

  /// A filter and what its hits have in common.
  struct FilterCase: Sendable {
    let query: String
    let meets: @Sendable (JSON) -> Bool

    init(_ query: String, _ meets: @escaping @Sendable (JSON) -> Bool) {
      self.query = query
      self.meets = meets
    }
  }

  static let filters = [
    FilterCase("revenue_yuan.min=50000000") { ($0["revenue_yuan"]?.integer ?? 0) >= 50_000_000 },
    FilterCase("name.contains=线束") { $0["name"]?.text?.contains("线束") == true },
    FilterCase("revenue_yuan.unknown=true") { $0["revenue_yuan"] == nil },
    FilterCase("nature=private") { $0["nature"]?.text == "private" },
    FilterCase("revenue_yuan.min=1000000&revenue_yuan.max=80000000") {
      (1_000_000...80_000_000).contains($0["revenue_yuan"]?.integer ?? 0)
    },
  ]

  @Test func `a filter lists those that meet it, and all of them`() async throws {
    try await TestServer.with { server in
      let all = try await server.client.get("/api/v1/enterprises?limit=1000").json["items"]?.items ?? []
      for filter in ListTests.filters {
        let answer = try await server.client.get("/api/v1/enterprises?limit=1000&\(filter.query)")
        let found = answer.json["items"]?.items ?? []
        #expect(found == all.filter(filter.meets), "\(filter.query)")
        #expect((1..<all.count).contains(found.count), "\(filter.query)")
      }
    }
  }

  @Test func `a list by falling ids is the other one turned round, page by page`() async throws {
    try await TestServer.with { server in
      func ids(_ query: String) async throws -> [Int64] {
        let answer = try await server.client.get("/api/v1/enterprises?limit=1000" + query)
        return answer.json["items"]?.items.compactMap { $0["id"]?.integer } ?? []
      }
      let rising = try await ids("")
      #expect(try await ids("&sort=-id") == rising.reversed() && rising.count > 7)
      let page = try await server.client.get("/api/v1/enterprises?limit=3&sort=-id")
      let next = try #require(page.json["next"]?.text)
      #expect(try await ids("&sort=-id&after=\(next)") == Array(rising.reversed().dropFirst(3)))
    }
  }

  @Test func `a query that cannot be used is refused, naming what is wrong`() async throws {
    let queries = [
      ("limit=0", ["limit"]), ("limit=1001", ["limit"]), ("limit=x&sort=nothing", ["limit", "sort"]),
      ("limit=1&limit=2", ["limit"]), ("after=xyz", ["after"]), ("nature=x", ["nature"]),
      ("revenue_yuan.min=viel", ["revenue_yuan.min"]), ("revenue_yuan.contains=1", ["revenue_yuan.contains"]),
      ("revenue_yuan.unknown=false", ["revenue_yuan.unknown"]), ("search=%00", ["search"]),
      ("name.like=x", ["name.like"]),
    ]
    try await TestServer.with(.reference) { server in
      for (query, fields) in queries {
        let answer = try await server.client.get("/api/v1/enterprises?" + query)
        #expect(answer.status == 422, "\(query)")
        #expect(answer.fields == fields, "\(query)")
      }
      for query in ["search=%", "search=%4", "search=%FF"] {
        let answer = try await server.client.get("/api/v1/enterprises?" + query)
        #expect(answer.status == 400, "\(query)")
      }
    }
  }

  @Test func `a blank of a query is written as plus or percent 20`() throws {
    let pairs = try QueryText.pairs("a=1+2%203&b&c=%E7%9F%B3=x&&")
    #expect(pairs.map(\.name) == ["a", "b", "c"])
    #expect(pairs.map(\.text) == ["1 2 3", "", "石=x"])
  }

  @Test func `contact data is masked in lists and records, no filter, and clear only for a recorded purpose`()
    async throws
  {
    try await TestServer.with { server in
      let people = try await server.client.get("/api/v1/people?limit=1000").json["items"]?.items ?? []
      let phones = people.compactMap { $0["phone"]?.text }
      #expect(!phones.isEmpty)
      #expect(phones.allSatisfy { $0.contains("*") || $0 == "无" })
      for filter in ["phone=1", "phone.contains=1", "email.unknown=true", "sort=phone"] {
        #expect(try await server.client.get("/api/v1/people?" + filter).status == 422, "\(filter)")
      }
      let person = try #require(people.first { $0["phone"]?.text?.contains("*") == true })
      let place = "/api/v1/people/\(try #require(person["id"]?.integer))"
      let masked = try await server.client.get(place)
      #expect(masked.json["phone"] == person["phone"])
      #expect(try await server.client.get(place + "?purpose=").status == 422)
      let unknown = try await server.client.get(place + "?purpose=闲谈")
      #expect(unknown.status == 422 && unknown.fields == ["purpose"])
      let clear = try await server.client.get(place + "?purpose=本人查阅复制")
      #expect(clear.json["phone"]?.text?.contains("*") == false && clear.json["withheld"] == nil)
      let changes = try await server.database.registry.changes(
        useCases: ["person.disclose"], before: nil, limit: 10, organisation: 1)
      #expect(changes.map(\.note) == ["\(try #require(person["id"]?.integer)): 本人查阅复制(校方与县方)"])
      #expect(changes.map(\.requestID) == [clear.headers["x-request-id"]])
    }
  }
}
