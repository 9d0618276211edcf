import Domain
import Scoring
import Service
import TestSupport
import Testing

@testable import API
@testable import Console

/// A need's page with as many firms as it lists.
@Suite(.serialized, .timeLimit(.minutes(20))) struct LongListTests {
  @Test func `a hundred ranked firms fit on a page, and say once what most of them leave open`() async throws {
    try await TestServer.with(.partners) { server in
      let database = server.database
      let need = try #require(
        try await database.all(NeedField.self).first { $0.text(.code) == "SQ-2026-01" })
      let products = FieldValue.texts(["汽车线束", "端子", "连接器"])
      // Of the trade of a firm that is ranked.
      let ranked = try await database.desk.ranking.rank(
        need: "#\(need.id)", .init(), today: database.desk.today(), invocation: TestDatabase.invocation)
      let like = try #require(
        try await database.all(EnterpriseField.self).first { $0.id == ranked.asked.first?.enterprise.id })
      let firms = try await database.insert(
        (0..<120).map { number in
          Record<EnterpriseField>(
            [
              .name: .text("虚构\(1000 + number)号汽车线束有限公司"), .products: products, .headcount: .count(Int64(50 + number)),
            ].merging(like.record[.industryCode].map { [.industryCode: $0] } ?? [:]) { own, _ in own })
        })
      _ = try await database.insert(
        firms.map { firm in
          Record<PlanField>([
            .enterprise: .reference(firm), .name: .text("虚构汽车线束生产线"), .content: .text("汽车线束加工"),
          ])
        })
      _ = try await database.desk.scenes.refresh(organisation: 1)
      let officer = try await ConsoleTests.Browser.loggedIn(Partners.branchOfficer, server)
      let page = try await officer.get("/needs/\(need.id)?top=100")
      #expect(page.status == 200)
      #expect(page.text.matches(of: /<td class="place">/).count == 100)
      #expect(page.body.count <= 100_000, "\(page.body.count) bytes")
      #expect(page.text.matches(of: /列出的企业大多待核实/).count == 1)
      // The labels that cells have on a narrow screen are those of the head of the table.
      let style = try #require(page.text.firstMatch(of: /href="(\/assets\/console[^"]*)"/)?.1)
      let css = try await officer.get(String(style)).text
      let head = try #require(page.text.firstMatch(of: /<table class="cards ranked">[\s\S]*?<\/thead>/)?.0)
        .replacing("<br>", with: "")
      let labels = css.matches(of: /\.(\w+)::before \{ content: "([^"]+)"; \}/)
      #expect(labels.count == 6)
      for label in labels { #expect(head.contains(">\(label.2)"), "\(label.2)") }
    }
  }

  @Test func `no row of a list hides how its gates stand, whatever is said once for most`() async throws {
    try await TestDatabase.with(.partners) { database in
      var differing = 0
      for need in try await database.all(NeedField.self) {
        let view = try await database.desk.ranking.rank(
          need: "#\(need.id)", .init(), today: database.desk.today(), invocation: TestDatabase.invocation)
        differing += LongListTests.differing(view.asked)
      }
      #expect(differing > 0)
    }
  }

  /// Holds each row's lines against its gates; how many gates stand otherwise than in most rows.
  private static func differing(_ matches: [Match]) -> Int {
    let open = OpenGates(matches)
    let usual = Set((open.words ?? "").split(separator: "、").map { String($0) })
    var differing = 0
    for match in matches {
      let lines = open.lines(of: match)
      for gate in match.gates {
        let own = lines.filter { $0.contains(gate.rule.label) }
        let isTold = own.contains { $0.contains(gate.verdict.label) }
        let isUsual = usual.contains(gate.rule.label)
        if gate.verdict == .unknown {
          #expect(isTold != isUsual, "\(gate.rule.label) \(lines)")
        } else if isUsual || gate.verdict == .fail {
          differing += 1
          #expect(isTold, "\(gate.rule.label) \(lines)")
        }
      }
    }
    return differing
  }
}
