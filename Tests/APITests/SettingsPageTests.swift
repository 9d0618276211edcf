import Domain
import Secrets
import Service
import TestSupport
import Testing

@testable import API

/// One's own account, the accounts of the organisation and the audit, on pages.
@Suite(.serialized, .timeLimit(.minutes(20))) struct SettingsPageTests {
  private typealias Browser = ConsoleTests.Browser

  @Test func `a token is told once, lets its holder in, and ends when it is revoked`() async throws {
    try await TestServer.with(.partners) { server in
      let browser = try await Browser.loggedIn(Partners.leader, server)
      let page = try await browser.get("/settings")
      let word = try browser.word(of: page)
      let empty = try await browser.post("/settings/tokens", [("word", word), ("title", " "), ("days", "很多")])
      #expect(empty.status == 422 && empty.text.contains("href=\"#title\"") && empty.text.contains("value=\"很多\""))
      let made = try await browser.post("/settings/tokens", [("word", word), ("title", "示例日报"), ("days", "")])
      #expect(made.status == 200 && made.headers["cache-control"] == "no-store")
      let token = String(try #require(made.text.firstMatch(of: #/<code>([^<]+)<\/code>/#)?.1))
      let api = try await server.client.get("/api/v1/session", ["Authorization": "Bearer \(token)"])
      #expect(api.status == 200)
      let after = try await browser.get("/settings")
      #expect(after.text.contains("示例日报") && !after.text.contains(token))
      let path = String(try #require(after.text.firstMatch(of: #/action="(\/settings\/tokens\/\d+\/revoke)"/#)?.1))
      #expect(try await browser.post(path, [("word", word)]).headers["location"] == "/settings?done=revoked")
      #expect(try await server.client.get("/api/v1/session", ["Authorization": "Bearer \(token)"]).status == 401)
      #expect(try await browser.post("/settings/sessions", [("word", word)]).status == 303)
      #expect(try await browser.get("/settings").headers["location"]?.hasPrefix("/login") == true)
    }
  }

  @Test func `a code beside the password is taken on and off, and its secret told once`() async throws {
    try await TestServer.with(.partners) { server in
      let browser = try await Browser.loggedIn(Partners.leader, server)
      let word = try browser.word(of: try await browser.get("/settings"))
      let wrong = try await browser.post("/settings/second-factor", [("word", word), ("password", "不是它")])
      #expect(wrong.status == 422 && wrong.text.contains("href=\"#password\""))
      let offered = try await browser.post(
        "/settings/second-factor", [("word", word), ("password", Partners.password)])
      #expect(offered.status == 200 && offered.text.contains("otpauth://totp/") && offered.text.contains("确认启用"))
      let refused = try await browser.post("/settings/second-factor/confirm", [("word", word), ("code", "000")])
      #expect(refused.status == 422 && refused.text.contains("href=\"#code\""))
      let later = try await browser.get("/settings")
      #expect(!later.text.contains("otpauth://"))
    }
  }

  @Test func `an administrator adds an account, changes, locks and unlocks it, and reads of it in the audit`()
    async throws
  {
    try await TestServer.with(.partners) { server in
      let browser = try await Browser.loggedIn(Partners.administrator, server)
      let word = try browser.word(of: try await browser.get("/settings/accounts"))
      func post(_ path: String, _ fields: [(String, String)]) async throws -> Answer {
        try await browser.post("/settings/accounts" + path, [("word", word)] + fields)
      }
      let wrong = try await post("", [("login", "示例"), ("name", "示例新人"), ("role", "leader")])
      #expect(wrong.status == 422 && wrong.text.contains("href=\"#login\"") && wrong.text.contains("value=\"示例新人\""))
      let made = try await post("", [("login", "xin.ren"), ("name", "示例新人"), ("role", "leader"), ("parks", "")])
      let password = String(try #require(made.text.firstMatch(of: #/<code>([^<]+)<\/code>/#)?.1))
      #expect(made.status == 200 && made.headers["cache-control"] == "no-store")
      let visitor = Browser(server)
      func enter() async throws -> Int {
        try await visitor.post("/login", [("login", "xin.ren"), ("password", password)]).status
      }
      #expect(try await enter() == 303)
      let parkless = try await post("/xin.ren/role", [("role", "park_official"), ("parks", "")])
      #expect(parkless.status == 422)
      // Several parks stay several: the page ticks each, and saving it as it stands takes none away.
      let codes = try await server.database.all(ParkField.self).compactMap { $0.text(.code) }
      try #require(codes.count > 1)
      let park = try await post("/xin.ren/role", [("role", "park_official")] + codes.map { ("parks", $0) })
      #expect(park.status == 303)
      let list = try await server.database.desk.keepAccounts.list(TestDatabase.invocation)
      #expect(Set(list.first { $0.login == "xin.ren" }?.parks ?? []) == Set(codes))
      let page = try await browser.get("/settings/accounts").text
      let row = try #require(
        page.split(separator: "/settings/accounts/xin.ren/role").last?.split(separator: "</form>").first)
      #expect(row.matches(of: #/name="parks"[^>]* checked/#).count == codes.count)
      #expect(try await post("/xin.ren/state", [("state", "disabled")]).status == 303)
      #expect(try await enter() == 401)
      #expect(try await post("/xin.ren/state", [("state", "enabled")]).status == 303)
      let reset = try await post("/xin.ren/password", [])
      #expect(reset.status == 200 && !reset.text.contains(password))
      #expect(try await enter() == 401)
      // The last administrator stays.
      let last = try await post("/\(Partners.administrator)/state", [("state", "disabled")])
      #expect(last.status == 409 && last.text.contains("没有管理员"))
      let audit = try await browser.get("/settings/audit?subject=account:xin.ren")
      for action in ["account.add", "account.role", "account.disable", "account.enable", "account.reset_password"] {
        #expect(audit.text.contains(action), "\(action)")
      }
      #expect(!audit.text.contains(password))
      #expect(try await browser.get("/settings/audit?from=昨天").status == 422)
    }
  }

  @Test func `a row of the audit shows what stood before and after`() async throws {
    try await TestServer.with(.partners) { server in
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let task = try #require(
        try await server.database.all(FollowUpField.self).first {
          $0.text(.state) == "open" && $0.text(.orderState) == nil
        })
      let word = try officer.word(of: try await officer.get("/settings"))
      let closed = try await officer.post(
        "/today/follow-ups/\(task.id)/close", [("word", word), ("result", "示例答复内容")])
      #expect(closed.status == 303)
      let browser = try await Browser.loggedIn(Partners.administrator, server)
      let found = try await server.database.desk.audit(
        AuditQuery(action: "follow_up.", limit: 1), TestDatabase.invocation
      ).first
      let event = try #require(found)
      let page = try await browser.get("/settings/audit/\(event.number)")
      #expect(page.status == 200 && page.text.contains("示例答复内容") && page.text.contains("<h2>改动</h2>"))
      #expect(try await browser.get("/settings/audit/999999").status == 404)
      let stranger = try await Browser.loggedIn(Partners.stranger, server)
      let others = try await stranger.get("/settings/audit")
      #expect(!others.text.contains(Partners.leader))
    }
  }
}
