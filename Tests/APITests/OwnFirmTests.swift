import Domain
import Foundation
import HTTPTypes
import Postgres
import Secrets
import Service
import TestSupport
import Testing

@testable import API

/// What a firm does for itself by a link that is opened once.
@Suite(.serialized, .timeLimit(.minutes(20))) struct OwnFirmTests {
  private static let root = "/api/v1"

  /// A browser of a firm's contact: its cookies, and what it last saw.
  private final class Browser {
    let client: LoopbackClient
    var cookies: [String: String] = [:]
    private(set) var text = ""

    init(_ client: LoopbackClient) { self.client = client }

    private func sent(_ method: String, _ path: String, _ body: String?) async throws -> Answer {
      var headers = ["Cookie": cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")]
      if body != nil { headers["Content-Type"] = "application/x-www-form-urlencoded" }
      var bare = client
      bare.contract = nil
      let answer = try await bare.send(method, path, headers, Array((body ?? "").utf8))
      for part in (answer.headers["set-cookie"] ?? "").split(separator: "\n") {
        let pair = part.split(separator: ";")[0].split(separator: "=", maxSplits: 1).map(String.init)
        if pair.count == 2, !part.contains("Max-Age=0") { cookies[pair[0]] = pair[1] }
      }
      text = String(decoding: answer.body, as: UTF8.self)
      return answer
    }

    func get(_ path: String) async throws -> Answer { try await sent("GET", path, nil) }

    /// Posts a form with the word that the page carried, or another one.
    func post(_ path: String, _ fields: [String: String] = [:], word: String? = nil) async throws -> Answer {
      let own = text.firstMatch(of: /name="word" value="([^"]*)"/).map { String($0.1) } ?? ""
      let allowed = CharacterSet.alphanumerics
      let body = fields.merging(["word": word ?? own]) { given, _ in given }.map {
        let value = $0.value.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
        return "\($0.key.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")=\(value)"
      }.joined(separator: "&")
      return try await sent("POST", path, body)
    }

    /// Follows a link to the page behind it.
    func open(_ link: String) async throws -> Answer {
      let taken = try await get(link)
      #expect(taken.status == 303 && taken.headers["location"] == "/self/open")
      #expect(try await get("/self/open").status == 200)
      let opened = try await post("/self/open")
      guard opened.status == 303 else { return opened }
      #expect(opened.headers["location"] == "/self")
      return try await get("/self")
    }
  }

  private struct Invited {
    let link: SecretToken
    let id: Int64
    let firm: Int64
    let person: Int64
    var path: String { KeepInvitations.path(to: link) }
  }

  /// Invites the contact of a firm that has plans and somebody tied to it.
  private static func invite(_ server: TestServer, contact: String? = nil) async throws -> Invited {
    let desk = server.database.desk
    let tie = try #require(
      try await server.database.all(TieField.self).first { tie in tie.reference(.person) != nil })
    let (firm, person) = (try #require(tie.reference(.enterprise)), try #require(tie.reference(.person)))
    let made = try await desk.invitations.invite(
      "#\(firm)", contact: contact ?? "#\(person)", days: nil, TestDatabase.invocation)
    return Invited(link: made.token, id: made.invitation.id, firm: firm, person: person)
  }

  private static func officer(_ server: TestServer) async throws -> Desk {
    try await server.database.desk(of: Partners.branchOfficer)
  }

  @Test func `a link opens once, and whoever looks ahead at it opens nothing`() async throws {
    try await TestServer.with(.partners) { server in
      let invited = try await Self.invite(server)
      for method in ["GET", "HEAD", "GET"] {
        var bare = server.client
        bare.contract = nil
        let seen = try await bare.send(method, invited.path)
        #expect(seen.status == 303 && seen.headers["referrer-policy"] == "no-referrer")
        #expect(seen.headers["cache-control"] == "no-store")
      }
      let desk = try await Self.officer(server)
      func state() async throws -> Invitation.State? {
        try await desk.invitations.list("#\(invited.firm)", desk.invocation()).first { $0.id == invited.id }?.state
      }
      #expect(try await state() == .waiting)
      let first = Browser(server.client)
      let page = try await first.open(invited.path)
      #expect(page.status == 200)
      #expect(page.headers["content-security-policy"]?.contains("'unsafe") == false)
      #expect(page.headers["content-security-policy"]?.contains("style-src 'self'; img-src 'self'; base") == true)
      #expect(!first.text.contains(invited.link.text) && !first.text.contains("<script"))
      #expect(try await state() == .opened)
      let second = Browser(server.client)
      let again = try await second.open(invited.path)
      #expect(again.status == 409)
      #expect(second.text.contains("已经打开过") && second.text.contains("重新索取"))
      #expect(try await second.get("/self").status == 401)
      #expect(try await first.get("/self").status == 200)
    }
  }

  @Test func `two who open a link at once do not both come in`() async throws {
    try await TestServer.with(.partners) { server in
      let invited = try await Self.invite(server)
      let open = server.database.desk.openLink
      let opened = await withTaskGroup(of: Bool.self) { group in
        for number in 0..<8 {
          group.addTask {
            (try? await open(invited.link.text, address: "192.0.2.\(number)", requestID: "test")) != nil
          }
        }
        return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(opened == 1)
    }
  }

  @Test func `a link that has ended says why, and what to do`() async throws {
    try await TestServer.with(.partners) { server in
      let expired = try await Self.invite(server)
      try await server.database.withOwner {
        try await $0.executeScript("update credential set expires_at = clock_timestamp() where kind = 'link'")
      }
      let late = Browser(server.client)
      #expect(try await late.open(expired.path).status == 409)
      #expect(late.text.contains("链接已过期") && late.text.contains("重新索取"))
      let revoked = try await Self.invite(server)
      let held = Browser(server.client)
      #expect(try await held.open(revoked.path).status == 200)
      let desk = try await Self.officer(server)
      let ended = try await desk.invitations.revoke(revoked.id, desk.invocation())
      #expect(ended.state == .revoked)
      // What it opened ends with it.
      #expect(try await held.get("/self").status == 401)
      let other = Browser(server.client)
      #expect(try await other.open(revoked.path).status == 409)
      #expect(other.text.contains("链接已被撤销"))
      let unknown = Browser(server.client)
      #expect(try await unknown.open(KeepInvitations.path(to: SecretToken(.link))).status == 404)
      #expect(try await unknown.get("/l/yf_l_nothing").status == 404)
      for kind in [SecretToken.Kind.personal, .session, .guest] {
        #expect(try await unknown.get(KeepInvitations.links + SecretToken(kind).text).status == 404)
      }
    }
  }

  @Test func `a guest's session ends when it lies unused, and lets into nothing else`() async throws {
    try await TestServer.with(.partners) { server in
      let invited = try await Self.invite(server)
      let browser = Browser(server.client)
      #expect(try await browser.open(invited.path).status == 200)
      for path in ["/enterprises", "/needs", "/people", "/session", "/audit", "/self"] {
        let answer = try await browser.get(Self.root + path)
        #expect(answer.status == (path == "/self" ? 200 : 401), "\(path)")
      }
      let secret = try #require(browser.cookies["__Host-yinfeng-guest"])
      for headers in [["Cookie": "__Host-yinfeng=\(secret)"], ["Authorization": "Bearer \(secret)"]] {
        #expect(try await server.client.get(Self.root + "/enterprises", headers).status == 401)
      }
      try await server.database.withOwner {
        try await $0.executeScript(
          "update credential set used_at = clock_timestamp() - interval '121 minutes' where kind = 'guest'")
      }
      #expect(try await browser.get("/self").status == 401)
      #expect(browser.text.contains("重新索取"))
    }
  }

  @Test func `a form without the session's word does nothing`() async throws {
    try await TestServer.with(.partners) { server in
      let invited = try await Self.invite(server)
      let browser = Browser(server.client)
      _ = try await browser.get(invited.path)
      _ = try await browser.get("/self/open")
      let stranger = SecretToken(.link).companion
      for word in ["", stranger] { #expect(try await browser.post("/self/open", word: word).status == 403) }
      _ = try await browser.get("/self/open")
      #expect(try await browser.post("/self/open").status == 303)
      for path in ["/self/proposals", "/self/consents", "/self/withdrawals", "/self/close"] {
        for word in ["", stranger] {
          #expect(try await browser.post(path, ["enterprise.place": "重庆市"], word: word).status == 403, "\(path)")
        }
      }
      let guest = "__Host-yinfeng-guest=" + (browser.cookies["__Host-yinfeng-guest"] ?? "")
      let answer = try await server.client.send(
        "POST", Self.root + "/self/proposals", json: #"{"enterprise": {"place": "重庆市"}}"#, ["Cookie": guest])
      #expect(answer.status == 403 && answer.code == "csrf_refused")
      #expect(try await server.database.all(ProposalField.self).allSatisfy { $0.text(.state) == "settled" })
    }
  }

  @Test func `what is told waits, and is taken or left field by field`() async throws {
    try await TestServer.with(.partners) { server in
      let invited = try await Self.invite(server)
      let browser = Browser(server.client)
      _ = try await browser.open(invited.path)
      let before = try #require(try await server.database.record(EnterpriseField.self, invited.firm))
      let sent = try await browser.post(
        "/self/proposals",
        [
          "enterprise.headcount": "4321", "enterprise.place": "示例省示例市", "enterprise.revenue_yuan": "1.5亿元",
          "note": "年报已出",
        ])
      #expect(sent.status == 303 && sent.headers["location"] == "/self?done=proposal", "\(browser.text)")
      #expect(try await server.database.record(EnterpriseField.self, invited.firm) == before)
      _ = try await browser.get("/self?done=proposal")
      #expect(browser.text.contains("已提交,等待工作人员审核") && browser.text.contains("已提交、待审核:4321"))
      let desk = try await Self.officer(server)
      let proposal = try #require(
        try await server.database.all(ProposalField.self).first { $0.text(.state) == "open" })
      #expect(proposal.reference(.enterprise) == invited.firm && proposal.text(.submittedBy) == "一次性链接")
      func settle(_ fields: [String], _ state: DifferenceState, _ reason: String?) async throws -> [ProposalCell] {
        try await desk.settleProposal(
          "#\(proposal.id)", fields: fields, as: state, reason: reason, today: TestDatabase.today,
          invocation: desk.invocation())
      }
      let cells = try await desk.readProposal("#\(proposal.id)", organisation: 1).cells
      #expect(Set(cells.map(\.field)) == ["headcount", "place", "revenue_yuan"])
      #expect(cells.first { $0.field == "place" }?.standing == before.words(.place))
      let taken = try await settle(["headcount"], .taken, nil)
      #expect(taken.map(\.told) == ["4321人"])
      let after = try #require(try await server.database.record(EnterpriseField.self, invited.firm))
      #expect(after.count(.headcount) == 4321 && after[.place] == before[.place])
      let source = try #require(after.sources[.headcount])
      let told = try await desk.registry.sources([source], organisation: 1)[source]
      #expect(told?.title == "企业自报" && told?.asOf == desk.today())
      #expect(told?.grade == .selfReported && told?.kind == .form)
      // A rejection says why, and the firm reads it.
      let silent = await #expect(throws: ServiceError.self) { try await settle(["place"], .kept, " ") }
      #expect(silent?.fields.map(\.field) == ["reason"])
      _ = try await settle(["所在城市"], .kept, "与执照不符")
      #expect(try await server.database.record(ProposalField.self, proposal.id)?.text(.state) == "open")
      // What stands was changed meanwhile: the last field is not taken.
      let now = try #require(try await server.database.record(EnterpriseField.self, invited.firm))
      try await server.database.changed { session in
        try await session.edit(now, [.revenue: .money(Money(yuan: 77_000_000))])
      }
      #expect(
        try await desk.readProposal("#\(proposal.id)", organisation: 1).cells.last { $0.state == .open }?.isOutdated
          == true)
      let stale = await #expect(throws: ServiceError.self) { try await settle([], .taken, nil) }
      #expect(stale?.code == "difference_outdated")
      _ = try await settle([], .kept, "已另行核实")
      #expect(try await server.database.record(ProposalField.self, proposal.id)?.text(.state) == "settled")
      let over = await #expect(throws: ServiceError.self) { try await settle([], .taken, nil) }
      #expect(over?.code == "proposal_settled")
      _ = try await browser.get("/self")
      for word in ["与执照不符", "已采纳", "未采纳", "已另行核实"] { #expect(browser.text.contains(word), "\(word)") }
      #expect(!browser.text.contains(desk.acting.name))
    }
  }

  @Test func `accepting is whole or not at all`() async throws {
    try await TestServer.with(.partners) { server in
      let invited = try await Self.invite(server)
      let browser = Browser(server.client)
      _ = try await browser.open(invited.path)
      _ = try await browser.post("/self/proposals", ["enterprise.headcount": "55", "enterprise.place": "示例市"])
      let before = try #require(try await server.database.record(EnterpriseField.self, invited.firm))
      try await server.database.changed { session in try await session.edit(before, [.headcount: .count(99)]) }
      let desk = try await Self.officer(server)
      let proposal = try #require(
        try await server.database.all(ProposalField.self).first { $0.text(.state) == "open" })
      let error = await #expect(throws: ServiceError.self) {
        _ = try await desk.settleProposal(
          "#\(proposal.id)", fields: [], as: .taken, reason: nil, today: TestDatabase.today,
          invocation: desk.invocation())
      }
      #expect(error?.code == "difference_outdated")
      let after = try #require(try await server.database.record(EnterpriseField.self, invited.firm))
      #expect(after[.place] == before[.place] && after.count(.headcount) == 99)
      #expect(try await desk.readProposal("#\(proposal.id)", organisation: 1).cells.allSatisfy { $0.state == .open })
    }
  }

  @Test func `what is told once more takes the place of what waits`() async throws {
    try await TestServer.with(.partners) { server in
      let invited = try await Self.invite(server)
      let browser = Browser(server.client)
      _ = try await browser.open(invited.path)
      #expect(try await browser.post("/self/proposals", ["enterprise.headcount": "51"]).status == 303)
      _ = try await browser.get("/self")
      #expect(try await browser.post("/self/proposals", ["enterprise.headcount": "52"]).status == 303)
      let told = try await server.database.all(DifferenceField.self).filter { $0.text(.field) == "headcount" }
      #expect(told.filter { $0.text(.state) == "open" }.map { $0.text(.told) } == ["52人"])
      #expect(try await server.database.all(ProposalField.self).filter { $0.text(.state) == "open" }.count == 1)
      _ = try await browser.get("/self")
      let same = try await browser.post("/self/proposals", ["enterprise.headcount": "52"])
      #expect(same.status == 422 && browser.text.contains("正在等待审核"))
    }
  }

  @Test func `what is told as it stands takes back what waits`() async throws {
    try await TestServer.with(.partners) { server in
      let invited = try await Self.invite(server)
      let firm = try #require(try await server.database.record(EnterpriseField.self, invited.firm))
      let standing = try #require(firm.count(.headcount))
      let browser = Browser(server.client)
      _ = try await browser.open(invited.path)
      let told = ["enterprise.headcount": "\(standing + 1)", "note": "人数有变"]
      #expect(try await browser.post("/self/proposals", told).status == 303)
      _ = try await browser.get("/self")
      #expect(try await browser.post("/self/proposals", ["enterprise.headcount": "\(standing)"]).status == 303)
      let waited = try await server.database.all(DifferenceField.self).filter { $0.reference(.proposal) != nil }
      #expect(!waited.isEmpty && waited.allSatisfy { $0.text(.state) == "kept" })
      #expect(try await server.database.all(ProposalField.self).allSatisfy { $0.text(.state) == "settled" })
      _ = try await browser.get("/self")
      #expect(!browser.text.contains("已提交、待审核"))
      let nothing = try await browser.post("/self/proposals", ["enterprise.headcount": "\(standing)"])
      #expect(nothing.status == 422 && browser.text.contains("没有填写与现有内容不同的更正"))
    }
  }

  @Test func `what cannot be is told beside its field, and what was typed stays`() async throws {
    try await TestServer.with(.partners) { server in
      let invited = try await Self.invite(server)
      let browser = Browser(server.client)
      _ = try await browser.open(invited.path)
      let hostile = #"</textarea><script>alert("x")</script>'"<b>"#
      let answer = try await browser.post(
        "/self/proposals",
        [
          "enterprise.headcount": hostile, "enterprise.founded": "3026-01-01", "enterprise.note": "改备注",
          "enterprise.business_scope": hostile, "enterprise.revenue_yuan": String(repeating: "9", count: 40),
          "person.name": "", "plan.999999.name": "",
        ])
      #expect(answer.status == 422)
      #expect(!browser.text.contains("<script") && !browser.text.contains("<b>"))
      #expect(browser.text.contains("&lt;/textarea&gt;&lt;script&gt;"))
      for field in ["enterprise.headcount", "enterprise.founded", "enterprise.revenue_yuan"] {
        #expect(browser.text.contains("href=\"#\(field)\"") || field == "enterprise.founded", "\(field)")
      }
      #expect(browser.text.contains("id=\"enterprise.headcount.error\""))
      #expect(browser.text.contains("没有可更正的字段「note」"))
      #expect(try await server.database.all(ProposalField.self).allSatisfy { $0.text(.state) == "settled" })
      let long = try await browser.post(
        "/self/proposals", ["enterprise.business_scope": String(repeating: "长", count: 60_000)])
      #expect(long.status == 422)
      let huge = try await browser.post("/self/proposals", ["note": String(repeating: "a", count: 2 << 20)])
      #expect(huge.status == 413)
      let none = try await browser.post("/self/proposals", [:])
      #expect(none.status == 422 || none.status == 403)
      // What is kept is shown as text too.
      _ = try await browser.get("/self")
      #expect(try await browser.post("/self/proposals", ["enterprise.actual_controller": hostile]).status == 303)
      _ = try await browser.get("/self")
      #expect(!browser.text.contains("<script") && browser.text.contains("&lt;script&gt;"))
    }
  }

  @Test func `another firm is not found`() async throws {
    try await TestServer.with(.partners) { server in
      let invited = try await Self.invite(server)
      let plan = try #require(
        try await server.database.all(PlanField.self).first { $0.reference(.enterprise) != invited.firm })
      let entry = try await server.database.desk.openLink(invited.link.text, address: "", requestID: "test")
      let headers = [
        "Cookie": "__Host-yinfeng-guest=\(entry.token.text)", "X-CSRF-Token": entry.token.companion,
      ]
      let foreign = try await server.client.send(
        "POST", Self.root + "/self/proposals", json: #"{"plans": [{"id": \#(plan.id), "fields": {"jobs": 1}}]}"#,
        headers)
      #expect(foreign.status == 404)
      let consent = try #require(
        try await server.database.changed { session in
          let person = try await session.all(PersonField.self).first { $0.id != invited.person }
          return try await session.insert([
            NewRecord(
              Record<ConsentField>([
                .person: .reference(person?.id ?? 0), .purpose: .text("招商联络"), .scope: .text("county"),
                .givenOn: .date(TestDatabase.today),
              ]),
              source: try await session.addSource(
                kind: .manual, title: "示例", asOf: TestDatabase.today, recordedBy: "测试", grade: .documented))
          ]).first
        })
      let withdrawal = try await server.client.send(
        "POST", Self.root + "/self/consents/\(consent)/withdrawal", headers)
      #expect(withdrawal.status == 404)
      let own = try await server.client.get(Self.root + "/self", headers)
      #expect(own.status == 200 && own.json["enterprise"]?["id"]?.integer == invited.firm)
      // Neither names nor contact data of anybody else are in it.
      let text = String(decoding: own.body, as: UTF8.self)
      for person in try await server.database.all(PersonField.self) where person.id != invited.person {
        #expect(!text.contains(person.words(.name)), "\(person.words(.name))")
      }
      let phone = try #require(try await server.database.record(PersonField.self, invited.person)).text(.phone)
      #expect(phone.map { !text.contains($0) } ?? true)
    }
  }

  @Test func `consent is given to the words shown, withdrawn at once, and who looked is told`() async throws {
    try await TestServer.with(.partners) { server in
      let invited = try await Self.invite(server)
      let browser = Browser(server.client)
      _ = try await browser.open(invited.path)
      for consent in try await server.database.all(ConsentField.self) where consent.reference(.person) == invited.person
      {
        try await server.database.changed { session in
          _ = try await session.delete(ConsentField.self, ids: [consent.id])
        }
      }
      let desk = try await Self.officer(server)
      func phone() async throws -> String? {
        try await desk.records(PersonField.self).show(
          "#\(invited.person)", for: ContactWish("招商联络", side: .county), invocation: desk.invocation()
        ).stored.text(.phone)
      }
      let kept = try #require(try await server.database.record(PersonField.self, invited.person)?.text(.phone))
      #expect(try await phone() != kept)
      let old = try await browser.post(
        "/self/consents", ["purpose": "investment_liaison", "scope": "county", "text_version": "1999-01"])
      #expect(old.status == 409 && browser.text.contains("告知书已更新"))
      _ = try await browser.get("/self")
      let given = try await browser.post(
        "/self/consents", ["purpose": "investment_liaison", "scope": "county", "text_version": "2026-11"])
      #expect(given.status == 303)
      #expect(try await phone() == kept)
      _ = try await browser.get("/self")
      #expect(browser.text.contains("分中心人员") && browser.text.contains("招商联络"))
      #expect(!browser.text.contains(desk.acting.name) && !browser.text.contains(kept))
      let consent = try #require(
        try await server.database.all(ConsentField.self).first { $0.reference(.person) == invited.person })
      #expect(consent.text(.textVersion) == "2026-11" && consent.text(.means) == "link")
      #expect(try await browser.post("/self/withdrawals", ["consent": "\(consent.id)"]).status == 303)
      #expect(try await phone() != kept)
      let withdrawn = try await server.database.record(ConsentField.self, consent.id)
      #expect(withdrawn?.date(.withdrawnOn) == desk.today())
    }
  }

  @Test func `a contact of whom there is no record corrects the firm and gives no consent`() async throws {
    try await TestServer.with(.partners) { server in
      let invited = try await Self.invite(server, contact: "示例办事员")
      let entry = try await server.database.desk.openLink(invited.link.text, address: "", requestID: "test")
      let headers = [
        "Cookie": "__Host-yinfeng-guest=\(entry.token.text)", "X-CSRF-Token": entry.token.companion,
      ]
      let own = try await server.client.get(Self.root + "/self", headers)
      #expect(own.json["contact"] == nil && own.json["purposes"]?.items.isEmpty == true)
      #expect(own.json["records"]?.items.allSatisfy { $0["entity"]?.text != "person" } == true)
      let text = String(decoding: own.body, as: UTF8.self)
      for person in try await server.database.all(PersonField.self) { #expect(!text.contains(person.words(.name))) }
      let consent = try await server.client.send(
        "POST", Self.root + "/self/consents",
        json: #"{"purpose": "招商联络", "scope": "county", "text_version": "2026-11"}"#, headers)
      #expect(consent.status == 409 && consent.code == "own_person_missing")
      let told = try await server.client.send(
        "POST", Self.root + "/self/proposals", json: #"{"enterprise": {"headcount": 61}}"#, headers)
      #expect(told.status == 201)
      let closed = try await server.client.send("DELETE", Self.root + "/self/session", headers)
      #expect(closed.status == 200 && closed.json["ended"]?.integer == 1)
      #expect(try await server.client.get(Self.root + "/self", headers).status == 401)
    }
  }

  @Test func `a firm's account does the same, and others are refused`() async throws {
    try await TestServer.with(.partners) { server in
      func bearer(_ login: String) async throws -> [String: String] {
        let made = try await server.database.desk.token(
          for: login, title: "测试", writes: true, days: nil, TestDatabase.invocation)
        return ["Authorization": "Bearer \(made.text)"]
      }
      let firm = try await bearer(Partners.firm)
      #expect(try await server.client.get(Self.root + "/self", firm).status == 200)
      let told = try await server.client.send(
        "POST", Self.root + "/self/proposals", json: #"{"enterprise": {"headcount": 62}}"#, firm)
      #expect(told.status == 201)
      let id = try #require(told.json["proposal_id"]?.integer)
      let own = try await server.client.send("POST", Self.root + "/proposals/\(id)/acceptance", json: "{}", firm)
      #expect(own.status == 403)
      let officer = try await bearer(Partners.branchOfficer)
      #expect(try await server.client.get(Self.root + "/self", officer).status == 403)
      let invited = try await server.client.send(
        "POST", Self.root + "/enterprises/1/invitations", json: #"{"contact": "示例人"}"#, firm)
      #expect(invited.status == 403)
      let done = try await server.client.send(
        "POST", Self.root + "/proposals/\(id)/acceptance", json: #"{"fields": ["headcount"]}"#, officer)
      #expect(done.status == 200 && done.json.items.first?["state"]?.text == "taken")
    }
  }

  @Test func `a link is in no line of the log and no row of the audit`() async throws {
    let lines = LogLines()
    try await TestServer.with(lines) { server in
      let invited = try await Self.invite(server)
      let browser = Browser(server.client)
      #expect(try await browser.open(invited.path).status == 200)
      #expect(try await Browser(server.client).open(invited.path).status == 409)
      let guest = try #require(browser.cookies["__Host-yinfeng-guest"])
      let other = Browser(server.client)
      for path in [
        "/\(invited.path)", "/l//\(invited.link.text)", invited.path.replacing("yf_", with: "%79f_"),
        "\(invited.path)x",
      ] {
        _ = try await other.get(path)
      }
      let log = lines.all.joined(separator: "\n")
      let secret = invited.link.text.dropFirst("yf_l_".count)
      #expect(log.contains("/l/…") && log.contains("//l/…") && !log.contains(secret) && !log.contains(guest))
      let events = try await server.database.desk.audit(AuditQuery(action: "invitation."), TestDatabase.invocation)
      #expect(Set(events.map(\.action)) == ["invitation.add", "invitation.open", "invitation.open_refused"])
      #expect(!"\(events)".contains(invited.link.text))
    }
  }

  @Test func `what somebody tells of themselves is not for others of their firm`() async throws {
    try await TestServer.with(.partners) { server in
      let invited = try await Self.invite(server)
      let colleague = try #require(
        try await server.database.insert([Record<PersonField>([.name: .text("示例同事")])]).first)
      _ = try await server.database.insert([
        Record<TieField>([.enterprise: .reference(invited.firm), .person: .reference(colleague)])
      ])
      let first = Browser(server.client)
      _ = try await first.open(invited.path)
      let told = [
        "person.city": "示例隐居", "person.phone": "13900000077", "enterprise.headcount": "77", "note": "本人的说明",
      ]
      #expect(try await first.post("/self/proposals", told).status == 303)
      let second = Browser(server.client)
      let desk = try await Self.officer(server)
      let made = try await desk.invitations.invite(
        "#\(invited.firm)", contact: "#\(colleague)", days: nil, desk.invocation())
      _ = try await second.open(KeepInvitations.path(to: made.token))
      func seen(by browser: Browser) async throws -> [String] {
        let cookie = ["Cookie": "__Host-yinfeng-guest=\(browser.cookies["__Host-yinfeng-guest"] ?? "")"]
        let own = try await server.client.get(Self.root + "/self", cookie)
        #expect(own.status == 200)
        _ = try await browser.get("/self")
        return [String(decoding: own.body, as: UTF8.self), browser.text]
      }
      for text in try await seen(by: second) {
        for word in ["示例隐居", "0077", "本人的说明"] { #expect(!text.contains(word), "\(word)") }
        #expect(text.contains("77人"))
      }
      for text in try await seen(by: first) { #expect(text.contains("示例隐居")) }
      // The fact of the firm told once more is settled; what was not seen beside it waits on.
      #expect(try await second.post("/self/proposals", ["enterprise.headcount": "78"]).status == 303)
      let open = try await server.database.all(DifferenceField.self).filter { $0.text(.state) == "open" }
      #expect(Set(open.map { $0.words(.field) }) == ["city", "phone", "headcount"])
      let waiting = Set(open.compactMap { $0.reference(.proposal) })
      let proposals = try await server.database.all(ProposalField.self).filter { waiting.contains($0.id) }
      #expect(proposals.count == 2 && proposals.allSatisfy { $0.text(.state) == "open" })
      for text in try await seen(by: second) { #expect(!text.contains("示例隐居")) }
    }
  }

  @Test func `a withdrawal in person is nobody else's to take back`() async throws {
    try await TestServer.with(.partners) { server in
      let invited = try await Self.invite(server)
      let browser = Browser(server.client)
      _ = try await browser.open(invited.path)
      for consent in try await server.database.all(ConsentField.self) where consent.reference(.person) == invited.person
      {
        try await server.database.changed { session in
          _ = try await session.delete(ConsentField.self, ids: [consent.id])
        }
      }
      _ = try await browser.get("/self")
      let given = try await browser.post(
        "/self/consents", ["purpose": "investment_liaison", "scope": "county", "text_version": "2026-11"])
      #expect(given.status == 303)
      let consent = try #require(
        try await server.database.all(ConsentField.self).first { $0.reference(.person) == invited.person })
      let desk = try await Self.officer(server)
      func refusal(_ values: [String: InputValue]) async -> [String] {
        let error = await #expect(throws: ServiceError.self) {
          _ = try await desk.records(ConsentField.self).edit(
            "#\(consent.id)", values, evidence: EvidenceInput(takes: true), today: TestDatabase.today,
            invocation: desk.invocation())
        }
        return error?.fields.map(\.code) ?? []
      }
      #expect(await refusal(["scope": .text("school")]) == ["given_by_link"])
      _ = try await browser.get("/self")
      #expect(try await browser.post("/self/withdrawals", ["consent": "\(consent.id)"]).status == 303)
      let withdrawn = try #require(try await server.database.record(ConsentField.self, consent.id))
      let undone = await #expect(throws: ServiceError.self) {
        _ = try await desk.undo(withdrawn.change, invocation: desk.invocation())
      }
      #expect(undone?.kind == .conflict && undone?.code == "withdrawn_in_person")
      #expect(await refusal(["withdrawn_on": .null]) == ["withdrawal_stands"])
      #expect(await refusal(["withdrawn_on": .text("2031-01-01")]) == ["withdrawal_stands"])
      #expect(try await server.database.record(ConsentField.self, consent.id)?.record == withdrawn.record)
      let forged = await #expect(throws: ServiceError.self) {
        _ = try await desk.records(ConsentField.self).add(
          [
            "person_id": .text("#\(invited.person)"), "purpose": .text("招商联络"), "scope": .text("county"),
            "given_on": .text("2026-11-01"), "means": .text("link"),
          ], evidence: EvidenceInput(), today: TestDatabase.today, invocation: desk.invocation())
      }
      #expect(forged?.fields.map(\.code) == ["not_by_link"])
    }
  }

  @Test func `what a link opened and has ended stands in no session's way`() async throws {
    try await TestServer.with(.partners) { server in
      let stale = SecretToken(.guest).text
      let alone = ["Cookie": "__Host-yinfeng-guest=\(stale)"]
      for path in ["/self", Self.root + "/self"] {
        var bare = server.client
        bare.contract = nil
        let ended = try await bare.get(path, alone)
        #expect(ended.status == 401, "\(path)")
        #expect(ended.headers["set-cookie"]?.contains("__Host-yinfeng-guest=; Path=/; Max-Age=0") == true, "\(path)")
      }
      let session = SecretToken(.session)
      try await server.database.withOwner { owner in
        try await owner.query(
          """
          insert into credential (organisation_id, account_id, kind, digest, expires_at)
          select organisation_id, id, 'session', \(PostgresBytea(session.hash)), clock_timestamp() + interval '1 hour'
          from account where login = \(Partners.firm)
          """)
      }
      let both = ["Cookie": "__Host-yinfeng-guest=\(stale); __Host-yinfeng=\(session.text)"]
      for path in ["/self", Self.root + "/self"] {
        var bare = server.client
        bare.contract = nil
        #expect(try await bare.get(path, both).status == 200, "\(path)")
      }
    }
  }

  @Test func `a source is told by its kind, so that nobody of the office is named`() async throws {
    try await TestServer.with(.partners) { server in
      let invited = try await Self.invite(server)
      let firm = try #require(try await server.database.record(EnterpriseField.self, invited.firm))
      let desk = try await Self.officer(server)
      for kind in [Source.Kind.manual, .form, .importFile] {
        _ = try await desk.records(EnterpriseField.self).edit(
          "#\(firm.id)", ["headcount": .number("\(400 + kind.rawValue.count)")],
          evidence: EvidenceInput(kind: kind, title: "示例干事的电话记录", takes: true), today: TestDatabase.today,
          invocation: desk.invocation())
        let browser = Browser(server.client)
        _ = try await browser.open(try await Self.invite(server).path)
        #expect(browser.text.contains("出处:\(kind.label)") && !browser.text.contains("示例干事"))
        #expect(browser.text.contains("2 小时内有效"))
      }
    }
  }
}
