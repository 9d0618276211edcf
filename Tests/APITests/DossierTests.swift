import Domain
import Scoring
import Service
import TestSupport
import Testing

@testable import API

/// Dossiers: what is printed, what its code says later, and to whom it says nothing.
@Suite(.serialized, .timeLimit(.minutes(20))) struct DossierTests {
  typealias Browser = ConsoleTests.Browser

  private static func need(_ server: TestServer) async throws -> Int64 {
    try #require(try await server.database.all(NeedField.self).first { $0.text(.code) == "SQ-2026-01" }).id
  }

  private static func best(_ server: TestServer, _ need: Int64) async throws -> RankingView {
    try await server.database.desk.ranking.rank(
      need: "#\(need)", .init(), today: server.database.desk.today(), invocation: TestDatabase.invocation)
  }

  /// The code on a printed page.
  private static func code(_ page: Answer) throws -> String {
    String(
      try #require(page.text.firstMatch(of: #/class="code">([^<]+)</#)?.1, "\(page.status) \(page.text.prefix(500))"))
  }

  @Test func `a pair's dossier tells gates with clauses, contributions and unknowns in the engine's own words`()
    async throws
  {
    try await TestServer.with(.partners) { server in
      let need = try await DossierTests.need(server)
      let match = try #require(try await DossierTests.best(server, need).asked.first)
      let leader = try await Browser.loggedIn(Partners.leader, server)
      let path = "/needs/\(need)/firms/\(match.enterprise.id)/dossier"
      let page = try await leader.get(path)
      #expect(page.status == 200 && page.text.contains("项目匹配研判书") && page.text.contains(match.enterprise.name))
      for gate in match.gates { #expect(page.text.contains(gate.rule.label) && page.text.contains(gate.verdict.label)) }
      for line in match.sides.flatMap(\.contributions) where line.applicable {
        #expect(page.text.contains(line.label) && page.text.contains("<td>\(line.contribution.text)</td>"))
      }
      #expect(page.text.contains("\(match.score.text) 分") && page.text.contains("数据版本"))
      #expect(page.text.contains("<svg viewBox=") && !page.text.contains(" style="))
      // The same content keeps its code; a workbook is the same print.
      let code = try DossierTests.code(page)
      #expect(try DossierTests.code(try await leader.get(path)) == code)
      let book = try await leader.get(path + "?format=xlsx")
      #expect(book.status == 200 && book.body.starts(with: Array("PK".utf8)))
      #expect(book.headers["content-disposition"]?.contains(code) == true)
      let list = try await leader.get("/needs/\(need)/dossier?top=3")
      #expect(list.status == 200 && list.text.contains(match.enterprise.name))
      #expect(try DossierTests.code(list) != code)
      #expect(try await leader.get("/needs/\(need)/dossier?top=99999999999999999999").status == 200)
      #expect(try await leader.get("/needs/\(need)/firms/\(match.enterprise.id)").text.contains(path))
      // Contact data is no part of it.
      for person in try await server.database.all(PersonField.self) {
        if let phone = person.text(.phone) { #expect(!page.text.contains(phone)) }
      }
    }
  }

  @Test func `a code says that the print is current, then what changed, then that it is withdrawn`() async throws {
    try await TestServer.with(.partners) { server in
      let need = try await DossierTests.need(server)
      let match = try #require(try await DossierTests.best(server, need).asked.first)
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let code = try DossierTests.code(
        try await officer.get("/needs/\(need)/firms/\(match.enterprise.id)/dossier"))
      let list = try DossierTests.code(try await officer.get("/needs/\(need)/dossier"))
      let current = try await officer.get("/p/\(code)")
      #expect(current.status == 200 && current.text.contains("仍为最新"))
      #expect(try await officer.get("/p/\(code.lowercased().replacing("-", with: ""))").text.contains("仍为最新"))
      let desk = server.database.desk
      let plan = try #require(
        try await server.database.all(PlanField.self).first { $0.reference(.enterprise) == match.enterprise.id })
      _ = try await desk.records(PlanField.self).edit(
        "#\(plan.id)", ["fixed_investment_yuan": .text("100万元"), "new_local_jobs": .text("3")],
        evidence: EvidenceInput(title: "示例更正函", grade: .documented, takes: true), today: desk.today(),
        invocation: TestDatabase.invocation)
      _ = try await desk.scenes.refresh(organisation: 1)
      let changed = try await officer.get("/p/\(code)").text
      #expect(changed.contains("已有变化") && changed.contains("示例更正函") && changed.contains("数据变动"))
      #expect(try await officer.get("/p/\(list)").text.contains("已有变化"))
      let again = try DossierTests.code(
        try await officer.get("/needs/\(need)/firms/\(match.enterprise.id)/dossier"))
      #expect(again != code)
      #expect(try await officer.get("/p/\(again)").text.contains("仍为最新"))

      let word = try officer.word(of: try await officer.get("/p/\(code)"))
      let reasonless = try await officer.post("/p/\(code)/withdraw", [("word", word), ("reason", "")])
      #expect(reasonless.status == 422 && reasonless.text.contains("请选择撤回的缘由"))
      let gone = try await officer.post("/p/\(code)/withdraw", [("word", word), ("reason", "replaced")])
      #expect(gone.status == 303)
      let leader = try await Browser.loggedIn(Partners.leader, server)
      let told = try await leader.get("/p/\(code)").text
      #expect(told.contains("已撤回") && told.contains("已另出新的研判书") && !told.contains("撤回这份打印件"))
      let twice = try await officer.post("/p/\(code)/withdraw", [("word", word), ("reason", "wrong")])
      #expect(twice.status == 409)
      let audit = try await desk.audit(AuditQuery(limit: 50), TestDatabase.invocation)
      #expect(audit.contains { $0.action == "dossier.withdraw" })
    }
  }

  @Test func `to whom a print is not meant for every code gives the same page, byte for byte`() async throws {
    try await TestServer.with(.partners) { server in
      let need = try await DossierTests.need(server)
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let code = try DossierTests.code(try await officer.get("/needs/\(need)/dossier"))
      let nobody = Browser(server)
      let plain = try await nobody.get("/p/22222-22222")
      #expect(plain.status == 404 && plain.headers["content-type"]?.hasPrefix("text/html") == true)
      let others = [
        try await Browser.loggedIn(Partners.stranger, server),
        try await Browser.loggedIn(Partners.secondPark, server), try await Browser.loggedIn(Partners.firm, server),
      ]
      // Whoever is meant sees that page for a code that is none.
      let neutral = try await officer.get("/p/22222-22222")
      for asked in [code, code.lowercased(), "22222-22222", "AAAAA-AAAAA", "x", "%E5%BC%95%E5%87%A4"] {
        for browser in others {
          let answer = try await browser.get("/p/\(asked)")
          #expect(answer.status == neutral.status && answer.body == neutral.body, "\(asked)")
        }
        // Who is not logged in is led back after logging in: the way there is all that differs.
        let answer = try await nobody.get("/p/\(asked)")
        let way = QueryText.text([("next", "/p/\(asked)")])
        #expect(answer.status == plain.status && answer.text.contains("/login?" + way), "\(asked)")
        #expect(
          answer.text.replacing(way, with: "") == plain.text.replacing("next=%2Fp%2F22222-22222", with: ""), "\(asked)")
      }
      // And nobody of them withdraws it.
      for login in [Partners.secondPark, Partners.stranger] {
        let browser = try await Browser.loggedIn(login, server)
        let word = try browser.word(of: try await browser.get("/password"))
        let refused = try await browser.post("/p/\(code)/withdraw", [("word", word), ("reason", "wrong")])
        #expect(refused.status == 404 && refused.body == neutral.body)
      }
      #expect(try await officer.get("/p/\(code)").text.contains("仍为最新"))
    }
  }

  @Test(arguments: ["7K2MF-9QXT", "", "0000000000", "IIIII-LLLLL", String(repeating: "2", count: 4000)])
  func `what is no code is none`(text: String) { #expect(PrintCode(typed: text) == nil) }

  @Test func `a code tells any one wrong sign and any two neighbours that changed places`() throws {
    for _ in 0..<50 {
      let code = PrintCode.random()
      #expect(PrintCode(typed: code.shown) == code && PrintCode(typed: " \(code.text.lowercased()) ") == code)
      let signs = Array(code.text)
      for index in signs.indices {
        var wrong = signs
        wrong[index] = wrong[index] == "2" ? "3" : "2"
        #expect(PrintCode(typed: String(wrong)) == nil)
        guard index > 0, signs[index] != signs[index - 1] else { continue }
        var swapped = signs
        swapped.swapAt(index, index - 1)
        #expect(PrintCode(typed: String(swapped)) == nil)
      }
    }
  }

  @Test func `the interface prints and checks the same`() async throws {
    try await TestServer.with(.partners) { server in
      let need = try await DossierTests.need(server)
      let leader = try await Browser.loggedIn(Partners.leader, server)
      let printed = try await server.client.get("/api/v1/needs/\(need)/dossier?top=3", ["Cookie": leader.cookie])
      let code = try DossierTests.code(printed)
      // Without an address to lead to there is no picture.
      #expect(!printed.text.contains("<svg"))
      let check = try await server.client.get("/api/v1/prints/\(code)", ["Cookie": leader.cookie])
      #expect(check.status == 200 && check.json["state"]?.text == "current" && check.json["code"]?.text == code)
      #expect(try await server.client.get("/api/v1/prints/22222-22222", ["Cookie": leader.cookie]).status == 404)
    }
  }

  @Test func `the help page tells the weights in force, and to whom may not rank no figures`() async throws {
    try await TestServer.with(.partners) { server in
      let profile = try await server.database.desk.rules.profile("outreach", organisation: 1)
      let leader = try await Browser.loggedIn(Partners.leader, server)
      let page = try await leader.get("/help")
      #expect(page.status == 200 && page.text.contains(profile.title) && page.text.contains("<caption>落地价值的权重"))
      let rules = try await server.database.desk.rules.gateRules(organisation: 1)
      #expect(page.text.contains(rules.version))
      for browser in [Browser(server), try await Browser.loggedIn(Partners.firm, server)] {
        let plain = try await browser.get("/help")
        #expect(plain.status == 200 && plain.text.contains("待核实不等于通过") && !plain.text.contains("的权重</caption>"))
      }
      #expect(try await leader.get("/today").text.contains("href=\"/help\""))
      #expect(try await Browser(server).get("/login").text.contains("href=\"/help\""))
    }
  }
}
