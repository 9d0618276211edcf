import Domain
import Foundation
import HTTPTypes
import Postgres
import Secrets
import Service
import TestSupport
import Testing

@testable import API

/// Who is let in, and what they may do then.
@Suite(.serialized, .timeLimit(.minutes(20))) struct AccessTests {
  private static let root = "/api/v1"

  private static func token(
    _ login: String, _ server: TestServer, writes: Bool = true
  ) async throws -> (text: String, id: Int64) {
    let account = try await server.database.account(login)
    let invocation = Invocation(organisation: account.organisation, actor: "测试员", requestID: "test")
    let made = try await server.database.desk.token(
      for: login, title: "测试", writes: writes, days: nil, invocation)
    return (made.text, made.credential.id)
  }

  private static func bearer(_ text: String) -> [String: String] { ["Authorization": "Bearer \(text)"] }

  private static func logIn(
    _ login: String, _ password: String, _ server: TestServer, _ headers: [String: String] = [:]
  ) async throws -> Answer {
    let body = try JSONSerialization.data(withJSONObject: ["login": login, "password": password])
    return try await server.client.send(
      "POST", root + "/session", json: String(decoding: body, as: UTF8.self), headers)
  }

  /// The cookie of a session that was begun, and its word.
  private static func session(_ login: String, _ server: TestServer) async throws -> (cookie: String, word: String) {
    let answer = try await logIn(login, Partners.password, server)
    #expect(answer.status == 200, "\(String(decoding: answer.body, as: UTF8.self))")
    let cookie = try #require(answer.headers["set-cookie"]?.split(separator: ";").first.map(String.init))
    return (cookie, try #require(answer.json["csrf_token"]?.text))
  }

  /// Every route, with one of each role: who may is let through to the use case, who may not is told so.
  @Test func `what each role may do is what the policy table says, route by route`() async throws {
    try await TestServer.with(.partners) { server in
      for (role, login) in Partners.byRole {
        let token = try await AccessTests.token(login, server).text
        for route in RouteTable.all {
          let expected: Bool
          switch route.access {
          case .everybody: expected = true
          case .account(nil): expected = false
          case .account(let action?): expected = Policy.scope(of: role, action) != nil
          }
          let path = route.path.replacing(/\{\w+\}/, with: "999999")
          var headers = AccessTests.bearer(token)
          if case .json? = route.body { headers["Content-Type"] = "application/json" }
          let answer = try await server.client.send(
            route.method.rawValue, path, headers, route.body == nil ? [] : Array("{}".utf8))
          let isRefused = answer.status == 403 && answer.code == "not_allowed"
          #expect(isRefused != expected, "\(role) \(route.operation): \(answer.status) \(answer.code ?? "")")
          #expect(answer.status != 401 || route.operation == "logIn", "\(role) \(route.operation)")
          #expect(answer.status < 500, "\(role) \(route.operation)")
        }
      }
    }
  }

  @Test(arguments: RouteTable.all.map(\.operation))
  func `a route that writes stands in the policy`(operation: String) throws {
    let route = try #require(RouteTable.all.first { $0.operation == operation })
    #expect(route.access != .account(nil), "\(operation) has no action; name it in Route.actions")
  }

  @Test func `with accounts nobody is answered unknown, and what tells nothing is answered to all`() async throws {
    try await TestServer.with(.partners) { server in
      for route in RouteTable.all where route.access != .everybody {
        let path = route.path.replacing(/\{\w+\}/, with: "1")
        let answer = try await server.client.send(route.method.rawValue, path)
        #expect(answer.status == 401, "\(route.operation): \(answer.status)")
        #expect(answer.code == "login_required")
        #expect(answer.headers["www-authenticate"]?.hasPrefix("Bearer") == true)
      }
      for path in ["/healthz", "/readyz", "/api/v1/openapi.json"] {
        #expect(try await server.client.get(path).status == 200)
      }
      for wrong in ["Bearer", "Bearer x", "Basic eDp5", "Bearer yf_p_" + String(repeating: "A", count: 48)] {
        #expect(try await server.client.get("/api/v1/needs", ["Authorization": wrong]).status == 401, "\(wrong)")
      }
    }
  }

  @Test func `without accounts the server is its operator's`() async throws {
    try await TestServer.with(.sample) { server in
      let needs = try await server.client.get("/api/v1/needs")
      let own = try await server.client.get("/api/v1/session")
      #expect(needs.status == 200 && own.status == 404)
    }
  }

  @Test func `a wrong password, an unknown and a disabled account are answered alike, after the same work`()
    async throws
  {
    try await TestServer.with(.partners) { server in
      _ = try await server.database.desk.keepAccounts.setDisabled(Partners.leader, true, TestDatabase.invocation)
      var answers: [String] = []
      for (login, password) in [
        (Partners.branchOfficer, "不是这一句不是这一句不是"), ("nobody.shi", Partners.password),
        (Partners.leader, Partners.password),
      ] {
        var work: [Int] = []
        for round in 1...3 {
          var server = server
          server.client.source = "127.0.0.\(round + 10)"
          let before = WorkThreads.hashing.begun
          let answer = try await AccessTests.logIn(login, password, server, ["X-Request-ID": "same"])
          work.append(WorkThreads.hashing.begun - before)
          #expect(answer.status == 401 && answer.headers["set-cookie"] == nil)
          answers.append(String(decoding: answer.body, as: UTF8.self))
        }
        // Tests beside this one hash too, and not in every round.
        #expect(work.min() == 1, "\(login): \(work)")
      }
      #expect(Set(answers).count == 1)
    }
  }

  @Test func `who guesses waits longer and longer, and is told how long`() async throws {
    try await TestServer.with(.partners) { server in
      for _ in 0..<5 {
        #expect(try await AccessTests.logIn(Partners.leader, "不是这一句不是这一句不是", server).status == 401)
      }
      let waits = try await AccessTests.logIn(Partners.leader, Partners.password, server)
      #expect(waits.status == 429 && waits.code == "too_many_attempts")
      #expect(waits.headers["retry-after"].flatMap { Int($0) } == 1)
      // Another account from the same address is not held up by it.
      #expect(try await AccessTests.logIn(Partners.branchOfficer, Partners.password, server).status == 200)
      try await server.database.withOwner { owner in
        try await owner.executeScript("update failed_login set failed_at = failed_at - interval '1 hour'")
      }
      #expect(try await AccessTests.logIn(Partners.leader, Partners.password, server).status == 200)
    }
  }

  @Test func `nobody locks somebody else out from where they were let in`() async throws {
    try await TestServer.with(.partners) { server in
      let logIn = server.database.desk.logIn
      func attempt(_ password: String, from address: String) async -> String? {
        do {
          _ = try await logIn(login: Partners.leader, password: password, address: address, requestID: "test")
          return nil
        } catch { return (error as? ServiceError)?.code }
      }
      #expect(await attempt(Partners.password, from: "192.0.2.1") == nil)
      for number in 0..<14 { _ = await attempt("不是这一句不是这一句不是", from: "198.51.100.\(number)") }
      #expect(await attempt("不是这一句不是这一句不是", from: "198.51.100.99") == "too_many_attempts")
      #expect(await attempt(Partners.password, from: "192.0.2.1") == nil)
      // Log-ins that do hold nobody up.
      for _ in 0..<60 { #expect(await attempt(Partners.password, from: "192.0.2.1") == nil) }
    }
  }

  @Test func `guesses at once are counted before they are judged`() async throws {
    try await TestServer.with(.partners) { server in
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<20 {
          group.addTask { try await AccessTests.logIn(Partners.leader, "不是这一句不是这一句不是", server).status }
        }
        return try await group.reduce(into: [Int]()) { $0.append($1) }
      }
      #expect(statuses.filter { $0 == 401 }.count <= 7, "\(statuses)")
      #expect(statuses.contains(429))
    }
  }

  @Test func `a session's cookie is for this host alone, and its changes carry its word`() async throws {
    try await TestServer.with(.partners) { server in
      let answer = try await AccessTests.logIn(Partners.branchOfficer, Partners.password, server)
      let set = try #require(answer.headers["set-cookie"])
      for part in ["__Host-yinfeng=", "Path=/", "HttpOnly", "Secure", "SameSite=Lax"] { #expect(set.contains(part)) }
      #expect(!set.contains("Domain"))
      let (cookie, word) = try await AccessTests.session(Partners.branchOfficer, server)
      let (other, otherWord) = try await AccessTests.session(Partners.branchOfficer, server)
      #expect(cookie != other && word != otherWord)
      let own = try await server.client.get("/api/v1/session", ["Cookie": "a=b; \(cookie)"])
      #expect(own.json["account"]?["login"]?.text == Partners.branchOfficer)
      #expect(own.json["csrf_token"]?.text == word)
      let body = #"{"name": "示例会话企业"}"#
      func add(_ headers: [String: String]) async throws -> Answer {
        try await server.client.send(
          "POST", "/api/v1/enterprises", json: body, headers.merging(["Cookie": cookie]) { given, _ in given })
      }
      for headers in [[:], ["X-CSRF-Token": ""], ["X-CSRF-Token": otherWord]] {
        let refused = try await add(headers)
        #expect(refused.status == 403 && refused.code == "csrf_refused", "\(headers)")
      }
      #expect(try await add(["X-CSRF-Token": word]).status == 201)
    }
  }

  @Test func `a cookie that was there before log-in is not the session`() async throws {
    try await TestServer.with(.partners) { server in
      let chosen = "__Host-yinfeng=" + SecretToken(.session).text
      let answer = try await AccessTests.logIn(Partners.branchOfficer, Partners.password, server, ["Cookie": chosen])
      #expect(answer.status == 200)
      #expect(answer.headers["set-cookie"]?.hasPrefix(chosen) == false)
      #expect(try await server.client.get("/api/v1/session", ["Cookie": chosen]).status == 401)
    }
  }

  @Test func `who logs out is out, everywhere when they say so`() async throws {
    try await TestServer.with(.partners) { server in
      let first = try await AccessTests.session(Partners.leader, server)
      let second = try await AccessTests.session(Partners.leader, server)
      let third = try await AccessTests.session(Partners.leader, server)
      func status(_ session: (cookie: String, word: String)) async throws -> Int {
        try await server.client.get("/api/v1/session", ["Cookie": session.cookie]).status
      }
      func out(_ session: (cookie: String, word: String), _ query: String) async throws -> Answer {
        try await server.client.send(
          "DELETE", "/api/v1/session\(query)", ["Cookie": session.cookie, "X-CSRF-Token": session.word])
      }
      let answer = try await out(first, "")
      #expect(answer.status == 200 && answer.headers["set-cookie"]?.contains("Max-Age=0") == true)
      #expect(try await status(first) == 401)
      #expect(try await status(second) == 200)
      #expect(try await out(second, "?everywhere=true").json["ended"]?.integer == 2)
      #expect(try await status(third) == 401)
    }
  }

  @Test func `a session ends when it lies unused, and in the end`() async throws {
    try await TestServer.with(.partners) { server in
      let session = try await AccessTests.session(Partners.leader, server)
      func status() async throws -> Int {
        try await server.client.get("/api/v1/session", ["Cookie": session.cookie]).status
      }
      func set(_ what: String) async throws {
        try await server.database.withOwner { try await $0.executeScript("update credential set \(what)") }
      }
      try await set("used_at = clock_timestamp() - interval '29 minutes'")
      #expect(try await status() == 200)
      try await set("used_at = clock_timestamp() - interval '31 minutes'")
      #expect(try await status() == 401)
      try await set("used_at = clock_timestamp(), expires_at = clock_timestamp() - interval '1 second'")
      #expect(try await status() == 401)
    }
  }

  @Test func `a token that was revoked or whose account is disabled lets nobody in from then on`() async throws {
    try await TestServer.with(.partners) { server in
      let (text, id) = try await AccessTests.token(Partners.branchOfficer, server)
      let other = try await AccessTests.token(Partners.branchOfficer, server).text
      func status(_ text: String) async throws -> Int {
        try await server.client.get("/api/v1/needs", AccessTests.bearer(text)).status
      }
      #expect(try await status(text) == 200)
      let tokens = try await server.client.get("/api/v1/me/tokens", AccessTests.bearer(other)).json.items
      #expect(tokens.count == 2 && tokens.allSatisfy { $0["used_at"]?.text != nil })
      let revoked = try await server.client.send("DELETE", "/api/v1/me/tokens/\(id)", AccessTests.bearer(other))
      #expect(revoked.status == 200)
      #expect(try await status(text) == 401)
      _ = try await server.database.desk.keepAccounts.setDisabled(
        Partners.branchOfficer, true, TestDatabase.invocation)
      #expect(try await status(other) == 401)
    }
  }

  @Test func `a token for reading changes nothing`() async throws {
    try await TestServer.with(.partners) { server in
      let token = try await AccessTests.token(Partners.branchOfficer, server, writes: false).text
      #expect(try await server.client.get("/api/v1/enterprises", AccessTests.bearer(token)).status == 200)
      let refused = try await server.client.send(
        "POST", "/api/v1/enterprises", json: #"{"name": "示例只读"}"#, AccessTests.bearer(token))
      #expect(refused.status == 403 && refused.code == "token_reads_only")
      let more = try await server.client.send(
        "POST", "/api/v1/me/tokens", json: #"{"title": "升级", "writes": true}"#, AccessTests.bearer(token))
      #expect(more.status == 403)
    }
  }

  @Test func `a password that was given has to be replaced before anything else`() async throws {
    try await TestServer.with(.partners) { server in
      let admin = AccessTests.bearer(try await AccessTests.token(Partners.administrator, server).text)
      let made = try await server.client.send(
        "POST", "/api/v1/accounts", json: #"{"login": "new.shi", "name": "示例新人", "role": "leader"}"#, admin)
      #expect(made.status == 201)
      let given = try #require(made.json["password"]?.text)
      let answer = try await AccessTests.logIn("new.shi", given, server)
      let cookie = try #require(answer.headers["set-cookie"]?.split(separator: ";").first.map(String.init))
      let word = try #require(answer.json["csrf_token"]?.text)
      let headers = ["Cookie": cookie, "X-CSRF-Token": word]
      let held = try await server.client.get("/api/v1/needs", headers)
      #expect(held.status == 403 && held.code == "password_must_change")
      let token = try await server.client.send("POST", "/api/v1/me/tokens", json: #"{"title": "先行"}"#, headers)
      #expect(token.status == 403 && token.code == "password_must_change")
      func change(_ from: String, _ to: String) async throws -> Answer {
        let body = try JSONSerialization.data(withJSONObject: ["old_password": from, "password": to])
        return try await server.client.send(
          "PUT", "/api/v1/me/password", json: String(decoding: body, as: UTF8.self), headers)
      }
      #expect(try await change("不是原来那一句话不是原来", "全新的一句长口令全新").fields == ["old_password"])
      for poor in ["短", "123456789012", "new.shi-new.shi", given] {
        #expect(try await change(given, poor).status == 422, "\(poor)")
      }
      #expect(try await change(given, "全新的一句长口令只有自己知道").status == 200)
      #expect(try await server.client.get("/api/v1/needs", headers).status == 200)
      #expect(try await AccessTests.logIn("new.shi", given, server).status == 401)
    }
  }

  @Test func `what is not one's own is not found`() async throws {
    try await TestServer.with(.partners) { server in
      let need = try #require(try await server.database.all(NeedField.self).first)
      let firm = try #require(try await server.database.all(EnterpriseField.self).first)
      let official = AccessTests.bearer(try await AccessTests.token(Partners.secondPark, server).text)
      let stranger = AccessTests.bearer(try await AccessTests.token(Partners.stranger, server).text)
      for path in ["/needs/\(need.id)", "/needs/\(need.id)/history", "/needs/\(need.id)/matches"] {
        for who in [official, stranger] {
          let answer = try await server.client.get(AccessTests.root + path, who)
          #expect(answer.status == 404 || answer.json.items.isEmpty && answer.status == 200, "\(path)")
        }
      }
      #expect(try await server.client.get("/api/v1/enterprises/\(firm.id)", official).status == 200)
      #expect(try await server.client.get("/api/v1/enterprises/\(firm.id)", stranger).status == 404)
      let own = try await server.client.get("/api/v1/accounts", stranger)
      #expect(own.json.items.compactMap { $0["login"]?.text } == [Partners.stranger])
    }
  }

  @Test func `an organisation keeps an administrator`() async throws {
    try await TestServer.with(.partners) { server in
      let admin = AccessTests.bearer(try await AccessTests.token(Partners.administrator, server).text)
      for body in [#"{"is_disabled": true}"#, #"{"role": "leader"}"#] {
        let answer = try await server.client.send(
          "POST", "/api/v1/accounts/\(Partners.administrator)", json: body, admin)
        #expect(answer.status == 409 && answer.code == "last_administrator")
      }
    }
  }

  @Test func `the audit tells who did what from where, to administrators alone`() async throws {
    try await TestServer.with(.partners) { server in
      let officer = AccessTests.bearer(try await AccessTests.token(Partners.branchOfficer, server).text)
      _ = try await server.client.send(
        "POST", "/api/v1/enterprises", json: #"{"name": "示例审计企业"}"#,
        officer.merging(["X-Request-ID": "audited-1"]) { given, _ in given })
      #expect(try await server.client.get("/api/v1/audit", officer).status == 403)
      let admin = AccessTests.bearer(try await AccessTests.token(Partners.administrator, server).text)
      let rows = try await server.client.get("/api/v1/audit?action=enterprise.add&limit=1", admin).json.items
      let row = try #require(rows.first)
      #expect(row["request_id"]?.text == "audited-1")
      #expect(row["actor"]?.text == "示例分中心人员")
      #expect(row["address"]?.text == "127.0.0.1")
      #expect(row["change_id"]?.integer != nil)
      let verdict = try await server.client.get("/api/v1/audit/verification", admin).json
      #expect(verdict["problem"] == nil && (verdict["rows"]?.integer ?? 0) > 0)
    }
  }
}
