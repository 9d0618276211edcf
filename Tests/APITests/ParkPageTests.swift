import App
import Domain
import Foundation
import Service
import TestSupport
import Testing

@testable import API
@testable import Console

/// The pages of parks and chains: what is free is reserved and released by forms, the ledger corrected, a link's state too.
@Suite(.serialized, .timeLimit(.minutes(20))) struct ParkPageTests {
  typealias Browser = ConsoleTests.Browser

  private static func word(_ browser: Browser) async throws -> String {
    try browser.word(of: try await browser.get("/password"))
  }

  private static func park(_ code: String, _ server: TestServer) async throws -> Int64 {
    try #require(try await server.database.all(ParkField.self).first { $0.text(.code) == code }).id
  }

  private static func zone(_ code: String, _ server: TestServer) async throws -> Int64 {
    try #require(try await server.database.all(ZoneField.self).first { $0.text(.code) == code }).id
  }

  @Test func `capacity is reserved, changed and released by forms, never more than is left`() async throws {
    try await TestServer.with(.partners) { server in
      let official = try await Browser.loggedIn(Partners.parkOfficial, server)
      let word = try await ParkPageTests.word(official)
      let park = try await ParkPageTests.park(Partners.parks.sample, server)
      let zone = try await ParkPageTests.zone("GY", server)
      let firm = try #require(try await server.database.all(EnterpriseField.self).first)
      let path = "/parks/\(park)"
      let end = server.application.desk.today().adding(days: 200)
      func reserve(_ amount: String) async throws -> Answer {
        try await official.post(
          path + "/holds",
          [
            ("word", word), ("zone_id", "#\(zone)"), ("resource", "land"), ("amount", amount),
            ("enterprise_id", "\(firm.id) \(firm.words(.name))"), ("expires_on", "\(end)"), ("note", "留着<b>"),
          ])
      }
      let page = try await official.get(path).text
      #expect(page.contains("可用 80 / 200亩") && page.contains("不再占用"))
      let much = try await reserve("81")
      #expect(much.status == 409 && much.text.contains("只能再预留 80亩") && much.text.contains("留着&lt;b&gt;"))
      #expect(try await reserve("很多").status == 422)
      #expect(try await reserve("12").status == 303)
      let held = try #require(
        try await server.database.all(HoldField.self).first { $0.reference(.zone) == zone })
      let after = try await official.get(path).text
      #expect(after.contains("可用 68 / 200亩") && after.contains("\(end.adding(days: 1).chinese)起 80亩"))
      func edit(_ seen: Int64, _ amount: String) async throws -> Answer {
        try await official.post(
          path + "/holds/\(held.id)",
          [("word", word), ("seen", "\(seen)"), ("amount", amount), ("shown-amount", "12")])
      }
      #expect(try await edit(held.change, "15").status == 303)
      let stale = try await edit(held.change, "16")
      #expect(stale.status == 412 && stale.text.contains("value=\"16\"") && stale.text.contains("已被他人修改"))
      let fresh = try #require(try await server.database.all(HoldField.self).first { $0.id == held.id })
      #expect(fresh.quantity(.amount) == Quantity(15))
      let foreign = try await ParkPageTests.park(Partners.parks.second, server)
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let own = try await ParkPageTests.word(officer)
      #expect(
        try await officer.post("/parks/\(foreign)/holds/\(held.id)/release", [("word", own)]).status == 404)
      let released = try await officer.post(
        path + "/holds/\(held.id)/release", [("word", own), ("seen", "\(fresh.change)")])
      let change = try #require(released.headers["location"]?.firstMatch(of: #/change=(\d+)/#)?.1, "\(released.text)")
      #expect(try await officer.get(path).text.contains("可用 80 / 200亩"))
      let back = try await officer.post("/undo", [("word", own), ("change", String(change)), ("back", path)])
      #expect(back.status == 303)
      #expect(try await officer.get(path).text.contains("可用 65 / 200亩"))
    }
  }

  @Test func `the ledger is corrected with its day, not below what is reserved, and not over another's word`()
    async throws
  {
    try await TestServer.with(.partners) { server in
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let word = try await ParkPageTests.word(officer)
      let park = try await ParkPageTests.park(Partners.parks.sample, server)
      let zone = try await ParkPageTests.zone("CH", server)
      let path = "/parks/\(park)"
      let line = try #require(
        try await server.database.all(LedgerField.self).first {
          $0.reference(.zone) == zone && $0.text(.resource) == "land"
        })
      func correct(_ seen: Int64, _ free: String) async throws -> Answer {
        try await officer.post(
          path + "/ledger",
          [
            ("word", word), ("line", "\(line.id)"), ("zone_id", "#\(zone)"), ("resource", "land"), ("seen", "\(seen)"),
            ("free", free), ("total", "120"), ("evidence_grade", "documented"),
          ])
      }
      let low = try await correct(line.change, "20")
      #expect(low.status == 409 && low.text.contains("已预留 30亩") && low.text.contains("value=\"20\""))
      let empty = try await correct(line.change, " ")
      #expect(empty.status == 422 && empty.text.contains("href=\"#line-\(line.id)-free\""))
      #expect(try await correct(line.change, "45").status == 303)
      #expect(try await officer.get(path).text.contains("可用 15 / 120亩"))
      #expect(try await correct(line.change, "50").status == 412)
      let added = try await officer.post(
        path + "/ledger",
        [
          ("word", word), ("zone_id", "#\(zone)"), ("resource", "steam"), ("free", "6"),
          ("evidence_grade", "self_reported"),
        ])
      #expect(added.status == 303, "\(added.text)")
      #expect(try await officer.get(path).text.contains("6t/h"))
      let elsewhere = try await ParkPageTests.park(Partners.parks.second, server)
      #expect(
        try await officer.post(
          "/parks/\(elsewhere)/ledger", [("word", word), ("zone_id", "#\(zone)"), ("resource", "land"), ("free", "1")]
        ).status == 404)
    }
  }

  @Test func `parks and chains are shown to whom they belong, without forms to who may not keep them`() async throws {
    try await TestServer.with(.partners) { server in
      let park = try await ParkPageTests.park(Partners.parks.sample, server)
      let leader = try await Browser.loggedIn(Partners.leader, server)
      for path in ["/parks/\(park)", "/parks/chains/electronics"] {
        let page = try await leader.get(path).text
        #expect(!page.contains("<form method=\"post\" action=\"/parks"), "\(path)")
        #expect(page.contains("<svg") && page.contains("<title id="), "\(path)")
      }
      let other = try await Browser.loggedIn(Partners.secondPark, server)
      #expect(try await other.get("/parks/\(park)").status == 404)
      let own = try await other.get("/parks").text
      #expect(own.contains("示例外园") && !own.contains("石泉经济技术开发区"))
      let empty = try await other.get("/parks/\(try await ParkPageTests.park(Partners.parks.second, server))").text
      #expect(empty.contains("这个园区还没有片区"))
      #expect(try await leader.get("/parks/chains/none").status == 404)
      #expect(try await leader.get("/parks/99999999999999999999").status == 404)
    }
  }

  @Test func `a chain tells each link by form and word with the firms that meet it, and its state is corrected`()
    async throws
  {
    try await TestServer.with(.partners) { server in
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let word = try await ParkPageTests.word(officer)
      let path = "/parks/chains/electronics"
      let page = try await officer.get(path)
      #expect(page.body.count < 100_000 && page.text.contains("class=\"link restricted\""))
      let row = try #require(
        page.text.components(separatedBy: "id=\"link-E08-row\"").dropFirst().first?.components(separatedBy: "</tr>")
          .first)
      #expect(row.contains("薄弱") && row.contains("甲子示例线束有限公司") && row.contains("产品“"))
      #expect(row.contains("/needs/"))
      let link = try #require(try await server.database.all(LinkField.self).first { $0.text(.code) == "E08" })
      func correct(_ seen: Int64, _ fields: [(String, String)]) async throws -> Answer {
        try await officer.post(path + "/links/E08", [("word", word), ("seen", "\(seen)")] + fields)
      }
      let wrong = try await correct(
        link.change, [("status", "nonsense"), ("shown-status", "weak"), ("basis", "走访<i>")])
      #expect(wrong.status == 422 && wrong.text.contains("走访&lt;i&gt;"), "\(wrong.status)")
      let said: [(String, String)] = [
        ("status", "present"), ("shown-status", "weak"), ("evidence_grade", "documented"),
      ]
      #expect(try await correct(link.change, said).status == 303)
      #expect(try await correct(link.change, said).status == 412)
      let counts = try await officer.get(path).text
      #expect(counts.contains("class=\"link present\""))
      #expect(try await officer.post(path + "/links/S01", [("word", word)]).status == 404)
    }
  }

  @Test func `a chain is laid out downwards without a line through a node, loops and odd graphs among them`() {
    var generator = SystemRandomNumberGenerator()
    for round in 0..<200 {
      let count = round % 19
      let edges = (0..<(count * 2)).map { _ in
        (
          from: Int.random(in: 0..<max(1, count), using: &generator),
          to: Int.random(in: 0..<max(1, count), using: &generator)
        )
      }
      let layout = ChainLayout(count: count, edges: edges)
      #expect(layout.items.filter { $0.node != nil }.count == count)
      for way in layout.ways {
        let layers = way.items.map { layout.items[$0].layer }
        #expect(zip(layers, layers.dropFirst()).allSatisfy { $1 == $0 + 1 }, "\(edges)")
        #expect(way.items.dropFirst().dropLast().allSatisfy { layout.items[$0].node == nil })
      }
      for layer in 0..<layout.layers {
        let row = layout.items.filter { $0.layer == layer }.sorted { $0.x < $1.x }
        for (left, right) in zip(row, row.dropFirst()) {
          func half(_ item: ChainLayout.Item) -> Int { (item.node == nil ? ChainLayout.pass : ChainLayout.node) / 2 }
          #expect(right.x - left.x >= half(left) + half(right), "\(edges)")
        }
        #expect(row.allSatisfy { $0.x >= 0 && $0.x <= layout.width })
      }
    }
  }
}
