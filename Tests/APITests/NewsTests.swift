import Domain
import Foundation
import Service
import TestSupport
import Testing

@testable import API

/// What the day's page tells of what others changed.
@Suite(.serialized, .timeLimit(.minutes(10))) struct NewsTests {
  private typealias Browser = ConsoleTests.Browser

  /// What the page answers in the cookie of what was looked at.
  private static func looked(_ answer: Answer) -> String? {
    answer.headers["set-cookie"]?.split(separator: ";").first.map(String.init)
  }

  @Test func `what others changed since the last look is told until it was read, one's own is not`() async throws {
    try await TestServer.with(.partners) { server in
      var officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let session = officer.cookie
      let first = try await officer.get("/today?whose=all")
      let seen = try #require(NewsTests.looked(first))
      #expect(seen.hasPrefix("__Host-yinfeng-looked=") && !first.text.contains("id=\"news\""))
      officer.cookie = "\(session); \(seen)"
      #expect(!(try await officer.get("/today?whose=all")).text.contains("id=\"news\""))

      let need = try #require(try await server.database.all(NeedField.self).first)
      _ = try await server.database.desk.records(NeedField.self).edit(
        "#\(need.id)", ["note": .text("示例:盼十二月见面")], evidence: EvidenceInput(), today: server.database.desk.today(),
        invocation: TestDatabase.invocation)
      let told = try await officer.get("/today?whose=all")
      #expect(told.text.contains("id=\"news\"") && told.text.contains("盼十二月见面"))
      #expect(told.text.contains("href=\"/needs/\(need.id)\"") && NewsTests.looked(told) == nil)

      // Another's change stays another's where one changes the same record afterwards, and what was taken back is no news.
      _ = try await server.database.desk(of: Partners.branchOfficer).records(NeedField.self).edit(
        "#\(need.id)", ["cooperation": .text("租赁")], evidence: EvidenceInput(), today: server.database.desk.today(),
        invocation: server.database.desk(of: Partners.branchOfficer).invocation())
      let mixed = try await officer.get("/today?whose=all").text
      #expect(mixed.contains("盼十二月见面") && !mixed.contains("租赁"))

      let task = try #require(
        try await server.database.all(FollowUpField.self).first {
          $0.text(.state) == "open" && $0.text(.orderState) == nil
        })
      let word = try officer.word(of: told)
      let closed = try await officer.post(
        "/today/follow-ups/\(task.id)/close", [("word", word), ("whose", "all"), ("result", "已当面说清")])
      #expect(closed.status == 303)
      #expect(!(try await officer.get("/today?whose=all")).text.contains("已当面说清"))

      let version = String(try #require(told.text.firstMatch(of: #/name="version" value="(\d+)"/#)?.1))
      let read = try await officer.post("/today/looked", [("word", word), ("whose", "all"), ("version", version)])
      #expect(read.status == 303)
      officer.cookie = "\(session); \(try #require(NewsTests.looked(read)))"
      #expect(!(try await officer.get("/today?whose=all")).text.contains("id=\"news\""))

      let taken = try await server.database.desk.records(NeedField.self).edit(
        "#\(need.id)", ["note": .text("示例:写错了")], evidence: EvidenceInput(), today: server.database.desk.today(),
        invocation: TestDatabase.invocation)
      #expect(try await officer.get("/today?whose=all").text.contains("写错了"))
      _ = try await server.database.desk.undo(try #require(taken.change), invocation: TestDatabase.invocation)
      #expect(!(try await officer.get("/today?whose=all")).text.contains("id=\"news\""))

      // The mark of one account says nothing of what another has read; what is no mark is none.
      let leader = try await Browser.loggedIn(Partners.leader, server)
      for mark in [seen, "__Host-yinfeng-looked=1", "__Host-yinfeng-looked=x.99999999999999999999999"] {
        var other = leader
        other.cookie += "; \(mark)"
        let answer = try await other.get("/today?whose=all")
        #expect(answer.status == 200 && NewsTests.looked(answer) != nil && !answer.text.contains("id=\"news\""))
      }
    }
  }

  @Test func `a table that is read in is one line`() async throws {
    try await TestServer.with(.partners) { server in
      var reader = try await Browser.loggedIn(Partners.leader, server)
      reader.cookie += "; " + (try #require(NewsTests.looked(try await reader.get("/today"))))
      _ = try await ConsoleTests.imported(server)
      let told = try await reader.get("/today?whose=all").text
      #expect(told.contains("企业 导入") && told.contains("id=\"news\""))
    }
  }
}
