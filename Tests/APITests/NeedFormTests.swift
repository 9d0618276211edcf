import Domain
import Scoring
import Service
import TestSupport
import Testing

@testable import API

/// The form of a new need: what it proposes, what it would reach, and what is kept.
@Suite(.serialized, .timeLimit(.minutes(20))) struct NeedFormTests {
  typealias Browser = ConsoleTests.Browser

  private static func fields(_ word: String, park: Int64, _ more: [(String, String)]) -> [(String, String)] {
    [
      ("word", word), ("title", "示例汽车线束二期项目"), ("code", "SQ-2026-91"), ("park_id", "#\(park)"),
      ("description", "引进汽车线束、端子压接企业,在标准厂房建设装配线。"), ("landing", "plant"), ("plant_m2", "12000"),
      ("intensity_yuan_mu", "180万元"), ("intensity_paper", "石经开示例〔2026〕9号"), ("off_permanent_farmland", "是"),
    ] + more
  }

  @Test func `the words of a need propose codes and links, and its reach is that of the need once it is kept`()
    async throws
  {
    try await TestServer.with(.partners) { server in
      let park = try #require(
        try await server.database.all(ParkField.self).first { $0.text(.code) == Partners.parks.sample })
      let official = try await Browser.loggedIn(Partners.parkOfficial, server)
      let blank = try await official.get("/needs/new")
      #expect(blank.status == 200 && !blank.text.contains("示例外园"))
      let word = try official.word(of: blank)
      let before = try await server.database.all(NeedField.self).count
      let proposed = try await official.post(
        "/needs/new", NeedFormTests.fields(word, park: park.id, [("deed", "preview"), ("search", "魔芋")]))
      #expect(proposed.status == 200 && proposed.text.contains("name=\"pick_link\" value=\"E09\">"))
      #expect(proposed.text.contains("value=\"F04\">") && proposed.text.contains("勾选行业代码或环节"))
      let picks = [("pick_code", "3670"), ("pick_link", "E09")]
      let told = try await official.post(
        "/needs/new", NeedFormTests.fields(word, park: park.id, picks + [("deed", "preview")]))
      #expect(told.status == 200 && told.text.contains("value=\"E09\" checked>"), "\(told.text)")
      #expect(try await server.database.all(NeedField.self).count == before)

      let saved = try await official.post(
        "/needs/new", NeedFormTests.fields(word, park: park.id, picks + [("deed", "save")]))
      let back = try #require(saved.headers["location"], "\(saved.text)")
      let need = try #require(try await server.database.all(NeedField.self).first { $0.text(.code) == "SQ-2026-91" })
      #expect(back.hasPrefix("/needs/\(need.id)?done=added&change="))
      #expect(need.texts(.targetLinks) == ["E09"] && need.texts(.targetCodes) == ["3670"])
      #expect(need.money(.intensity) == Money(wan: 180) && need.flag(.offFarmland) == true)
      let desk = server.database.desk
      let ranking = try await desk.ranking.rank(
        need: "#\(need.id)", .init(), today: desk.today(), invocation: TestDatabase.invocation
      ).ranking
      let totals = ranking.totals
      #expect(totals.a + totals.b1 + totals.b2 > 2)
      #expect(told.text.contains("参加排序 \(totals.a + totals.b1 + totals.b2) 家,其中符合准入 \(totals.a) 家"))
      for match in ranking.matches.prefix(5) {
        #expect(told.text.contains("\(match.enterprise.name)</a> \(match.tier),\(match.score.text) 分"))
      }
    }
  }

  @Test func `what is wrong with a new need is told beside its box, keeps what was typed, and nothing is kept`()
    async throws
  {
    try await TestServer.with(.partners) { server in
      let parks = try await server.database.all(ParkField.self)
      let own = try #require(parks.first { $0.text(.code) == Partners.parks.sample })
      let foreign = try #require(parks.first { $0.text(.code) == Partners.parks.second })
      let official = try await Browser.loggedIn(Partners.parkOfficial, server)
      let word = try official.word(of: try await official.get("/needs/new"))
      let before = try await server.database.all(NeedField.self).count
      func save(_ park: Int64, _ more: [(String, String)]) async throws -> Answer {
        var fields = NeedFormTests.fields(word, park: park, [("deed", "save")])
        for (name, text) in more {
          fields.removeAll { $0.0 == name }
          fields.append((name, text))
        }
        return try await official.post("/needs/new", fields)
      }
      let wrong = try await save(
        own.id, [("plant_m2", "很大"), ("title", "示例<b>"), ("target_codes", "查无此业"), ("target_links", "")])
      #expect(wrong.status == 422 && wrong.text.contains("href=\"#plant_m2\""))
      #expect(wrong.text.contains("href=\"#target_codes\"") && wrong.text.contains("value=\"示例&lt;b&gt;\""))
      #expect(wrong.text.contains("value=\"很大\""))
      let link = try await save(own.id, [("target_links", "查无此环节")])
      #expect(link.status == 422 && link.text.contains("href=\"#target_links\""))
      let nameless = try await save(own.id, [("title", " "), ("target_links", "E09")])
      #expect(nameless.status == 422 && nameless.text.contains("href=\"#title\""))
      let backwards = try await save(
        own.id, [("window_from", "2027-03-01"), ("window_to", "2027-02-01"), ("target_links", "E09")])
      #expect(backwards.status == 422 && backwards.text.contains("href=\"#window_to\""))
      let away = try await save(foreign.id, [("target_links", "E09")])
      #expect([404, 409, 422].contains(away.status), "\(away.status)")
      let again = try await save(own.id, [("code", "SQ-2026-01"), ("target_links", "E09")])
      #expect(again.status == 409 && again.text.contains("SQ-2026-01"))
      #expect(try await server.database.all(NeedField.self).count == before)
    }
  }
}
