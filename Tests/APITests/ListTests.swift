import TestSupport
import Testing

@testable import API

@Suite(.timeLimit(.minutes(5))) struct ListTests {
  @Test(arguments: ["", "&sort=-revenue_yuan", "&sort=name", "&sort=registered_on"])
  func `pages come to every record once, in order`(sort: String) async throws {
    try await TestServer.with { server in
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
  }

  @Test(arguments: [
    ("revenue_yuan.min=50000000", { ($0["revenue_yuan"]?.integer ?? 0) >= 50_000_000 }),
    ("name.contains=线束", { $0["name"]?.text?.contains("线束") == true }),
    ("revenue_yuan.unknown=true", { $0["revenue_yuan"] == nil }),
    ("nature=private", { $0["nature"]?.text == "private" }),
    ("revenue_yuan.min=1000000&revenue_yuan.max=80000000", { (1_000_000...80_000_000).contains($0["revenue_yuan"]?.integer ?? 0) }),
  ] as [(String, @Sendable (JSON) -> Bool)])
  func `a filter lists those that meet it, and all of them`(filter: String, meets: @Sendable (JSON) -> Bool) async throws {
    try await TestServer.with { server in
      let all = try await server.client.get("/api/v1/enterprises?limit=1000").json["items"]?.items ?? []
      let found = try await server.client.get("/api/v1/enterprises?limit=1000&" + filter).json["items"]?.items ?? []
      #expect(found == all.filter(meets))
      #expect(!found.isEmpty)
      #expect(found.count < all.count)
    }
  }

  @Test(arguments: [
    ("limit=0", ["limit"]), ("limit=1001", ["limit"]), ("limit=x&sort=nothing", ["limit", "sort"]),
    ("limit=1&limit=2", ["limit"]), ("after=xyz", ["after"]), ("nature=x", ["nature"]),
    ("revenue_yuan.min=viel", ["revenue_yuan.min"]), ("revenue_yuan.contains=1", ["revenue_yuan.contains"]),
    ("revenue_yuan.unknown=false", ["revenue_yuan.unknown"]), ("search=%00", ["search"]), ("name.like=x", ["name.like"]),
  ])
  func `a query that cannot be used is refused, naming what is wrong`(query: String, fields: [String]) async throws {
    try await TestServer.with(.reference) { server in
      let answer = try await server.client.get("/api/v1/enterprises?" + query)
      #expect(answer.status == 422)
      #expect(answer.fields.map { $0 } == fields)
    }
  }

  @Test(arguments: ["search=%", "search=%4", "search=%FF"])
  func `an escape that is broken is refused`(query: String) async throws {
    try await TestServer.with(.schema, waits: false) { server in
      #expect(try await server.client.get("/api/v1/enterprises?" + query).status == 400)
    }
  }

  @Test func `a blank of a query is written as plus or percent 20`() throws {
    let pairs = try QueryText.pairs("a=1+2%203&b&c=%E7%9F%B3=x&&")
    #expect(pairs.map(\.name) == ["a", "b", "c"])
    #expect(pairs.map(\.text) == ["1 2 3", "", "石=x"])
  }

  @Test func `contact data is masked in lists and records, no filter, and clear only for a recorded purpose`() async throws {
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
      let clear = try await server.client.get(place + "?purpose=约访")
      #expect(clear.json["phone"]?.text?.contains("*") == false)
      let changes = try await server.database.registry.changes(
        useCase: "person.disclose", before: nil, limit: 10, organisation: 1)
      #expect(changes.map(\.note) == ["\(try #require(person["id"]?.integer)): 约访"])
      #expect(changes.map(\.requestID) == [clear.headers["x-request-id"]])
    }
  }
}
