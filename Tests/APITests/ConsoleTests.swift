import Domain
import Foundation
import HTTPTypes
import Scoring
import Service
import TestSupport
import Testing

@testable import API
@testable import Console

/// The pages of the console as browsers ask for them, for each role.
@Suite(.serialized, .timeLimit(.minutes(20))) struct ConsoleTests {
  /// A browser: it keeps the cookie of its session and the word of its forms.
  struct Browser {
    var client: LoopbackClient
    var cookie = ""

    init(_ server: TestServer) {
      client = server.client
      // Pages are no part of the interface's document.
      client.contract = nil
    }

    func get(_ path: String) async throws -> Answer {
      try await client.get(path, ["Cookie": cookie, "Accept": "text/html"])
    }

    func post(_ path: String, _ fields: [(String, String)], _ headers: [String: String] = [:]) async throws -> Answer {
      let body = QueryText.text(fields.map { (name: $0.0, text: $0.1) })
      let all = ["Cookie": cookie, "Accept": "text/html", "Content-Type": "application/x-www-form-urlencoded"]
      return try await client.send("POST", path, all.merging(headers) { $1 }, Array(body.utf8))
    }

    /// Sends a file as the form of a new import does.
    func upload(_ kind: String, _ name: String, _ bytes: [UInt8], word: String) async throws -> Answer {
      let boundary = "----示例boundary".utf8.map { String($0, radix: 16) }.joined()
      var body: [UInt8] = []
      for (field, text) in [("word", word), ("kind", kind)] {
        body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(text)\r\n".utf8
      }
      body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n".utf8
      body += "Content-Type: application/octet-stream\r\n\r\n".utf8
      body += bytes + "\r\n--\(boundary)--\r\n".utf8
      let headers = ["Cookie": cookie, "Content-Type": "multipart/form-data; boundary=\(boundary)"]
      return try await client.send("POST", "/imports/new", headers, body)
    }

    /// The address of a file that waits: of one that was uploaded before, or now.
    func waiting() async throws -> String {
      let page = try await get("/imports")
      if let known = page.text.firstMatch(of: #/href="(\/imports\/files\/\d+)"/#)?.1 { return String(known) }
      let sent = try await upload(
        "follow_up", "跟进.csv", Array("事项,责任人,截止日期\n电话回访,示例甲,2027-01-06\n".utf8), word: try word(of: page))
      return try #require(sent.headers["location"], "\(sent.status) \(sent.text)")
    }

    /// Logs in as a person does, and keeps the session.
    static func loggedIn(_ login: String, _ server: TestServer) async throws -> Browser {
      var browser = Browser(server)
      let answer = try await browser.post("/login", [("login", login), ("password", Partners.password)])
      try #require(answer.status == 303, "\(answer.text)")
      browser.cookie = String(try #require(answer.headers["set-cookie"]?.split(separator: ";").first))
      return browser
    }

    func word(of page: Answer) throws -> String {
      String(try #require(page.text.firstMatch(of: #/name="word" value="([^"]*)"/#)?.1))
    }
  }

  /// Every address of the table with what stands in the sample for its parts.
  static func address(_ route: PageRoute, _ server: TestServer, _ browser: Browser) async throws -> String {
    if route.path.contains("{upload}") {
      let isFormOf = try await browser.get("/imports/new").status == 200
      return route.path.replacing(
        "/imports/files/{upload}", with: isFormOf ? try await browser.waiting() : "/imports/files/1")
    }
    if route.path.hasPrefix("/settings") {
      let last = try await server.database.desk.audit(AuditQuery(limit: 1), TestDatabase.invocation).first?.number
      return route.path.replacing("{login}", with: Partners.leader).replacing("{token}", with: "1")
        .replacing("{number}", with: "\(last ?? 0)").replacing("{name}", with: "review").replacing(
          "{column}", with: "1")
    }
    if route.path.contains("{change}") {
      let known = try await server.database.desk.imports(organisation: 1).first?.id
      let change: Int64
      if let known { change = known } else { change = try await imported(server) }
      return route.path.replacing("{change}", with: "\(change)")
    }
    if route.path.hasPrefix("/p/{code}") {
      let need = try #require(try await server.database.all(NeedField.self).first)
      let desk = server.database.desk
      let printed = try await desk.dossiers.need(
        "#\(need.id)", profile: "outreach", top: 3, today: desk.today(), invocation: TestDatabase.invocation)
      return route.path.replacing("{code}", with: printed.print.code.shown)
    }
    if route.path.hasPrefix("/people") {
      let people = try await server.database.all(PersonField.self).map(\.id)
      let differences = try await server.database.all(DifferenceField.self).map(\.id)
      return route.path.replacing("{id}", with: "\(people.min() ?? 0)")
        .replacing("{row}", with: "\(differences.min() ?? 0)")
    }
    if route.path.hasPrefix("/reviews") { return try await review(route, server) }
    if route.path.hasPrefix("/parks") {
      let zone = try #require(try await server.database.all(ZoneField.self).first)
      let hold = try #require(try await server.database.all(HoldField.self).first)
      return route.path.replacing("{id}", with: "\(zone.reference(.park) ?? 0)")
        .replacing("{row}", with: "\(hold.id)").replacing("{code}", with: "electronics")
        .replacing("{link}", with: "E08")
    }
    let need = try #require(try await server.database.all(NeedField.self).first)
    let firms = try await server.database.all(EnterpriseField.self)
    let task = try #require(
      try await server.database.all(FollowUpField.self).first {
        $0.text(.state) == "open" && $0.text(.orderState) == nil
      })
    let isOfTask = route.path.hasPrefix("/today/follow-ups")
    func first<Field: RecordField>(_ field: Field.Type) async throws -> Int64 {
      try #require(try await server.database.all(field).map(\.id).min())
    }
    let id: Int64
    if route.path.hasPrefix("/visits") {
      id = try #require(
        try await server.database.all(VisitField.self).first {
          $0.text(.state) == "confirmed" || $0.text(.state) == "planned"
        }
      ).id
    } else if route.path.hasPrefix("/projects") {
      id = try #require(
        try await server.database.all(OpportunityField.self).first { $0.record[.exit] == nil }
      ).id
    } else {
      id = isOfTask ? task.id : route.path.hasPrefix("/enterprises") ? firms[0].id : need.id
    }
    var path = route.path.replacing("{id}", with: "\(id)")
      .replacing("{kind}", with: route.path.hasPrefix("/reports") ? "monthly" : "check")
    if path.contains("{row}") {
      let isOfVisit = { (link: FieldValue?) in link == .reference(id) }
      let row =
        path.contains("/parties")
        ? try await server.database.all(VisitPartyField.self).first { isOfVisit($0.record[.visit]) }?.id
        : path.contains("/stops")
          ? try await server.database.all(VisitStopField.self).first { isOfVisit($0.record[.visit]) }?.id
          : path.contains("/differences")
            ? try await first(DifferenceField.self)
            : path.contains("/promises") ? try await first(PromiseField.self) : try await first(VisitAskField.self)
      path = path.replacing("{row}", with: "\(try #require(row))")
    }
    path = path.replacing("{firm}", with: "\(firms[0].id)").replacing("{indicator}", with: "signed_amount")
    if path.contains("{run}") {
      let desk = server.database.desk
      let view = try await desk.ranking.rank(
        need: "#\(need.id)", .init(), today: desk.today(), invocation: TestDatabase.invocation)
      path = path.replacing("{run}", with: try #require(view.run))
    }
    if path.hasSuffix("/merge") { return path + "?gone=\(firms[1].id)" }
    return path.hasSuffix("/compare") ? path + "?firm=\(firms[0].id)&firm=\(firms[1].id)" : path
  }

  /// An address of the sample's agenda.
  private static func review(_ route: PageRoute, _ server: TestServer) async throws -> String {
    let opinion = try #require(try await server.database.all(OpinionField.self).first)
    let item = try #require(
      try await server.database.all(SessionItemField.self).first { $0.id == opinion.reference(.item) })
    return route.path.replacing("{id}", with: "\(item.reference(.session) ?? 0)")
      .replacing("{row}", with: "\(item.id)").replacing("{opinion}", with: "\(opinion.id)")
  }

  /// Imports a small list of firms as an officer does. Answers the change.
  static func imported(_ server: TestServer) async throws -> Int64 {
    let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
    let word = try officer.word(of: try await officer.get("/imports/new"))
    let list = Array("企业名称,主营业务\n武汉示例量具有限公司,量具制造\n".utf8)
    let path = try #require(try await officer.upload("enterprise", "名册.csv", list, word: word).headers["location"])
    let done = try await officer.post(path + "/apply", [("word", word)])
    let change = done.headers["location"]?.firstMatch(of: #/\/imports\/(\d+)\?done=imported/#)?.1
    return try #require(change.flatMap { Int64($0) }, "\(done.status) \(done.headers)")
  }

  @Test func `every template can be read and names what it lays out`() {
    #expect(Templates.faults == [])
    #expect(Templates.names.count == Set(Templates.names).count && Templates.names.count >= 10)
  }

  @Test func `each role is shown the pages that the policy lets it see, and no other`() async throws {
    try await TestServer.with(.partners) { server in
      for (role, login) in Partners.byRole {
        let browser = try await Browser.loggedIn(login, server)
        for route in PageTable.all where route.method == .get && route.path != "/login" {
          let path = try await ConsoleTests.address(route, server, browser)
          let answer = try await browser.get(path)
          guard case .account(let action) = route.access else {
            switch route.path {
            case "/": #expect(answer.headers["location"] == (role == .firm ? "/self" : "/today"))
            case "/p/{code}": #expect(answer.status == (role == .firm ? 404 : 200), "\(role) \(path)")
            default: #expect(answer.status == 200, "\(role) \(path)")
            }
            continue
          }
          let isAllowed = Policy.scope(of: role, action) != nil
          let isLed = path.hasSuffix("/mending") && answer.status == 303
          #expect(answer.status == (isAllowed ? 200 : 403) || isAllowed && isLed, "\(role) \(path): \(answer.status)")
          guard !isLed, answer.headers["content-type"]?.hasPrefix("text/html") == true else { continue }
          #expect(answer.body.count < 100_000, "\(path)")
          #expect(answer.text.contains("<html lang=\"zh-CN\">") && !answer.text.contains("{{"), "\(path)")
          #expect(!answer.text.contains(" style=") && !answer.text.contains("<script>"), "\(path)")
          let policy = try #require(answer.headers["content-security-policy"])
          #expect(policy.hasPrefix("default-src 'none'") && !policy.contains("unsafe"), "\(path)")
        }
      }
    }
  }

  @Test func `no form is taken without the session's word, and none from whom the policy refuses`() async throws {
    try await TestServer.with(.partners) { server in
      for (role, login) in Partners.byRole {
        let browser = try await Browser.loggedIn(login, server)
        let word = try browser.word(of: try await browser.get("/password"))
        for route in PageTable.all where route.method == .post && route.path != "/login" && route.path != "/logout" {
          guard case .account(let action) = route.access else { continue }
          let path = try await ConsoleTests.address(route, server, browser)
          let wordless = try await browser.post(path, [("result", "不算数"), ("word", "")])
          // A page that takes a file takes no other form.
          let isOfFile =
            ["/imports/new", "/enterprises/{id}/files"].contains(route.path) && Policy.scope(of: role, action) != nil
          #expect(wordless.status == (isOfFile ? 415 : 403), "\(role) \(path): \(wordless.status)")
          guard Policy.scope(of: role, action) == nil else { continue }
          #expect(try await browser.post(path, [("word", word), ("result", "不算数")]).status == 403, "\(role) \(path)")
        }
      }
      let tasks = try await server.database.all(FollowUpField.self)
      #expect(tasks.allSatisfy { $0.text(.result) != "不算数" })
    }
  }

  @Test func `whoever is not logged in is led to the way in and back, but to no other site`() async throws {
    try await TestServer.with(.partners) { server in
      let browser = Browser(server)
      let led = try await browser.get("/needs?search=%E7%BA%BF%E6%9D%9F")
      #expect(led.status == 303)
      #expect(led.headers["location"] == "/login?next=%2Fneeds%3Fsearch%3D%25E7%25BA%25BF%25E6%259D%259F")
      func next(_ text: String) async throws -> String? {
        try await browser.post(
          "/login", [("login", Partners.leader), ("password", Partners.password), ("next", text)]
        ).headers["location"]
      }
      #expect(try await next("/needs?search=x&sort=-id") == "/needs?search=x&sort=-id")
      for away in [
        "//example.com", "https://example.com/", "/\\example.com", "\\\\example.com", "/%09/example.com\t",
        "javascript:x",
        "/login?next=/", "", "needs", "/\n/example.com",
      ] {
        #expect(try await next(away) == "/", "\(away)")
      }
      #expect(try await browser.get("/").headers["location"] == "/login")
    }
  }

  @Test func `a wrong log-in is told on the page, keeps the name and never the password`() async throws {
    try await TestServer.with(.partners) { server in
      let browser = Browser(server)
      let wrong = try await browser.post("/login", [("login", Partners.leader), ("password", "错误的\"口令<b>")])
      #expect(wrong.status == 401 && wrong.text.contains("role=\"alert\"") && wrong.headers["set-cookie"] == nil)
      #expect(wrong.text.contains("value=\"\(Partners.leader)\"") && !wrong.text.contains("错误的"))
      for _ in 0..<4 { _ = try await browser.post("/login", [("login", Partners.leader), ("password", "x")]) }
      let waits = try await browser.post("/login", [("login", Partners.leader), ("password", Partners.password)])
      #expect(waits.status == 429 && waits.text.contains("秒后再试") && waits.headers["retry-after"] != nil)
    }
  }

  @Test func `a password that was given is replaced before anything else`() async throws {
    try await TestServer.with(.partners) { server in
      let made = try await server.database.desk.keepAccounts.resetPassword(Partners.leader, TestDatabase.invocation)
      let password = try #require(made.password)
      var browser = Browser(server)
      let entered = try await browser.post("/login", [("login", Partners.leader), ("password", password)])
      browser.cookie = String(try #require(entered.headers["set-cookie"]?.split(separator: ";").first))
      #expect(try await browser.get("/today").headers["location"] == "/password")
      let page = try await browser.get("/password")
      #expect(page.status == 200 && page.text.contains("首次登录"))
      let word = try browser.word(of: page)
      let new = "又一句只供测试用的很长很长的口令"
      func change(_ again: String) async throws -> Answer {
        try await browser.post(
          "/password", [("word", word), ("old_password", password), ("password", new), ("again", again)])
      }
      let differs = try await change("不一样")
      #expect(differs.status == 422 && differs.text.contains("href=\"#again\""))
      #expect(try await change(new).status == 303)
      #expect(try await browser.get("/today").status == 200)
    }
  }

  @Test func `a task is closed or put off from the day's page, and that is taken back`() async throws {
    try await TestServer.with(.partners) { server in
      let browser = try await Browser.loggedIn(Partners.branchOfficer, server)
      let page = try await browser.get("/today?whose=all")
      let word = try browser.word(of: page)
      let path = String(try #require(page.text.firstMatch(of: #/action="(\/today\/follow-ups\/\d+)\/close"/#)?.1))
      let id = try #require(Int64(path.split(separator: "/").last ?? ""))
      func state() async throws -> (state: String?, due: CalendarDate?, note: String?) {
        let task = try await server.database.all(FollowUpField.self).first { $0.id == id }
        return (task?.text(.state), task?.date(.dueOn), task?.text(.note))
      }
      let before = try await state()
      let empty = try await browser.post(path + "/close", [("word", word), ("whose", "all"), ("result", " ")])
      #expect(empty.status == 422 && empty.text.contains("请写明办理结果"))
      let mistaken = try await browser.post(
        path + "/close", [("word", word), ("whose", "all"), ("result", "企业改期"), ("due_on", "2099-12-31")])
      #expect(mistaken.status == 422 && mistaken.text.contains("没有办结"))
      let done = try await browser.post(path + "/close", [("word", word), ("whose", "all"), ("result", "已书面答复")])
      let back = try #require(done.headers["location"])
      #expect(done.status == 303 && back.hasPrefix("/today?whose=all&done=closed&change="))
      #expect(try await state().state == "done")
      let told = try await browser.get(back)
      let change = String(try #require(told.text.firstMatch(of: #/name="change" value="(\d+)"/#)?.1))
      #expect(told.text.contains("已办结"))
      #expect(try await browser.post("/undo", [("word", word), ("change", change), ("back", "/today")]).status == 303)
      #expect(try await state() == before)
      // A day of rest, a day that is past, and no reason are told beside the form; what was typed stays.
      for (day, reason, words) in [
        ("2099-01-01", "企业改期", "不上班"), ("2020-01-02", "企业改期", "改期须晚于"), ("", "企业改期", "请选择改期到哪一天"),
        ("2027-01-06", "", "请写明改期的原因"),
      ] where day != "2099-01-01" {
        let refused = try await browser.post(
          path + "/postpone", [("word", word), ("result", reason), ("due_on", day)])
        #expect(refused.status == 422 && refused.text.contains(words), "\(day) \(reason)")
        #expect(try await state() == before)
      }
      let moved = try await browser.post(
        path + "/postpone", [("word", word), ("result", "企业来人改期"), ("due_on", "2027-01-06")])
      #expect(moved.status == 303, "\(moved.text)")
      let after = try await state()
      #expect(after.due == CalendarDate("2027-01-06") && after.note?.contains("企业来人改期") == true)
    }
  }

  @Test func `a need shows its ranking in the words of the others, and a foreign park's official sees none`()
    async throws
  {
    try await TestServer.with(.partners) { server in
      let need = try #require(try await server.database.all(NeedField.self).first { $0.text(.code) == "SQ-2026-01" })
      let view = try await server.database.desk.ranking.rank(
        need: "#\(need.id)", .init(), today: server.database.desk.today(), invocation: TestDatabase.invocation)
      let leader = try await Browser.loggedIn(Partners.leader, server)
      let page = try await leader.get("/needs/\(need.id)?top=100").text
      for match in view.asked {
        #expect(page.contains("/needs/\(need.id)/firms/\(match.enterprise.id)\">\(match.enterprise.name)</a>"))
        #expect(page.contains("<b>\(match.score.text)</b>"))
      }
      let explained = try await leader.get("/needs/\(need.id)/firms/\(view.asked[0].enterprise.id)").text
      for line in view.asked[0].sides.flatMap(\.contributions) { #expect(explained.contains(line.label)) }
      for gate in view.asked[0].gates { #expect(explained.contains(gate.rule.label)) }
      let one = try await leader.get("/needs/\(need.id)/compare?firm=1")
      #expect(one.status == 422 && one.text.contains("2 到 4 行"))
      let foreign = try await Browser.loggedIn(Partners.secondPark, server)
      #expect(try await foreign.get("/needs/\(need.id)").status == 404)
      #expect(try await foreign.get("/needs").text.contains("SQ-2026-01") == false)
      let file = try await leader.get("/needs/\(need.id)/export?format=xlsx")
      #expect(file.status == 200 && file.body.starts(with: Array("PK".utf8)))
    }
  }

  @Test func `a firm's page masks contact data until a purpose is named that allows it`() async throws {
    try await TestServer.with(.partners) { server in
      let firms = try await server.database.all(EnterpriseField.self)
      let people = try await server.database.all(PersonField.self)
      let tie = try #require(
        try await server.database.all(TieField.self).first { tie in
          people.contains { $0.id == tie.reference(.person) && $0.text(.phone) != nil }
        })
      let firm = try #require(firms.first { $0.id == tie.reference(.enterprise) })
      let phone = try #require(people.first { $0.id == tie.reference(.person) }?.text(.phone))
      let leader = try await Browser.loggedIn(Partners.leader, server)
      let shown = try await leader.get("/enterprises/\(firm.id)").text
      #expect(!shown.contains(phone) && !shown.contains("查看联系方式"))
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let page = try await officer.get("/enterprises/\(firm.id)")
      #expect(!page.text.contains(phone) && page.text.contains("查看联系方式"))
      let word = try officer.word(of: page)
      let wrong = try await officer.post("/enterprises/\(firm.id)/contacts", [("word", word), ("purpose", "随便看看")])
      #expect(wrong.status == 422 && !wrong.text.contains(phone) && wrong.text.contains("href=\"#purpose\""))
      let asked = try await officer.post(
        "/enterprises/\(firm.id)/contacts", [("word", word), ("purpose", "correction")])
      #expect(asked.status == 200 && asked.text.contains("已按“本人更正补充”查看") && asked.text.contains(phone))
      let audit = try await server.database.desk.audit(AuditQuery(limit: 50), TestDatabase.invocation)
      #expect(audit.contains { $0.action.hasPrefix("enterprise.disclose") || $0.action.hasPrefix("person.disclose") })
      let found = try await officer.get("/enterprises?search=\(firm.text(.name) ?? "")&sort=name")
      #expect(found.text.contains("/enterprises/\(firm.id)\""))
      let refused = try await officer.get("/enterprises?revenue=很多")
      #expect(refused.status == 422 && refused.text.contains("value=\"很多\""))
    }
  }

  @Test func `what a form said is kept when its session has ended, and sent once somebody is known again`() async throws
  {
    try await TestServer.with(.partners) { server in
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let page = try await officer.get("/today?whose=all")
      let path = String(
        try #require(page.text.firstMatch(of: #/action="(\/today\/follow-ups\/\d+\/close)"/#)?.1))
      let typed = [("whose", "all"), ("result", "已面谈<甲>&\"乙\",\n约定再访")]
      let stale = try await officer.post(path, typed + [("word", "另一次登录的")])
      #expect(stale.status == 403 && stale.text.contains("继续提交") && stale.text.contains("已面谈&lt;甲&gt;&amp;"))
      var nobody = Browser(server)
      let asked = try await nobody.post(path, typed + [("word", "x")])
      #expect(asked.status == 401 && asked.text.contains("登录已过期"))
      let kept = try #require(asked.text.firstMatch(of: #/name="kept"[^>]*>([^<]*)</#)?.1)
      let text = String(kept).replacing("&amp;", with: "&")
      let secrets = [("login", Partners.branchOfficer), ("kept_path", path), ("kept", text)]
      let wrong = try await nobody.post("/login", secrets + [("password", "不是这个")])
      #expect(wrong.status == 401 && wrong.text.contains("name=\"kept\""))
      let entered = try await nobody.post("/login", secrets + [("password", Partners.password)])
      #expect(entered.status == 200 && entered.text.contains("action=\"\(path)\""))
      nobody.cookie = String(try #require(entered.headers["set-cookie"]?.split(separator: ";").first))
      let done = try await nobody.post(path, typed + [("word", try nobody.word(of: entered))])
      #expect(done.status == 303)
      let id = try #require(Int64(path.split(separator: "/")[2]))
      let task = try await server.database.all(FollowUpField.self).first { $0.id == id }
      #expect(task?.text(.result) == typed[1].1)
      // No page repeats a password, and none is led to another site.
      let secret = try await Browser(server).post("/password", [("old_password", "旧口令"), ("password", "新口令")])
      #expect(secret.status == 303 && secret.headers["location"]?.hasPrefix("/login") == true)
      let away = try await Browser(server).post(
        "/login",
        [("login", Partners.leader), ("password", Partners.password), ("kept_path", "//example.com"), ("kept", "a=b")])
      #expect(away.status == 303 && away.headers["location"] == "/")
    }
  }

  @Test func `a form made of what somebody else has changed since is refused, and keeps what was typed`() async throws {
    try await TestServer.with(.partners) { server in
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let page = try await officer.get("/today?whose=all")
      let form = try #require(
        page.text.firstMatch(of: #/action="(\/today\/follow-ups\/(\d+))\/close">\s*<[^>]*>(<[^>]*name="seen"[^>]*>)/#))
      let path = String(form.1)
      let seen = String(try #require(form.3.firstMatch(of: #/value="(\d+)"/#)?.1))
      let word = try officer.word(of: page)
      let first = try await officer.post(
        path + "/postpone", [("word", word), ("result", "对方出差"), ("due_on", "2027-01-06"), ("seen", seen)])
      #expect(first.status == 303)
      for deed in ["/close", "/postpone"] {
        let second = try await officer.post(
          path + deed,
          [("word", word), ("whose", "all"), ("result", "另一页的话"), ("seen", seen)]
            + (deed == "/close" ? [] : [("due_on", "2027-01-07")]))
        #expect(second.status == 412 && second.text.contains("另一页的话"), "\(deed)")
      }
      let done = try await officer.post(path + "/close", [("word", word), ("result", "已办")])
      #expect(done.status == 303)
      let gone = try await officer.post(path + "/close", [("word", word), ("whose", "all"), ("result", "又一页的话")])
      #expect(gone.status == 409 && gone.text.contains("又一页的话"))
    }
  }

  @Test func `where a form goes there is nothing to look at but its section`() async throws {
    try await TestServer.with(.partners) { server in
      let leader = try await Browser.loggedIn(Partners.leader, server)
      let shown = Set(PageTable.all.filter { $0.method == .get }.map(\.path))
      for route in PageTable.all where route.method == .post && !shown.contains(route.path) {
        let answer = try await leader.get(try await ConsoleTests.address(route, server, leader))
        #expect(answer.status == 303, "\(route.path)")
        let place = try #require(answer.headers["location"])
        #expect(place == "/" || shown.contains(place), "\(route.path): \(place)")
      }
    }
  }

  @Test func `each plan of a review opens its own explanation, and plans stand side by side`() async throws {
    try await TestServer.with(.partners) { server in
      let desk = server.database.desk
      let need = try #require(try await server.database.all(NeedField.self).first { $0.text(.code) == "SQ-2026-01" })
      let view = try await desk.ranking.rank(
        need: "#\(need.id)", .init(profile: "review"), today: desk.today(), invocation: TestDatabase.invocation)
      let rows = Array((view.asked + view.ranking.rejected).filter { $0.plan != nil }.prefix(3))
      try #require(rows.count >= 2)
      let leader = try await Browser.loggedIn(Partners.leader, server)
      let page = try await leader.get("/needs/\(need.id)?profile=review").text
      for match in rows {
        let plan = try #require(match.plan)
        let path = "/needs/\(need.id)/firms/\(match.enterprise.id)?profile=review&plan=\(plan.id)"
        #expect(page.contains(path.replacing("&", with: "&amp;")), "\(path)")
        let explained = try await leader.get(path).text
        #expect(explained.contains(plan.name) && explained.contains("<b>\(match.score.text)</b>"))
      }
      let picks = rows.prefix(2).map { "firm=\($0.enterprise.id)-\($0.plan?.id ?? 0)" }.joined(separator: "&")
      let compared = try await leader.get("/needs/\(need.id)/compare?profile=review&\(picks)")
      #expect(compared.status == 200)
      for match in rows.prefix(2) { #expect(compared.text.contains(match.plan?.name ?? "?")) }
      let foreign = try await leader.get(
        "/needs/\(need.id)/firms/\(rows[0].enterprise.id)?profile=review&plan=999999")
      #expect(foreign.status == 404)
      // Too few are ticked: the page comes back as it was asked for, with the ticks.
      let one = try await leader.get(
        "/needs/\(need.id)/compare?profile=review&top=50&firm=\(rows[0].enterprise.id)-\(rows[0].plan?.id ?? 0)&firm=x")
      #expect(one.status == 422 && one.text.contains("<option value=\"50\" selected>"))
      if rows[0].rank != nil { #expect(one.text.contains(" checked>")) }
    }
  }

  @Test func `the month's page tells each figure with the rows behind it, and is made final by whom may`() async throws
  {
    try await TestServer.with(.partners) { server in
      let desk = server.database.desk
      let leader = try await Browser.loggedIn(Partners.leader, server)
      let month = "2026-03"
      let report = try await desk.report(
        .monthly, month: month, today: desk.today(), organisation: TestDatabase.invocation.organisation)
      let page = try await leader.get("/reports/monthly?month=\(month)")
      #expect(page.status == 200 && !page.text.contains("确认定稿"))
      for row in report.sections[0].rows { #expect(page.text.contains(row[0].display)) }
      for name in MakeReport.figures {
        let view = try await desk.report.figure(
          name, month: month, today: desk.today(), organisation: TestDatabase.invocation.organisation)
        #expect(view.value == view.rows.reduce(0) { $0 + $1.value })
        let figure = try await leader.get("/reports/figures/\(name)?month=\(month)")
        #expect(figure.status == 200 && figure.text.contains("<b>\(view.words(view.value))</b>"), "\(name)")
        for row in view.rows { #expect(figure.text.contains(row.title), "\(name)") }
      }
      for kind in MakeReport.Kind.allCases {
        #expect(try await leader.get("/reports/\(kind.rawValue)").text.contains(kind.title))
      }
      #expect(try await leader.get("/reports/monthly?month=明年").status == 422)
      #expect(try await leader.get("/reports/figures/happiness").status == 404)
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let asked = try await officer.get("/reports/monthly?month=\(month)")
      let word = try officer.word(of: asked)
      let final = try await officer.post("/reports/freeze", [("word", word), ("month", month)])
      #expect(final.status == 303)
      let back = try await officer.get(try #require(final.headers["location"]))
      #expect(back.text.contains("已定稿") && back.text.contains("与定稿不同的") && !back.text.contains("确认定稿"))
      let twice = try await officer.post("/reports/freeze", [("word", word), ("month", month)])
      #expect(twice.status == 409 && twice.text.contains("定稿"))
      let early = try await officer.post("/reports/freeze", [("word", word), ("month", "2099-01")])
      #expect(early.status == 422 && early.text.contains("尚未结束"))
      let change = String(try #require(back.text.firstMatch(of: #/name="change" value="(\d+)"/#)?.1))
      #expect(
        try await officer.post("/undo", [("word", word), ("change", change), ("back", "/reports/monthly")]).status
          == 303)
      #expect(try await officer.get("/reports/monthly?month=\(month)").text.contains("确认定稿"))
    }
  }

  @Test func `other weights are tried on a page that keeps what was typed, and nothing else`() async throws {
    try await TestServer.with(.partners) { server in
      let need = try #require(try await server.database.all(NeedField.self).first { $0.text(.code) == "SQ-2026-01" })
      let leader = try await Browser.loggedIn(Partners.leader, server)
      let path = "/needs/\(need.id)/what-if"
      let stands = try await leader.get(path).text
      #expect(stands.contains("名单没有变动") && stands.contains("name=\"weight.jobs\""))
      let supposed = try await leader.get(path + "?weight.jobs=95&weight.location=0&threshold.tax=33.5")
      #expect(supposed.status == 200 && supposed.text.contains("评分方案变动"))
      #expect(supposed.text.contains("value=\"95\"") && supposed.text.contains("value=\"33.5\""))
      // The ranking that stands was kept, and is called up as it was.
      let shown = try await leader.get("/needs/\(need.id)").text
      let past = String(try #require(shown.firstMatch(of: #/href="(\/rankings\/[0-9a-f]+)"/#)?.1))
      let kept = try await leader.get(past)
      #expect(kept.status == 200 && kept.text.contains("名单没有变动") && kept.text.contains("当时的名单"))
      #expect(try await leader.get("/rankings?need=\(need.id)").text.contains(past))
      #expect(try await leader.get("/rankings/ffffffffffff").status == 404)
      let refused = try await leader.get(path + "?weight.alumni_tie=0&weight.engagement=0").text
      let result = try #require(refused.split(separator: "id=\"result\"", maxSplits: 1).last)
      #expect(result.contains("role=\"alert\"") && !result.contains("名单没有变动"))
      let wrong = try await leader.get(path + "?weight.jobs=%E5%BE%88%E5%A4%9A")
      #expect(wrong.status == 422 && wrong.text.contains("value=\"很多\"") && wrong.text.contains("0 到 1000"))
      let token = try await server.client.get(
        "/api/v1/needs/\(need.id)/supposed-matches?with=weight.jobs=95", ["Cookie": leader.cookie])
      #expect(token.status == 200)
    }
  }

  @Test func `what pages load is kept for good, and its address names its content`() async throws {
    try await TestServer.with(.partners) { server in
      let browser = Browser(server)
      let page = try await browser.get("/login").text
      let paths = page.matches(of: #/(?:href|src)="(\/assets\/[^"]+)"/#).map { String($0.1) }
      #expect(Set(paths) == Set(Asset.all.map(\.path)) && paths.count == 3)
      for path in paths {
        let answer = try await browser.get(path)
        #expect(answer.status == 200 && answer.headers["cache-control"]?.contains("immutable") == true, "\(path)")
      }
      let unknown = try await browser.get("/assets/console.0000.css")
      #expect(unknown.status == 404 && unknown.text.contains("<h1>未找到</h1>") && unknown.text.contains("请求编号"))
      #expect(try await server.client.get("/nowhere").json["code"]?.text == "no_such_path")
    }
  }

  @Test func `without an account the console opens on this computer and says how to make the first`() async throws {
    try await TestServer.with(.sample) { server in
      let browser = Browser(server)
      #expect(try await browser.get("/").headers["location"] == "/today")
      let page = try await browser.get("/today").text
      #expect(page.contains("href=\"/settings/accounts\"") && page.contains("本机使用者"))
      let other = try await browser.post("/undo", [("change", "1")], ["Origin": "http://example.com"])
      #expect(other.status == 403)
    }
  }
}
