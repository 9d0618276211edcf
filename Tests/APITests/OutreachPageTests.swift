import Domain
import Scoring
import Service
import TestSupport
import Testing

@testable import API

/// The call list and the gaps on pages: what the lists say, and a call kept by a form.
@Suite(.serialized, .timeLimit(.minutes(20))) struct OutreachPageTests {
  typealias Browser = ConsoleTests.Browser

  @Test func `the call list says whom to call as the list itself does, and keeps what came of a call`() async throws {
    try await TestServer.with(.partners) { server in
      let desk = server.database.desk
      let view = try await desk.planOutreach(weeks: 2, today: desk.today(), invocation: TestDatabase.invocation)
      let second = try await desk.planOutreach(
        weeks: 2, from: 2, today: desk.today(), invocation: TestDatabase.invocation)
      #expect(second.items.map(\.position) == view.items.filter { $0.week == 2 }.map(\.position))
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let page = try await officer.get("/outreach?week=1")
      let later = try await officer.get("/outreach?week=2").text
      let word = try officer.word(of: page)
      #expect(view.items.count > 3)
      for item in view.items {
        let text = item.week == 1 ? page.text : later
        #expect(text.contains("id=\"call-\(item.enterprise.id)-\(item.need.id)\""))
        for ask in item.ask { #expect(text.contains(ask)) }
      }
      let people = try await server.database.all(PersonField.self)
      for phone in people.compactMap({ $0.text(.phone) }) { #expect(!page.text.contains(phone)) }
      let first = try #require(view.items.first { $0.week == 1 && $0.person != nil })
      func log(_ fields: [(String, String)]) async throws -> Answer {
        try await officer.post(
          "/outreach/log",
          [
            ("word", word), ("week", "1"), ("enterprise_id", "\(first.enterprise.id)"), ("need_id", "\(first.need.id)"),
            ("person_id", "\(first.person?.id ?? 0)"),
          ] + fields)
      }
      let dayless = try await log([("kind", "answered"), ("note", "有意来看"), ("next_step", "寄去资料")])
      let key = "call-\(first.enterprise.id)-\(first.need.id)"
      #expect(dayless.status == 422 && dayless.text.contains("href=\"#\(key)-next_due\""))
      #expect(dayless.text.contains("value=\"寄去资料\""))
      let before = try await server.database.all(EngagementField.self).count
      let kept = try await log([("kind", "unanswered")])
      let back = try #require(kept.headers["location"], "\(kept.text)")
      #expect(back.hasPrefix("/outreach?week=1&done=logged&change="))
      let calls = try await server.database.all(EngagementField.self)
      let call = try #require(calls.max { $0.id < $1.id })
      #expect(calls.count == before + 1 && call.text(.kind) == "unanswered")
      #expect(call.reference(.enterprise) == first.enterprise.id && call.date(.date) == desk.today())
      #expect(call.text(.officerLogin) == Partners.branchOfficer)
      #expect(try await officer.get(back).text.contains("已记录联系"))
      #expect(
        try await log([("kind", "answered"), ("next_step", "寄去资料"), ("next_due", "2027-01-06")]).status == 303)
      #expect(
        try await server.database.all(FollowUpField.self).contains {
          $0.text(.title) == "寄去资料" && $0.text(.ownerLogin) == Partners.branchOfficer
        })
      let wrong = try await officer.post("/outreach/contacts", [("word", word), ("purpose", "随便看看")])
      #expect(wrong.status == 422)
      let shown = try await officer.post("/outreach/contacts", [("word", word), ("purpose", "correction")])
      #expect(shown.status == 200 && shown.text.contains("已按“本人更正补充”查看"))
      let park = try await Browser.loggedIn(Partners.parkOfficial, server)
      #expect(try await park.get("/outreach").text.contains("action=\"/outreach/log\"") == false)
      let print = try await officer.get("/outreach/export?format=html&week=2")
      #expect(print.status == 200 && print.text.contains("呼叫清单"))
      let audit = try await desk.audit(AuditQuery(limit: 50), TestDatabase.invocation)
      #expect(audit.contains { $0.action == "records.export" })
    }
  }

  @Test func `the gaps say what is not known as the list itself does, for all needs or one`() async throws {
    try await TestServer.with(.partners) { server in
      let desk = server.database.desk
      let need = try #require(try await server.database.all(NeedField.self).first { $0.text(.code) == "SQ-2026-01" })
      let leader = try await Browser.loggedIn(Partners.leader, server)
      let whole = try await leader.get("/gaps").text
      let one = try await leader.get("/gaps?need=\(need.id)").text
      for (page, view) in [
        (whole, try await desk.gaps(top: 100, today: desk.today(), organisation: 1)),
        (one, try await desk.gaps(need: "#\(need.id)", top: 100, today: desk.today(), organisation: 1)),
      ] {
        #expect(!view.items.isEmpty)
        for item in view.items {
          #expect(page.contains("href=\"/enterprises/\(item.enterprise.id)\""))
          for fact in item.facts { #expect(page.contains(fact.text)) }
        }
      }
      let sheet = try await leader.get("/gaps/export?need=\(need.id)")
      #expect(sheet.status == 200 && sheet.body.starts(with: Array("PK".utf8)))
      #expect(try await leader.get("/gaps?need=99999999").status == 422)
    }
  }
}
