import Domain
import Foundation
import Postgres
import Secrets
import Service
import TestSupport
import Testing

@testable import API

/// Codes beside the password.
@Suite(.serialized, .timeLimit(.minutes(20))) struct SecondFactorTests {
  private static let root = "/api/v1"
  private static let own = root + "/me/second-factor"

  private static func send(
    _ method: String, _ path: String, _ body: [String: Any], _ server: TestServer, _ headers: [String: String] = [:]
  ) async throws -> Answer {
    let json = String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)
    return try await server.client.send(method, path, json: json, headers)
  }

  private static func logIn(
    _ login: String, _ server: TestServer, password: String = Partners.password, code: String? = nil
  ) async throws -> Answer {
    var body = ["login": login, "password": password]
    body["code"] = code
    return try await send("POST", root + "/session", body, server)
  }

  /// What a browser that was let in sends along.
  private static func headers(_ answer: Answer) throws -> [String: String] {
    let cookie = try #require(answer.headers["set-cookie"]?.split(separator: ";").first.map(String.init))
    return ["Cookie": cookie, "X-CSRF-Token": try #require(answer.json["csrf_token"]?.text)]
  }

  /// The code of now, or of so many steps later.
  private static func code(_ secret: String, later steps: Int64 = 0) throws -> String {
    let codes = try #require(TimedCode(base32: secret))
    return codes.code(at: Int64(Date().timeIntervalSince1970) / TimedCode.period + steps)
  }

  /// Turns the second factor on with the code of now.
  private static func turnOn(
    _ login: String, _ server: TestServer
  ) async throws -> (secret: String, recovery: [String], headers: [String: String]) {
    let headers = try headers(try await logIn(login, server))
    let offered = try await send("POST", own, ["password": Partners.password], server, headers)
    #expect(offered.status == 201)
    let secret = try #require(offered.json["secret"]?.text)
    let confirmed = try await send("POST", own + "/confirmation", ["code": try code(secret)], server, headers)
    #expect(confirmed.status == 200)
    return (secret, try #require(confirmed.json["recovery_codes"]).items.compactMap(\.text), headers)
  }

  @Test func `a code is asked for from the moment on in which one was told rightly`() async throws {
    try await TestServer.with(.partners) { server in
      let login = Partners.branchOfficer
      let headers = try SecondFactorTests.headers(try await SecondFactorTests.logIn(login, server))
      let other = try SecondFactorTests.headers(try await SecondFactorTests.logIn(login, server))
      let poor = try await SecondFactorTests.send(
        "POST", SecondFactorTests.own, ["password": "不是这一句不是这一句不是"], server, headers)
      #expect(poor.status == 422 && poor.fields == ["password"])
      let early = try await SecondFactorTests.send(
        "POST", SecondFactorTests.own + "/confirmation", ["code": "123456"], server, headers)
      #expect(early.status == 409 && early.code == "second_factor_not_offered")
      let offered = try await SecondFactorTests.send(
        "POST", SecondFactorTests.own, ["password": Partners.password], server, headers)
      let secret = try #require(offered.json["secret"]?.text)
      #expect(offered.json["uri"]?.text?.hasPrefix("otpauth://totp/") == true)
      #expect(offered.json["uri"]?.text?.contains("secret=\(secret)") == true)
      // Shown is not on: who mistypes it is not shut out.
      #expect(try await SecondFactorTests.logIn(login, server).status == 200)
      let wrong = try await SecondFactorTests.send(
        "POST", SecondFactorTests.own + "/confirmation", ["code": try SecondFactorTests.code(secret, later: 9)], server,
        headers)
      #expect(wrong.status == 422 && wrong.fields == ["code"])
      let confirmed = try await SecondFactorTests.send(
        "POST", SecondFactorTests.own + "/confirmation", ["code": try SecondFactorTests.code(secret)], server, headers)
      #expect(confirmed.json["recovery_codes"]?.items.count == RecoveryCodes.count)
      #expect(
        try await server.client.get("/api/v1/session", headers).json["account"]?["has_second_factor"]?.flag == true)
      #expect(try await server.client.get("/api/v1/session", other).status == 401)
      let again = try await SecondFactorTests.send(
        "POST", SecondFactorTests.own, ["password": Partners.password], server, headers)
      #expect(again.status == 409 && again.code == "second_factor_on")

      let asked = try await SecondFactorTests.logIn(login, server)
      #expect(asked.status == 401 && asked.code == "code_required" && asked.headers["set-cookie"] == nil)
      let blank = try await SecondFactorTests.logIn(login, server, code: " ")
      #expect(blank.code == "code_required")
      // The code that confirmed is used up.
      let used = try await SecondFactorTests.logIn(login, server, code: try SecondFactorTests.code(secret))
      #expect(used.status == 401 && used.code == "login_refused")
      let next = try SecondFactorTests.code(secret, later: 1)
      let entered = try await SecondFactorTests.logIn(login, server, code: next)
      #expect(entered.status == 200)
      let replayed = try await SecondFactorTests.logIn(login, server, code: next)
      #expect(replayed.status == 401 && replayed.code == "login_refused")
      // Who has none is let in as before, whatever they type there.
      #expect(try await SecondFactorTests.logIn(Partners.leader, server, code: "123456").status == 200)
    }
  }

  @Test func `a wrong password, a wrong code and an unknown account are answered alike, after the same work`()
    async throws
  {
    try await TestServer.with(.partners) { server in
      let (secret, recovery, _) = try await SecondFactorTests.turnOn(Partners.branchOfficer, server)
      let wrong = "不是这一句不是这一句不是"
      var answers: [String] = []
      var work: [Int] = []
      for (login, password, code) in [
        (Partners.branchOfficer, wrong, try SecondFactorTests.code(secret, later: 1)),
        (Partners.branchOfficer, Partners.password, try SecondFactorTests.code(secret, later: 7)),
        (Partners.branchOfficer, wrong, recovery[0]), ("nobody.shi", Partners.password, "123456"),
        (Partners.leader, wrong, "123456"), (Partners.branchOfficer, wrong, nil),
      ] {
        var body = ["login": login, "password": password]
        body["code"] = code
        func asked() async throws -> (answer: Answer, work: Int) {
          let before = WorkThreads.hashing.begun
          let answer = try await SecondFactorTests.send(
            "POST", SecondFactorTests.root + "/session", body, server, ["X-Request-ID": "same"])
          return (answer, WorkThreads.hashing.begun - before)
        }
        var (answer, begun) = try await asked()
        // Somebody else's log-in, of another test, was counted along.
        if begun > 1 { (answer, begun) = try await asked() }
        work.append(begun)
        #expect(answer.status == 401 && answer.headers["set-cookie"] == nil)
        answers.append(String(decoding: answer.body, as: UTF8.self))
      }
      #expect(Set(answers).count == 1)
      #expect(work == [1, 1, 1, 1, 1, 1])
      // A right code beside a wrong password is not used up by it.
      let entered = try await SecondFactorTests.logIn(
        Partners.branchOfficer, server, code: try SecondFactorTests.code(secret, later: 1))
      #expect(entered.status == 200)
      #expect(try await SecondFactorTests.logIn(Partners.branchOfficer, server, code: recovery[0]).status == 200)
    }
  }

  @Test func `codes are not guessed faster than passwords, nor asked for`() async throws {
    try await TestServer.with(.partners) { server in
      let (secret, _, _) = try await SecondFactorTests.turnOn(Partners.branchOfficer, server)
      try await server.database.withOwner { try await $0.executeScript("delete from failed_login") }
      for number in 0..<5 {
        let answer = try await SecondFactorTests.logIn(
          Partners.branchOfficer, server, code: number % 2 == 0 ? "00000\(number)" : nil)
        #expect(answer.status == 401)
      }
      let right = try SecondFactorTests.code(secret, later: 1)
      let waits = try await SecondFactorTests.logIn(Partners.branchOfficer, server, code: right)
      #expect(waits.status == 429 && waits.code == "too_many_attempts")
      try await server.database.withOwner {
        try await $0.executeScript("update failed_login set failed_at = failed_at - interval '1 hour'")
      }
      #expect(try await SecondFactorTests.logIn(Partners.branchOfficer, server, code: right).status == 200)
    }
  }

  @Test func `two steps of a log-in hold nobody else of the address up`() async throws {
    try await TestServer.with(.partners) { server in
      let (_, recovery, _) = try await SecondFactorTests.turnOn(Partners.branchOfficer, server)
      try await server.database.withOwner { try await $0.executeScript("delete from failed_login") }
      for code in recovery.prefix(8) {
        #expect(try await SecondFactorTests.logIn(Partners.branchOfficer, server).code == "code_required")
        #expect(try await SecondFactorTests.logIn(Partners.branchOfficer, server, code: code).status == 200)
      }
      let counted = try await server.database.withOwner {
        try await $0.query("select count(*) from failed_login where failures > 0").one().decode(Int64.self, at: 0)
      }
      #expect(counted == 0)
    }
  }

  @Test func `a recovery code lets in once, in whatever way it is typed`() async throws {
    try await TestServer.with(.partners) { server in
      let login = Partners.leader
      let (_, recovery, headers) = try await SecondFactorTests.turnOn(login, server)
      func left() async throws -> Int64? {
        try await server.client.get(SecondFactorTests.own, headers).json["recovery_codes_left"]?.integer
      }
      #expect(try await left() == 10)
      #expect(try await SecondFactorTests.logIn(login, server, code: recovery[3]).status == 200)
      #expect(try await SecondFactorTests.logIn(login, server, code: recovery[3]).code == "login_refused")
      let typed = recovery[4].lowercased().replacing("-", with: " ")
      #expect(try await SecondFactorTests.logIn(login, server, code: typed).status == 200)
      #expect(try await left() == 8)
      let admin = try SecondFactorTests.headers(try await SecondFactorTests.logIn(Partners.administrator, server))
      let rows = try await server.client.get("/api/v1/audit?action=account.recovery_code", admin).json.items
      #expect(rows.map { $0["subject"]?.text } == ["account:\(login)", "account:\(login)"])
    }
  }

  @Test func `recovery codes are made anew with a code, and the old ones let nobody in`() async throws {
    try await TestServer.with(.partners) { server in
      let login = Partners.leader
      let (secret, recovery, headers) = try await SecondFactorTests.turnOn(login, server)
      func renew(_ code: String) async throws -> Answer {
        try await SecondFactorTests.send(
          "POST", SecondFactorTests.own + "/recovery-codes", ["code": code], server, headers)
      }
      #expect(try await renew("000").fields == ["code"])
      // The code it was turned on with is used up.
      #expect(try await renew(try SecondFactorTests.code(secret)).fields == ["code"])
      let renewed = try await renew(recovery[0])
      let codes = try #require(renewed.json["recovery_codes"]).items.compactMap(\.text)
      #expect(codes.count == RecoveryCodes.count && Set(codes).isDisjoint(with: recovery))
      #expect(try await SecondFactorTests.logIn(login, server, code: recovery[1]).code == "login_refused")
      #expect(try await SecondFactorTests.logIn(login, server, code: codes[1]).status == 200)
      let other = try SecondFactorTests.headers(try await SecondFactorTests.logIn(Partners.branchOfficer, server))
      let none = try await SecondFactorTests.send(
        "POST", SecondFactorTests.own + "/recovery-codes", ["code": codes[2]], server, other)
      #expect(none.status == 409 && none.code == "second_factor_off")
    }
  }

  @Test func `it is turned off with password and code, and by an administrator, on record`() async throws {
    try await TestServer.with(.partners) { server in
      let login = Partners.branchOfficer
      let (secret, recovery, headers) = try await SecondFactorTests.turnOn(login, server)
      func remove(_ password: String, _ code: String?) async throws -> Answer {
        var body = ["password": password]
        body["code"] = code
        return try await SecondFactorTests.send("POST", SecondFactorTests.own + "/removal", body, server, headers)
      }
      #expect(try await remove("不是这一句不是这一句不是", recovery[0]).fields == ["password"])
      #expect(try await remove(Partners.password, nil).fields == ["code"])
      #expect(try await remove(Partners.password, try SecondFactorTests.code(secret)).fields == ["code"])
      let off = try await remove(Partners.password, recovery[0])
      #expect(off.status == 200 && off.json["is_on"]?.flag == false)
      #expect(try await remove(Partners.password, nil).code == "second_factor_off")
      #expect(try await SecondFactorTests.logIn(login, server).status == 200)

      let (_, _, held) = try await SecondFactorTests.turnOn(login, server)
      let path = SecondFactorTests.root + "/accounts/\(login)/second-factor"
      #expect(try await server.client.send("DELETE", path, held).status == 403)
      let admin = try SecondFactorTests.headers(try await SecondFactorTests.logIn(Partners.administrator, server))
      let reset = try await server.client.send("DELETE", path, admin)
      #expect(reset.status == 200 && reset.json["has_second_factor"]?.flag == false)
      #expect(try await server.client.get("/api/v1/session", held).status == 401)
      #expect(try await SecondFactorTests.logIn(login, server).status == 200)
      let stranger = try SecondFactorTests.headers(try await SecondFactorTests.logIn(Partners.stranger, server))
      #expect(try await server.client.send("DELETE", path, stranger).status == 404)
      let rows = try await server.client.get("/api/v1/audit?action=account.&limit=200", admin).json.items
      let actions = Set(rows.filter { $0["subject"]?.text == "account:\(login)" }.compactMap { $0["action"]?.text })
      let expected: Set = [
        "account.second_factor_offered", "account.second_factor_on", "account.second_factor_off",
        "account.reset_second_factor",
      ]
      #expect(actions.isSuperset(of: expected), "\(actions)")
    }
  }

  @Test func `a changed password ends other sessions, and tokens where that is asked`() async throws {
    try await TestServer.with(.partners) { server in
      let login = Partners.branchOfficer
      let headers = try SecondFactorTests.headers(try await SecondFactorTests.logIn(login, server))
      let other = try SecondFactorTests.headers(try await SecondFactorTests.logIn(login, server))
      let token = try await server.database.desk.token(
        for: login, title: "测试", writes: false, days: nil, TestDatabase.invocation
      ).text
      func tokenWorks() async throws -> Bool {
        try await server.client.get("/api/v1/needs", ["Authorization": "Bearer \(token)"]).status == 200
      }
      func change(_ old: String, _ new: String, _ more: [String: Any]) async throws -> Answer {
        let body: [String: Any] = ["old_password": old, "password": new]
        return try await SecondFactorTests.send(
          "PUT", "/api/v1/me/password", body.merging(more) { given, _ in given }, server, headers)
      }
      let first = try await change(Partners.password, "第一句新的很长的口令只供测试", [:])
      #expect(first.status == 200 && first.json["ended"]?.integer == 1)
      #expect(try await server.client.get("/api/v1/session", other).status == 401)
      #expect(try await tokenWorks())
      let second = try await change("第一句新的很长的口令只供测试", "第二句新的很长的口令只供测试", ["end_tokens": true])
      #expect(second.status == 200 && second.json["ended"]?.integer == 1)
      #expect(try await !tokenWorks())
      #expect(try await server.client.get("/api/v1/session", headers).status == 200)
    }
  }
}
