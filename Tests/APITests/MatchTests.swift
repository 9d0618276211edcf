import App
import Domain
import NIOCore
import Service
import TestSupport
import Testing

@testable import API

@Suite(.timeLimit(.minutes(15))) struct MatchTests {
  @Test(arguments: ["outreach", "review"])
  func `rankings of every need are as documented, explain their pairs alike, and can be called up`(profile: String)
    async throws
  {
    try await TestServer.with { server in
      let needs =
        try await server.client.get("/api/v1/needs").json["items"]?.items.compactMap { $0["id"]?.integer } ?? []
      #expect(needs.count == 12)
      for need in needs {
        let answer = try await server.client.get("/api/v1/needs/\(need)/matches?top=3&profile=\(profile)")
        #expect(answer.status == 200)
        #expect(answer.json["profile"]?["name"]?.text == profile)
        #expect((answer.json["matches"]?.items.count ?? 9) <= 3)
        let run = try #require(answer.json["run"]?.text)
        #expect(try await server.client.get("/api/v1/rankings/\(run)").json.ranked == answer.json.ranked)
        guard profile == "outreach", let match = answer.json["matches"]?[0],
          let firm = match["enterprise"]?["id"]?.integer
        else { continue }
        let explained = try await server.client.get("/api/v1/needs/\(need)/matches/\(firm)").json
        for part in ["score", "low", "high", "band_detail", "sides", "gates"] {
          #expect(explained[part] == match[part], "\(part) of need \(need)")
        }
      }
    }
  }

  @Test func `the same question is answered with the same bytes until the data change, and each answer is a sighting`()
    async throws
  {
    try await TestServer.with { server in
      let database = server.database
      let need = try #require(try await server.client.get("/api/v1/needs?limit=1").json["items"]?[0]?["id"]?.integer)
      let path = "/api/v1/needs/\(need)/matches?top=5"
      let first = try await server.client.get(path)
      let tag = try #require(first.headers["etag"])
      let again = try await server.client.get(path)
      #expect(again.body == first.body && again.headers["etag"] == tag)
      let view = try await database.desk.ranking.rank(
        need: "#\(need)", .init(top: 5), today: database.desk.today(), invocation: TestDatabase.invocation)
      #expect(first.body == Array(buffer: try Reply.json(view).body))
      let known = try await server.client.get(path, ["If-None-Match": tag])
      #expect(known.status == 304 && known.body.isEmpty)
      // Other lengths, bands and profiles are other questions.
      for other in ["top=6", "top=5&band=A", "top=5&profile=review"] {
        let answer = try await server.client.get("/api/v1/needs/\(need)/matches?" + other)
        #expect(answer.status == 200 && answer.headers["etag"] != tag, "\(other)")
      }
      let run = try #require(first.json["run"]?.text)
      try await database.runs.flush()
      let seen = try #require(try await database.runs.find(run, organisation: 1)).views
      #expect(try await server.client.get(path).body == first.body)
      try await database.runs.flush()
      #expect(try #require(try await database.runs.find(run, organisation: 1)).views == seen + 1)
      // A change makes it another question.
      let firm = try #require(first.json["matches"]?[0]?["enterprise"]?["id"]?.integer)
      _ = try await database.desk.records(EnterpriseField.self).edit(
        "#\(firm)", ["headcount": .number("4321")], evidence: EvidenceInput(title: "示例更正函", grade: .documented),
        today: database.desk.today(), invocation: TestDatabase.invocation)
      let later = try await server.client.get(path, ["If-None-Match": tag])
      #expect(later.status == 200 && later.json["run"]?.text != run)
      #expect(try #require(later.json["data_version"]?.integer) > (first.json["data_version"]?.integer ?? .max))
    }
  }

  @Test func `a ranking lists only the bands that are asked for`() async throws {
    try await TestServer.with { server in
      let need = try #require(try await server.client.get("/api/v1/needs?limit=1").json["items"]?[0]?["id"]?.integer)
      let answer = try await server.client.get("/api/v1/needs/\(need)/matches?band=B1&band=B2&top=1000").json
      let bands = answer["matches"]?.items.compactMap { $0["band_detail"]?.text } ?? []
      #expect(Set(bands).isSubset(of: ["B1", "B2"]))
      #expect(bands.count == Int((answer["totals"]?["B1"]?.integer ?? 0) + (answer["totals"]?["B2"]?.integer ?? 0)))
      let both = try await server.client.get("/api/v1/needs/\(need)/matches?band=b&top=1000").json
      #expect(both["matches"] == answer["matches"])
      let refused = try await server.client.get("/api/v1/needs/\(need)/matches?band=c&top=1000").json
      #expect(refused["matches"]?.items.isEmpty == true)
      #expect(refused["rejected"]?.items.count == refused["totals"]?["C"]?.integer.map { Int($0) })
    }
  }

  @Test func `the needs of a firm are ranked for it`() async throws {
    try await TestServer.with { server in
      let firm = try #require(
        try await server.client.get("/api/v1/enterprises?limit=1").json["items"]?[0]?["id"]?.integer)
      let answer = try await server.client.get("/api/v1/enterprises/\(firm)/matches")
      #expect(answer.status == 200)
      #expect(answer.json["enterprise"]?["id"]?.integer == firm)
      #expect(answer.json["matches"]?.items.allSatisfy { $0["need"]?["id"] != nil } == true)
      let run = try #require(answer.json["run"]?.text)
      #expect(try await server.client.get("/api/v1/rankings/\(run)").json.ranked == answer.json.ranked)
      #expect(try await server.client.get("/api/v1/rankings/\(run)/comparison").json["moves"]?.items == [])
    }
  }

  @Test func `the author of a need is told what to mind`() async throws {
    try await TestServer.with { server in
      let needs = try await server.client.get("/api/v1/needs?limit=1000").json["items"]?.items ?? []
      let silk = try #require(needs.first { $0["target_links"]?.items.contains { $0.text == "S08" } == true })
      let id = try #require(silk["id"]?.integer)
      let advice = try await server.client.get("/api/v1/needs/\(id)/advice")
      #expect(advice.status == 200)
      #expect(advice.json.items.contains { $0["code"]?.text == "restricted_link" })
      #expect(try await server.client.get("/api/v1/needs/999999/advice").status == 404)
    }
  }

  @Test func `a past ranking is compared with today's`() async throws {
    try await TestServer.with { server in
      let need = try #require(try await server.client.get("/api/v1/needs?limit=1").json["items"]?[0]?["id"]?.integer)
      let first = try await server.client.get("/api/v1/needs/\(need)/matches").json
      let run = try #require(first["run"]?.text)
      let leader = try #require(first["matches"]?[0]?["enterprise"]?["id"]?.integer)
      try await server.database.changed { try await $0.delete(EnterpriseField.self, ids: [leader]) }
      let answer = try await server.client.get("/api/v1/rankings/\(run)/comparison")
      #expect(answer.status == 200)
      #expect(answer.json["then"]?["run"]?.text == run)
      let gone = answer.json["moves"]?.items.first { $0["enterprise"]?.integer == leader }
      #expect(gone?["after"] == nil && gone?["before"]?["rank"]?.integer == 1)
      #expect(gone?["causes"]?.items.compactMap(\.text) == ["data"])
    }
  }

  @Test func `what is not there is not found`() async throws {
    let missing = [
      ("needs/999999/matches", "need_not_found"), ("needs/x/matches", "need_not_found"),
      ("enterprises/999999/matches", "enterprise_not_found"), ("rankings/abc", "run_not_found"),
      ("rankings/abc/comparison", "run_not_found"),
      ("profiles/none", "profile_not_found"), ("imports/1", "import_not_found"),
    ]
    try await TestServer.with { server in
      for (path, code) in missing {
        let answer = try await server.client.get("/api/v1/" + path)
        #expect(answer.status == 404, "\(path)")
        #expect(answer.code == code, "\(path)")
      }
    }
  }

  @Test func `a question that cannot be asked is refused, naming what is wrong`() async throws {
    let queries = [
      ("profile=none", "profile"), ("top=0", "top"), ("top=x", "top"), ("band=E", "band"), ("band=B3", "band"),
    ]
    try await TestServer.with { server in
      let need = try #require(try await server.client.get("/api/v1/needs?limit=1").json["items"]?[0]?["id"]?.integer)
      for (query, field) in queries {
        let answer = try await server.client.get("/api/v1/needs/\(need)/matches?" + query)
        #expect(answer.status == 422, "\(query)")
        #expect(answer.fields == [field], "\(query)")
      }
    }
  }

  @Test func `the snapshot follows what is written, by whomever`() async throws {
    try await TestServer.with(follows: true) { server in
      let need = try #require(try await server.client.get("/api/v1/needs?limit=1").json["items"]?[0]?["id"]?.integer)
      let path = "/api/v1/needs/\(need)/matches?top=1000"
      let before = try #require(try await server.client.get(path).json["data_version"]?.integer)
      let other = server.database.desk
      _ = try await other.records(EnterpriseField.self).add(
        ["name": .text("示例后来有限公司"), "products": .list(["汽车线束"])], evidence: .init(), today: other.today(),
        invocation: other.invocation())
      var after = before
      while after == before { after = try #require(try await server.client.get(path).json["data_version"]?.integer) }
      let ranking = try await server.client.get(path).json
      let names = ["matches", "insufficient", "rejected"].flatMap { ranking[$0]?.items ?? [] }
        .compactMap { $0["enterprise"]?["name"]?.text }
      #expect(names.contains("示例后来有限公司"))
    }
  }

  @Test func `profiles, gate rules and industries are as documented`() async throws {
    try await TestServer.with(.reference) { server in
      let profiles = try await server.client.get("/api/v1/profiles").json.items.compactMap { $0["name"]?.text }
      #expect(profiles == ["outreach", "review"])
      for name in profiles {
        let profile = try await server.client.get("/api/v1/profiles/\(name)")
        #expect(profile.status == 200)
        #expect(profile.json["weights"]?.members.count == 19)
      }
      #expect(try await server.client.get("/api/v1/gate-rules").json["county"]?.text == "610922")
      let divisions = try await server.client.get("/api/v1/industries?level=2&limit=1000").json
      #expect(divisions["total"]?.integer == 97)
      let harness = try await server.client.get("/api/v1/industries?search=汽车零部件").json
      #expect(harness["items"]?.items.contains { $0["code"]?.text == "3670" } == true)
      let below = try await server.client.get("/api/v1/industries?search=367").json["items"]?.items ?? []
      #expect(below.compactMap { $0["code"]?.text } == ["367", "3670"])
    }
  }
}

extension JSON {
  /// The ranking without the talks of today, which a run that is called up does not tell.
  fileprivate var ranked: [String: JSON] { members.filter { $0.key != "talks" } }
}
