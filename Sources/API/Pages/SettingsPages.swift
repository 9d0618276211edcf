import Console
import Domain
import HTTPTypes
import Hummingbird
import Secrets
import Service

/// The pages of settings: one's own account, the accounts of the organisation, and the audit.
enum SettingsPages {
  static let all: [PageRoute] = [
    .get("/settings", .ownAccount) { call in try await own(call) },
    .post("/settings/sessions", .ownAccount, leaveEverywhere), .post("/settings/tokens", .ownAccount, makeToken),
    .post("/settings/tokens/{token}/revoke", .ownAccount, revokeToken),
    .post("/settings/second-factor", .ownAccount, offer),
    .post("/settings/second-factor/confirm", .ownAccount, confirm),
    .post("/settings/second-factor/codes", .ownAccount, renewCodes),
    .post("/settings/second-factor/removal", .ownAccount, removeFactor),
    .get("/settings/accounts", .keepAccounts) { call in try await accounts(call) },
    .post("/settings/accounts", .keepAccounts, add), .post("/settings/accounts/{login}/role", .keepAccounts, setRole),
    .post("/settings/accounts/{login}/state", .keepAccounts, setState),
    .post("/settings/accounts/{login}/password", .keepAccounts, resetPassword),
    .post("/settings/accounts/{login}/second-factor", .keepAccounts, resetFactor),
    .get("/settings/audit", .readAudit, audit), .get("/settings/audit/{number}", .readAudit, event),
  ]

  // MARK: One's own account

  private static let done = [
    "revoked": "已撤销令牌,立即失效。", "off": "已停用验证码登录。", "changed": "已保存。", "disabled": "已停用,其登录和令牌随即失效。",
    "enabled": "已启用。", "factor": "已重置其验证码登录,下次登录只须密码。",
  ]

  private static func own(
    _ call: PageCall, told: SettingsPage.Told? = nil, typed: [String: String] = [:], refused: ServiceError? = nil
  ) async throws -> Reply {
    let reader = try call.demandReader()
    let tabs = tabs(call, "/settings")
    guard let holder = call.visitor?.holder else { return call.page(SettingsPage(nil, tabs: tabs, for: reader)) }
    let account = call.desk.ownAccount
    let own = SettingsPage.Own(
      login: holder.account.login, sessions: try await account.credentials(.session, call.invocation),
      tokens: try await account.credentials(.token, call.invocation),
      factor: try await account.secondFactor(call.invocation))
    var reply = call.page(
      SettingsPage(
        own, tabs: tabs, told: told, typed: typed, refused: refused, done: call.text("done").flatMap { done[$0] },
        for: reader), status: refused.flatMap { Problem($0)?.status } ?? .ok)
    if told != nil { reply.headers[.cacheControl] = "no-store" }
    return reply
  }

  /// The parts of the settings that the account may see.
  static func tabs(_ call: PageCall, _ current: String) -> [SettingsPage.Tab] {
    let all: [(String, String, Action)] = [
      ("我的账号", "/settings", .ownAccount), ("评分方案", "/settings/profiles", .rank),
      ("规则与日历", "/settings/rules", .rank),
      ("本单位账号", "/settings/accounts", .keepAccounts),
      ("审计记录", "/settings/audit", .readAudit),
    ]
    return all.filter { Policy.allows($0.2, call.desk.acting) }.map {
      SettingsPage.Tab(label: $0.0, path: $0.1, isCurrent: $0.1 == current)
    }
  }

  private static func holder(_ call: PageCall) throws -> LogIn.Holder {
    guard let holder = call.visitor?.holder else {
      throw ServiceError(.notFound, code: "account_not_found", message: "尚未启用账号,这里没有自己的账号。")
    }
    return holder
  }

  /// Does something with one's own account, and shows the page again with what was refused, or with what is told once.
  private static func answered(
    _ call: PageCall, _ work: (FormFields, LogIn.Holder) async throws -> SettingsPage.Told?, leading to: String
  ) async throws -> Reply {
    let fields = try await call.form()
    let holder = try holder(call)
    do {
      guard let told = try await work(fields, holder) else { return .led(to: to) }
      return try await own(call, told: told)
    } catch let error as ServiceError where [.invalid, .conflict, .tooMany].contains(error.kind) {
      return try await own(call, typed: fields.byName, refused: error)
    }
  }

  private static func leaveEverywhere(_ call: PageCall) async throws -> Reply {
    _ = try await call.form()
    _ = try holder(call)
    _ = try await call.desk.ownAccount.logOut(session: nil, call.invocation)
    return .led(to: "/login?done=out", setting: SessionCookie.clear)
  }

  private static func makeToken(_ call: PageCall) async throws -> Reply {
    try await answered(
      call,
      { fields, holder in
        let days = fields["days"] ?? ""
        let made = try await call.desk.ownAccount.makeToken(
          title: fields["title"] ?? "", writes: fields["writes"] == "yes", days: days.isEmpty ? nil : Int(days) ?? 0,
          asker: holder.credential.id, call.invocation)
        return .token(made.token.text)
      }, leading: "/settings")
  }

  private static func revokeToken(_ call: PageCall) async throws -> Reply {
    _ = try await call.form()
    guard let id = Int64(call.context.parameters.get("token") ?? "") else {
      throw ServiceError(.notFound, code: "token_not_found", message: "没有这个令牌。")
    }
    try await call.desk.ownAccount.revokeToken(id, call.invocation)
    return .led(to: "/settings?done=revoked")
  }

  private static func offer(_ call: PageCall) async throws -> Reply {
    try await answered(
      call,
      { fields, holder in
        let offered = try await call.desk.ownAccount.offerSecondFactor(
          password: fields["password"] ?? "", login: holder.account.login, call.invocation)
        return .offer(secret: offered.secret, uri: offered.uri)
      }, leading: "/settings")
  }

  private static func confirm(_ call: PageCall) async throws -> Reply {
    try await answered(
      call,
      { fields, holder in
        .codes(
          try await call.desk.ownAccount.confirmSecondFactor(
            code: fields["code"] ?? "", login: holder.account.login, keeping: holder.credential.id, call.invocation))
      }, leading: "/settings")
  }

  private static func renewCodes(_ call: PageCall) async throws -> Reply {
    try await answered(
      call,
      { fields, holder in
        .codes(
          try await call.desk.ownAccount.renewRecoveryCodes(
            code: fields["code"] ?? "", login: holder.account.login, call.invocation))
      }, leading: "/settings")
  }

  private static func removeFactor(_ call: PageCall) async throws -> Reply {
    try await answered(
      call,
      { fields, holder in
        try await call.desk.ownAccount.removeSecondFactor(
          password: fields["password"] ?? "", code: fields["code"] ?? "", login: holder.account.login,
          call.invocation)
        return nil
      }, leading: "/settings?done=off")
  }

  // MARK: Accounts

  private static func accounts(
    _ call: PageCall, made: AccountsPage.Made? = nil, typed: [String: String] = [:], parks chosen: [String] = [],
    refused: ServiceError? = nil
  ) async throws -> Reply {
    let parks = try await call.desk.registry.records(call.invocation.organisation).all(ParkField.self)
      .compactMap { park in park.text(.code).map { (code: $0, name: park.text(.name) ?? $0) } }
    var reply = call.page(
      AccountsPage(
        try await call.desk.keepAccounts.list(call.invocation), parks: parks, tabs: tabs(call, "/settings/accounts"),
        made: made, typed: typed, chosen: chosen, refused: refused, done: call.text("done").flatMap { done[$0] },
        for: try call.demandReader()), status: refused.flatMap { Problem($0)?.status } ?? .ok)
    if made != nil { reply.headers[.cacheControl] = "no-store" }
    return reply
  }

  private static func changed(
    _ call: PageCall, _ work: (FormFields, String) async throws -> (made: AccountsPage.Made?, done: String)
  ) async throws -> Reply {
    let fields = try await call.form()
    do {
      let (made, done) = try await work(fields, call.context.parameters.get("login") ?? "")
      guard let made else { return .led(to: "/settings/accounts?done=\(done)") }
      return try await accounts(call, made: made)
    } catch let error as ServiceError where [.invalid, .conflict, .notFound, .ambiguous].contains(error.kind) {
      return try await accounts(call, typed: fields.byName, parks: fields.all("parks"), refused: error)
    }
  }

  private static func role(_ fields: FormFields) throws -> Role {
    guard let role = Role(rawValue: fields["role"] ?? "") else {
      throw ServiceError(
        .invalid, code: "invalid_record", message: "请选择角色。",
        fields: [.init(field: "role", code: "missing", message: "请选择角色。")])
    }
    return role
  }

  private static func parks(_ fields: FormFields, _ role: Role) -> [String] {
    role == .parkOfficial ? fields.all("parks") : []
  }

  private static func add(_ call: PageCall) async throws -> Reply {
    try await changed(call) { fields, _ in
      let role = try role(fields)
      let made = try await call.desk.keepAccounts.add(
        login: fields["login"] ?? "", name: fields["name"] ?? "", role: role, parks: parks(fields, role),
        enterprise: role == .firm ? fields["enterprise_id"].flatMap { $0.isEmpty ? nil : $0 } : nil, call.invocation)
      return (AccountsPage.Made(made.account, password: made.password ?? ""), "changed")
    }
  }

  private static func setRole(_ call: PageCall) async throws -> Reply {
    try await changed(call) { fields, login in
      let role = try role(fields)
      _ = try await call.desk.keepAccounts.setRole(login, role, parks: parks(fields, role), call.invocation)
      return (nil, "changed")
    }
  }

  private static func setState(_ call: PageCall) async throws -> Reply {
    try await changed(call) { fields, login in
      let disables = fields["state"] == "disabled"
      _ = try await call.desk.keepAccounts.setDisabled(login, disables, call.invocation)
      return (nil, disables ? "disabled" : "enabled")
    }
  }

  private static func resetPassword(_ call: PageCall) async throws -> Reply {
    try await changed(call) { _, login in
      let made = try await call.desk.keepAccounts.resetPassword(login, call.invocation)
      return (AccountsPage.Made(made.account, password: made.password), "changed")
    }
  }

  private static func resetFactor(_ call: PageCall) async throws -> Reply {
    try await changed(call) { _, login in
      _ = try await call.desk.keepAccounts.resetSecondFactor(login, call.invocation)
      return (nil, "factor")
    }
  }

  // MARK: The audit

  /// The rows that the address asks for.
  static func audited(_ call: PageCall, limit: Int) -> AuditQuery {
    AuditQuery(
      actor: call.text("actor"), action: call.text("action"), subject: call.text("subject"), from: call.text("from"),
      to: call.text("to"), before: call.text("before").flatMap { Int64($0) }, limit: limit)
  }

  private static func audit(_ call: PageCall) async throws -> Reply {
    let limit = 50
    let names = ["actor", "action", "subject", "from", "to"]
    let asked = Dictionary(uniqueKeysWithValues: names.compactMap { name in call.text(name).map { (name, $0) } })
    let wrong = ["from", "to"].filter { name in asked[name].map { CalendarDate($0) == nil } ?? false }
    var refused: ServiceError?
    if !wrong.isEmpty {
      let message = "日期应写成 2026-03-05。"
      refused = ServiceError(
        .invalid, code: "invalid_query", message: message,
        fields: wrong.map { .init(field: $0, code: "not_a_date", message: message) })
    }
    let events =
      refused == nil
      ? try await call.desk.audit(audited(call, limit: limit), call.invocation) : []
    let kept = names.compactMap { name in asked[name].map { (name: name, text: $0) } }
    let next = events.count == limit ? events.last : nil
    return call.page(
      AuditPage(
        events, asked: asked, tabs: tabs(call, "/settings/audit"),
        next: next.map { "/settings/audit?" + QueryText.text(kept + [("before", "\($0.number)")]) },
        exports: call.exports("/settings/audit/export", kept), refused: refused,
        for: try call.demandReader()), status: refused == nil ? .ok : .unprocessableContent)
  }

  private static func event(_ call: PageCall) async throws -> Reply {
    let number = Int64(call.context.parameters.get("number") ?? "") ?? 0
    return call.page(
      AuditEventPage(try await call.desk.audit.show(number, call.invocation), for: try call.demandReader()))
  }
}
