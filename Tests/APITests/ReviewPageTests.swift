import App
import Domain
import Service
import TestSupport
import Testing

@testable import API

/// The pages of review sessions: arranged, an agenda filled, opinions, rulings and resolutions by forms.
@Suite(.serialized, .timeLimit(.minutes(20))) struct ReviewPageTests {
  typealias Browser = ConsoleTests.Browser

  private static func word(_ browser: Browser) async throws -> String {
    try browser.word(of: try await browser.get("/password"))
  }

  /// The change that an answer names where it leads.
  private static func change(_ answer: Answer) throws -> String {
    let location = try #require(answer.headers["location"], "\(answer.status) \(answer.text.prefix(2000))")
    return String(try #require(location.firstMatch(of: #/change=(\d+)/#)?.1, "\(location)"))
  }

  /// A session that was held yesterday, arranged by its form.
  private static func arranged(_ officer: Browser, _ server: TestServer) async throws -> Int64 {
    let yesterday = server.application.desk.today().adding(days: -1)
    let made = try await officer.post(
      "/reviews/new",
      [("word", try await word(officer)), ("held_on", "\(yesterday)"), ("chair", "示例县领导乙"), ("place", "示例会议室")])
    let location = try #require(made.headers["location"], "\(made.text)")
    return try #require(location.firstMatch(of: #/\/reviews\/(\d+)\?done=made/#).flatMap { Int64($0.1) })
  }

  /// A project of the sample at work, put on the agenda.
  private static func listed(
    _ code: String, _ session: Int64, _ officer: Browser, _ server: TestServer
  ) async throws -> Stored<SessionItemField> {
    let project = try #require(
      try await server.database.all(OpportunityField.self).first { $0.text(.code) == code })
    let answer = try await officer.post(
      "/reviews/\(session)/items",
      [("word", try await word(officer)), ("opportunity_id", "\(project.id) \(project.words(.title))")])
    try #require(answer.status == 303, "\(answer.text)")
    return try #require(
      try await server.database.all(SessionItemField.self).first {
        $0.reference(.session) == session && $0.reference(.opportunity) == project.id
      })
  }

  @Test func `a session is arranged, its agenda filled and put in order, a project taken off and put back`()
    async throws
  {
    try await TestServer.with(.partners) { server in
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let word = try await ReviewPageTests.word(officer)
      let dayless = try await officer.post("/reviews/new", [("word", word), ("chair", "示例主持<b>")])
      #expect(dayless.status == 422 && dayless.text.contains("href=\"#held_on\""), "\(dayless.text)")
      #expect(dayless.text.contains("value=\"示例主持&lt;b&gt;\""))
      let session = try await ReviewPageTests.arranged(officer, server)
      let path = "/reviews/\(session)"
      let empty = try await officer.get(path)
      #expect(empty.text.contains("议程上还没有项目") && empty.text.contains("年第3次"))
      let unknown = try await officer.post(path + "/items", [("word", word), ("opportunity_id", "查无此项目")])
      #expect([404, 422].contains(unknown.status) && unknown.text.contains("查无此项目"))
      let first = try await ReviewPageTests.listed("ZT-2026-001", session, officer, server)
      let second = try await ReviewPageTests.listed("ZT-2026-004", session, officer, server)
      let opinions = try await server.database.all(OpinionField.self).filter { $0.reference(.item) == first.id }
      #expect(opinions.count == 11)
      func order() async throws -> [String] {
        try await officer.get(path).text.matches(of: #/<a href="\/reviews\/\d+\/items\/(\d+)">/#).map { String($0.1) }
      }
      #expect(try await order() == ["\(first.id)", "\(second.id)"])
      let moved = try await officer.post(
        path + "/items/\(second.id)/place", [("word", word), ("seen", "\(second.change)"), ("position", "0")])
      #expect(moved.status == 303, "\(moved.text)")
      #expect(try await order() == ["\(second.id)", "\(first.id)"])
      let stale = try await officer.post(
        path + "/items/\(second.id)/place", [("word", word), ("seen", "\(second.change)"), ("position", "77")])
      #expect(stale.status == 412 && stale.text.contains("value=\"77\"") && stale.text.contains("已被他人修改"))
      let removed = try await officer.post(
        path + "/items/\(first.id)/remove", [("word", word), ("seen", "\(first.change)")])
      #expect(try await order() == ["\(second.id)"])
      let back = try await officer.post(
        "/undo", [("word", word), ("change", try ReviewPageTests.change(removed)), ("back", path)])
      #expect(back.status == 303)
      #expect(try await order() == ["\(second.id)", "\(first.id)"])
      // An item is not reached under the address of another session.
      let other = try #require(try await server.database.all(ReviewSessionField.self).first { $0.id != session })
      #expect(try await officer.get("/reviews/\(other.id)/items/\(first.id)").status == 404)
      #expect(
        try await officer.post("/reviews/\(other.id)/items/\(first.id)/remove", [("word", word)]).status == 404)
      let list = try await officer.get("/reviews?state=planned").text
      #expect(list.contains("\"\(path)\"") && list.contains("2 个"))
      #expect(try await officer.get("/reviews?state=nonsense").status == 422)
      #expect(try await officer.get("/reviews?search=查无此会").text.contains("没有符合条件的联审会"))
    }
  }

  @Test func `opinions, a ruling and a resolution with conditions are recorded, and the page tells what came of them`()
    async throws
  {
    try await TestServer.with(.partners) { server in
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let word = try await ReviewPageTests.word(officer)
      let session = try await ReviewPageTests.arranged(officer, server)
      let item = try await ReviewPageTests.listed("ZT-2026-001", session, officer, server)
      let path = "/reviews/\(session)/items/\(item.id)"
      let opinion = try #require(
        try await server.database.all(OpinionField.self).first { $0.reference(.item) == item.id })
      let given = [("word", word), ("stance", "conditional"), ("text", "取得总量指标后实施"), ("given_on", "")]
      func opine(_ seen: Int64, _ fields: [(String, String)]) async throws -> Answer {
        try await officer.post(path + "/opinions/\(opinion.id)", fields + [("seen", "\(seen)")])
      }
      #expect(try await opine(opinion.change, given).status == 303)
      let told = try await officer.get(path).text
      #expect(told.contains("附条件同意") && told.contains("取得总量指标后实施"))
      let late = try await opine(opinion.change, [("word", word), ("stance", "agrees"), ("text", "另一意见<i>")])
      #expect(late.status == 412 && late.text.contains("另一意见&lt;i&gt;"))

      let nameless = try await officer.post(
        path + "/rulings", [("word", word), ("gate", "safety"), ("conditions", "留着")])
      #expect(
        nameless.status == 422 && nameless.text.contains("href=\"#ruling-outcome\"") && nameless.text.contains("留着"))
      let ruled = try await officer.post(
        path + "/rulings",
        [
          ("word", word), ("gate", "safety"), ("outcome", "refused"), ("department", "应急管理局"),
          ("paper", "示例纪要9号"),
        ])
      let effect = try await officer.get(try #require(ruled.headers["location"], "\(ruled.text)"))
      #expect(effect.text.contains("认定引起的排序变化") && effect.text.contains(" → "))
      #expect(effect.text.contains("示例纪要9号"))

      let form = try await officer.get(path + "/resolve")
      #expect(form.text.contains("name=\"seen\" value=\"\(item.change)\""))
      func resolve(_ fields: [(String, String)]) async throws -> Answer {
        try await officer.post(path + "/resolve", [("word", word), ("seen", "\(item.change)")] + fields)
      }
      let choiceless = try await resolve([("paper", "示例纪要9号"), ("conditions-1-text", "留着的条件")])
      #expect(choiceless.status == 422 && choiceless.text.contains("留着的条件"))
      let more = try await resolve([("more", "conditions"), ("conditions-2-text", "留着的条件")])
      #expect(more.status == 200 && more.text.contains("id=\"conditions-4-text\"") && more.text.contains("留着的条件"))
      let rest = try await resolve([
        ("resolution", "conditional"), ("paper", "示例纪要9号"), ("conditions-1-text", "取得总量指标"),
        ("conditions-1-owner", "王五"), ("conditions-1-due_on", "2027-01-03"),
      ])
      #expect(rest.status == 422 && rest.text.contains("href=\"#conditions-1-due_on\""), "\(rest.text)")
      let none = try await resolve([("resolution", "conditional"), ("paper", "示例纪要9号")])
      #expect(none.status == 422 && none.text.contains("href=\"#resolution\"") && none.text.contains("至少一项条件"))
      let done = try await resolve([
        ("resolution", "conditional"), ("paper", "示例纪要9号"), ("conditions-1-text", "取得总量指标"),
        ("conditions-1-owner", "王五"), ("conditions-1-due_on", "2027-01-06"),
      ])
      let page = try await officer.get(try #require(done.headers["location"], "\(done.text)"))
      #expect(page.text.contains("附条件通过,示例纪要9号") && page.text.contains("取得总量指标"))
      #expect(page.text.contains("现在可办理:") && page.text.contains("/move?to="))
      let task = try #require(
        try await server.database.all(FollowUpField.self).first { $0.reference(.sessionItem) == item.id })
      #expect(task.text(.owner) == "王五" && task.date(.dueOn) == CalendarDate("2027-01-06"))
      #expect(try await resolve([("resolution", "passed"), ("paper", "示例纪要9号")]).status == 412)
      let fresh = try #require(try await server.database.all(SessionItemField.self).first { $0.id == item.id })
      let again = try await officer.post(
        path + "/resolve",
        [("word", word), ("seen", "\(fresh.change)"), ("resolution", "passed"), ("paper", "示例纪要10号")])
      #expect(again.status == 409 && again.text.contains("已有决议") && again.text.contains("value=\"示例纪要10号\""))
      let back = try await officer.post(
        "/undo", [("word", word), ("change", try ReviewPageTests.change(done)), ("back", path)])
      #expect(back.status == 303)
      #expect(try await officer.get(path).text.contains("尚未决议"))
    }
  }

  @Test func `a leader reads the agenda and its sheets without forms, and what is printed is told to the audit`()
    async throws
  {
    try await TestServer.with(.partners) { server in
      let item = try #require(
        try await server.database.all(SessionItemField.self).first { $0.record[.resolution] == nil })
      let session = try #require(item.reference(.session))
      let leader = try await Browser.loggedIn(Partners.leader, server)
      let agenda = try await leader.get("/reviews/\(session)").text
      #expect(!agenda.contains("/items/\(item.id)/remove") && agenda.contains("打印一项目一表"))
      let sheet = try await leader.get("/reviews/\(session)/items/\(item.id)").text
      #expect(
        sheet.contains("准入条件") && !sheet.contains("登记决议</a>")
          && !sheet.contains("<form method=\"post\" action=\"/reviews"))
      let paper = try await leader.get("/reviews/\(session)/sheets?format=html&item=\(item.id)")
      #expect(paper.status == 200 && paper.text.contains("一项目一表"))
      let book = try await leader.get("/reviews/\(session)/sheets?format=xlsx")
      #expect(book.body.starts(with: Array("PK".utf8)))
      let rows = try await server.database.desk.audit(
        AuditQuery(action: "records.export", subject: "reviews/\(session)/sheets"), TestDatabase.invocation)
      #expect(rows.count == 2 && rows.allSatisfy { $0.detail.hasSuffix("1 条") })
      let stranger = try await Browser.loggedIn(Partners.stranger, server)
      for path in ["", "/items/\(item.id)", "/projector", "/sheets"] {
        #expect(try await stranger.get("/reviews/\(session)\(path)").status == 404, "\(path)")
      }
      #expect(try await stranger.get("/reviews").text.contains("还没有安排过联审会"))
    }
  }

  @Test func `the projector shows one project a screen and turns from the first to the last`() async throws {
    try await TestServer.with(.partners) { server in
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let session = try await ReviewPageTests.arranged(officer, server)
      let path = "/reviews/\(session)/projector"
      #expect(try await officer.get(path).text.contains("议程上还没有项目"))
      let items = [
        try await ReviewPageTests.listed("ZT-2026-001", session, officer, server),
        try await ReviewPageTests.listed("ZT-2026-004", session, officer, server),
      ]
      let first = try await officer.get(path).text
      #expect(
        first.contains("<b>1/2</b>") && first.contains("\(path)?item=2\" rel=\"next\"")
          && !first.contains("rel=\"prev\""))
      #expect(first.contains("/items/\(items[0].id)\" rel=\"up\"") && !first.contains("主要栏目"))
      for place in ["2", "3", "99999999999999999999", "-4"] {
        let page = try await officer.get("\(path)?item=\(place)")
        let isLast = place == "2" || place == "3"
        #expect(page.status == 200 && page.text.contains(isLast ? "<b>2/2</b>" : "<b>1/2</b>"), "\(place)")
        #expect(page.text.contains("rel=\"next\"") != isLast)
      }
    }
  }
}
