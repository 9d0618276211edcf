import Console
import Domain
import HTTPTypes
import Hummingbird
import Service

/// The page of the day's work, and what its forms do.
enum TodayPages {
  static let all: [PageRoute] = [
    .get("/today", .rank, today),
    .post("/today/looked", .rank, looked),
    .post("/today/follow-ups/{id}/close", .keepWork, close),
    .post("/today/follow-ups/{id}/postpone", .keepWork, postpone),
  ]

  private static let done = ["closed": "已办结", "postponed": "已改期"]

  private static func today(_ call: PageCall) async throws -> Reply {
    let seen = Looked(call)
    var reply = call.page(try await page(call, mine: call.text("whose") != "all", seen: seen))
    if seen == nil { reply.headers[.setCookie] = try await Looked.now(call) }
    return reply
  }

  /// What is new was read: from here on only what comes after it is.
  private static func looked(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    guard let version = fields["version"].flatMap({ Int64($0) }) else { return .led(to: "/today") }
    return .led(
      to: fields["whose"] == "all" ? "/today?whose=all" : "/today",
      setting: Looked(account: call.desk.acting.account, version: version).cookie)
  }

  /// Whether only the work of whoever looks is told; whoever runs the program has none of their own.
  private static func isTheirs(_ call: PageCall, mine: Bool) -> Bool { mine && call.visitor?.holder != nil }

  /// What is to be done: one's own alone, or everybody's.
  static func view(_ call: PageCall, mine: Bool, limit: Int) async throws -> TodayView {
    try await call.desk.showToday(
      owner: isTheirs(call, mine: mine) ? call.desk.acting.words : nil, limit: limit, today: call.today,
      organisation: call.invocation.organisation)
  }

  /// The visits to come, of one's own or all.
  static func ahead(_ call: PageCall, mine: Bool) async throws -> [Stored<VisitField>] {
    try await call.desk.overdueVisits.ahead(
      today: call.today, owner: isTheirs(call, mine: mine) ? call.desk.acting.words : nil,
      organisation: call.invocation.organisation)
  }

  private static func page(
    _ call: PageCall, mine: Bool, seen: Looked? = nil, refused: TodayPage.Refused? = nil
  ) async throws -> TodayPage {
    let acting = call.desk.acting
    let organisation = acting.organisation
    let isTheirs = isTheirs(call, mine: mine)
    let view = try await view(call, mine: mine, limit: 50)
    let ahead = try await ahead(call, mine: mine)
    var news: News?
    if let seen {
      let most = call.text("news") == "all" ? TodayPage.longest.whole : TodayPage.longest.usual
      news = try await call.desk.showNews(since: seen.version, limit: most, call.invocation)
    }
    return TodayPage(
      view, visits: ahead, news: news, mine: isTheirs, works: Policy.allows(.keepWork, acting),
      exports: call.exports("/today/export", [(name: "whose", text: isTheirs ? "mine" : "all")]), refused: refused,
      deed: try await call.deed(done, back: isTheirs || call.visitor?.holder == nil ? "/today" : "/today?whose=all"),
      for: try call.demandReader())
  }

  private static func close(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    let id = try call.number("id", of: .followUp)
    return try await answer(call, fields, id, "closed") {
      // Enter in the box of the day presses the first button.
      if let day = fields["due_on"], !day.allSatisfy(\.isWhitespace) {
        let message = "填了改期日期,没有办结。要改期请按“改期”,要办结请清空日期。"
        throw ServiceError(
          .invalid, code: "invalid_record", message: message,
          fields: [.init(field: "due_on", code: "not_allowed", message: message)])
      }
      return try await call.desk.closeFollowUp(
        "#\(id)", as: .done, result: fields["result"], ifMatch: fields.seen, today: call.today,
        invocation: call.invocation
      ).change
    }
  }

  private static func postpone(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    let id = try call.number("id", of: .followUp)
    return try await answer(call, fields, id, "postponed") {
      try await call.desk.postponeFollowUp(
        "#\(id)", to: fields["due_on"] ?? "", reason: fields["result"] ?? "", ifMatch: fields.seen,
        today: call.today, invocation: call.invocation
      ).change
    }
  }

  private static func answer(
    _ call: PageCall, _ fields: FormFields, _ id: Int64, _ deed: String, _ work: () async throws -> Int64?
  ) async throws -> Reply {
    let mine = fields["whose"] != "all"
    do {
      let change = try await work()
      return .led(to: "/today?whose=\(mine ? "mine" : "all")&done=\(deed)&change=\(change ?? 0)")
    } catch let error as ServiceError where [.invalid, .conflict, .notFound].contains(error.kind) {
      let refused = TodayPage.Refused(id, error, result: fields["result"] ?? "", day: fields["due_on"] ?? "")
      return call.page(
        try await page(call, mine: mine, refused: refused),
        status: Problem(error)?.status ?? .unprocessableContent)
    }
  }
}

/// What a browser was shown of the work.
private struct Looked {
  let account: Int64
  /// The data version it was shown up to.
  let version: Int64

  init(account: Int64, version: Int64) { (self.account, self.version) = (account, version) }

  /// What the browser says; `nil` where it says nothing of this account.
  init?(_ call: PageCall) {
    let parts = SessionCookie.text(call.request, SessionCookie.looked)?.split(separator: ".").map { Int64($0) } ?? []
    guard parts.count == 2, let account = parts[0], let version = parts[1], account == call.desk.acting.account else {
      return nil
    }
    self.init(account: account, version: version)
  }

  /// All there is by now.
  static func now(_ call: PageCall) async throws -> String {
    let newest = try await call.desk.showNews.newest(call.desk.acting.organisation)
    return Looked(account: call.desk.acting.account, version: newest).cookie
  }

  /// Kept for a year. It holds two numbers, and no page goes by it but the one that shows what is new.
  var cookie: String {
    "\(SessionCookie.looked)=\(account).\(version); Path=/; Max-Age=31536000; HttpOnly; Secure; SameSite=Lax"
  }
}
