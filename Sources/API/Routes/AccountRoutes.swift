import Domain
import HTTPTypes
import Hummingbird
import Secrets
import Service

/// The routes of letting people in, of one's own account, and of keeping accounts.
enum AccountRoutes {
  static let all =
    [
      logIn, readOwn, logOut, changePassword, listTokens, makeToken, revokeToken, listAccounts, addAccount,
      changeAccount,
      resetPassword, readAudit, verifyAudit, readAuditEvent, readPolicy,
    ] + SecondFactorRoutes.all

  private static let root = RouteTable.root

  /// Who was let in, as it is answered.
  private struct OwnView: Encodable {
    let account: Account
    /// What a browser's change has to carry; absent for a token.
    let csrf_token: String?
    /// When the session or token ends.
    let expires_at: String
    let may: [String]

    init(_ account: Account, _ credential: Credential, word: String?) {
      self.account = account
      csrf_token = word
      expires_at = credential.expiresAt
      let acting = account.acting(writes: credential.writes, address: "")
      may = Action.allCases.filter { (try? Policy.demand($0, of: acting)) != nil }.map(\.rawValue)
    }
  }

  private struct LogInBody: Decodable {
    let login: String
    let password: String
    let code: String?
  }

  private static let logIn = Route(
    method: .post, path: root + "/session", operation: "logIn", tag: "账号",
    summary: "以账号、密码(启用验证码登录的,连同 code)登录:设置会话 Cookie,答复中的 csrf_token 须随每次办理带回", body: .json("LogIn"),
    successes: [.init(status: .ok, schema: .ref("OwnAccount"), headers: ["Set-Cookie"])], refusals: [401, 429]
  ) { call in
    let body = try call.decoded(try await call.jsonBytes(), as: LogInBody.self)
    let entry = try await call.desk.logIn(
      login: body.login, password: body.password, code: body.code, address: call.invocation.address,
      requestID: call.invocation.requestID)
    let cookie = SessionCookie.set(entry.token, for: call.desk.sessionLength)
    return try .json(
      OwnView(entry.account, entry.credential, word: entry.token.companion), headers: [.setCookie: cookie])
  }

  private static let readOwn = Route(
    method: .get, path: root + "/session", operation: "readOwnAccount", tag: "账号", summary: "自己的账号、权限与会话期限",
    successes: [.init(status: .ok, schema: .ref("OwnAccount"))], refusals: [404]
  ) { call in
    let holder = try call.demandHolder()
    let word = SessionCookie.text(call.request).flatMap { SecretToken(text: $0) }?.companion
    return try .json(OwnView(holder.account, holder.credential, word: word))
  }

  private static let logOut = Route(
    method: .delete, path: root + "/session", operation: "logOut", tag: "账号", summary: "退出登录;everywhere 退出所有浏览器",
    parameters: [.query("everywhere", .flag, "退出所有浏览器")],
    successes: [.init(status: .ok, schema: .ref("Ended"), headers: ["Set-Cookie"])], refusals: [404]
  ) { call in
    let holder = try call.demandHolder()
    let isEverywhere = call.flag("everywhere")
    guard isEverywhere || holder.credential.kind == .session else {
      throw ServiceError(
        .invalid, code: "invalid_query", message: "令牌不是登录会话;要退出所有浏览器请写 everywhere=true。",
        fields: [.init(field: "everywhere", code: "missing", message: "请写 everywhere=true。")])
    }
    let session = isEverywhere ? nil : holder.credential.id
    let count = try await call.desk.ownAccount.logOut(session: session, call.invocation)
    return try .json(["ended": count], headers: [.setCookie: SessionCookie.clear])
  }

  private struct PasswordBody: Decodable {
    let old_password: String
    let password: String
    let end_tokens: Bool?
  }

  private static let changePassword = Route(
    method: .put, path: root + "/me/password", operation: "changePassword", tag: "账号",
    summary: "修改自己的密码;其他浏览器随即退出,end_tokens 时令牌也随即失效",
    body: .json("PasswordChange"), successes: [.init(status: .ok, schema: .ref("Ended"))], refusals: [404, 429]
  ) { call in
    let holder = try call.demandHolder()
    let body = try call.decoded(try await call.jsonBytes(), as: PasswordBody.self)
    let session = holder.credential.kind == .session ? holder.credential.id : nil
    let ended = try await call.desk.ownAccount.changePassword(
      from: body.old_password, to: body.password, login: holder.account.login, endsTokens: body.end_tokens ?? false,
      keeping: session, call.invocation)
    return try .json(["ended": ended])
  }

  private static let listTokens = Route(
    method: .get, path: root + "/me/tokens", operation: "listOwnTokens", tag: "账号", summary: "自己有效的令牌,含最近使用时间",
    successes: [.init(status: .ok, schema: .array(.ref("Credential")))], refusals: [404]
  ) { call in try .json(try await call.desk.ownAccount.credentials(.token, call.invocation)) }

  private struct TokenBody: Decodable {
    let title: String
    let writes: Bool?
    let days: Int?
  }

  private struct TokenView: Encodable {
    let token: String
    let credential: Credential
  }

  private static let makeToken = Route(
    method: .post, path: root + "/me/tokens", operation: "makeOwnToken", tag: "账号",
    summary: "为程序或脚本新建令牌;令牌只在此答复中显示一次", body: .json("NewToken"),
    successes: [.init(status: .created, schema: .ref("Token"))], refusals: [404]
  ) { call in
    let holder = try call.demandHolder()
    let body = try call.decoded(try await call.jsonBytes(), as: TokenBody.self)
    let made = try await call.desk.ownAccount.makeToken(
      title: body.title, writes: body.writes ?? false, days: body.days, asker: holder.credential.id, call.invocation)
    return try .json(TokenView(token: made.token.text, credential: made.credential), status: .created)
  }

  private static let revokeToken = Route(
    method: .delete, path: root + "/me/tokens/{id}", operation: "revokeOwnToken", tag: "账号", summary: "撤销自己的令牌,立即失效",
    parameters: [.path("id", .integer(0...Int64.max), "令牌编号")],
    successes: [.init(status: .ok, schema: .ref("Ended"))]
  ) { call in
    try await call.desk.ownAccount.revokeToken(call.number("id", of: "token"), call.invocation)
    return try .json(["ended": 1])
  }

  private static let listAccounts = Route(
    method: .get, path: root + "/accounts", operation: "listAccounts", tag: "账号", summary: "本单位的账号",
    successes: [.init(status: .ok, schema: .array(.ref("Account")))]
  ) { call in try .json(try await call.desk.keepAccounts.list(call.invocation)) }

  private struct AccountBody: Decodable {
    let login: String
    let name: String
    let role: Role
    let parks: [String]?
    let enterprise_id: Int64?
  }

  /// An account with the password that is told once.
  private struct MadeView: Encodable {
    let account: Account
    let password: String?
  }

  private static let addAccount = Route(
    method: .post, path: root + "/accounts", operation: "addAccount", tag: "账号",
    summary: "新增账号;首次密码只在此答复中显示一次,首次登录须修改", body: .json("NewAccount"),
    successes: [.init(status: .created, schema: .ref("MadeAccount"))], refusals: [404, 409]
  ) { call in
    let body = try call.decoded(try await call.jsonBytes(), as: AccountBody.self)
    let made = try await call.desk.keepAccounts.add(
      login: body.login, name: body.name, role: body.role, parks: body.parks ?? [],
      enterprise: body.enterprise_id.map { "#\($0)" }, call.invocation)
    return try .json(MadeView(account: made.account, password: made.password), status: .created)
  }

  private static var login: Parameter { .path("login", .text, "账号") }

  private struct AccountChangeBody: Decodable {
    let role: Role?
    let parks: [String]?
    let is_disabled: Bool?
  }

  private static let changeAccount = Route(
    method: .post, path: root + "/accounts/{login}", operation: "changeAccount", tag: "账号",
    summary: "改变账号的角色与园区,停用或启用;停用后其会话与令牌立即失效", parameters: [login],
    body: .json("AccountChange"), successes: [.init(status: .ok, schema: .ref("Account"))], refusals: [409]
  ) { call in
    let body = try call.decoded(try await call.jsonBytes(), as: AccountChangeBody.self)
    let keep = call.desk.keepAccounts
    var account = try await keep.find(call.part("login"), call.invocation)
    if let role = body.role ?? (body.parks == nil ? nil : account.role) {
      account = try await keep.setRole(account.login, role, parks: body.parks ?? [], call.invocation)
    }
    if let isDisabled = body.is_disabled {
      account = try await keep.setDisabled(account.login, isDisabled, call.invocation)
    }
    return try .json(account)
  }

  private static let resetPassword = Route(
    method: .post, path: root + "/accounts/{login}/password", operation: "resetPassword", tag: "账号",
    summary: "重置密码:新密码只在此答复中显示一次,下次登录须修改", parameters: [login],
    successes: [.init(status: .ok, schema: .ref("MadeAccount"))]
  ) { call in
    let made = try await call.desk.keepAccounts.resetPassword(call.part("login"), call.invocation)
    return try .json(MadeView(account: made.account, password: made.password))
  }

  private static let readAudit = Route(
    method: .get, path: root + "/audit", operation: "readAudit", tag: "审计", summary: "审计记录,最近的在前",
    parameters: [
      .query("actor", .text, "经办人姓名的一部分", longest: TextRule.name.longest),
      .query("action", .text, "事项或其开头,如 person.", longest: TextRule.name.longest),
      .query("subject", .text, "对象,如 account:li.ming、change:34", longest: TextRule.name.longest),
      .query("from", .date, "起始日"), .query("to", .date, "截止日,含当日"),
      .query("before", .integer(1...Int64.max), "此编号之前"), .query("limit", .integer(1...1000), "条数,默认 50"),
    ], successes: [.init(status: .ok, schema: .array(.ref("AuditEvent")))]
  ) { call in
    try .json(
      try await call.desk.audit(
        AuditQuery(
          actor: call.text("actor"), action: call.text("action"), subject: call.text("subject"),
          from: call.text("from"),
          to: call.text("to"), before: call.integer("before"), limit: Int(call.integer("limit") ?? 50)),
        call.invocation))
  }

  private static let verifyAudit = Route(
    method: .get, path: root + "/audit/verification", operation: "verifyAudit", tag: "审计",
    summary: "核对审计记录的完整:有无缺失、改动、调换", successes: [.init(status: .ok, schema: .ref("AuditVerdict"))]
  ) { call in try .json(try await call.desk.audit.verify(call.invocation)) }

  private static let readAuditEvent = Route(
    method: .get, path: root + "/audit/{number}", operation: "readAuditEvent", tag: "审计",
    summary: "一条审计记录,及所记变更写了什么:每条记录由何改为何,联系方式隐去",
    parameters: [.path("number", .integer(1...Int64.max), "审计记录的编号")],
    successes: [.init(status: .ok, schema: .ref("AuditDetail"))]
  ) { call in
    try .json(try await call.desk.audit.show(call.number("number", of: "audit_event"), call.invocation))
  }

  private struct PolicyView: Encodable {
    let action: String
    let label: String
    let scopes: [String: String]
  }

  private static let readPolicy = Route(
    method: .get, path: root + "/policy", operation: "readPolicy", tag: "账号", summary: "各角色的权限与范围",
    successes: [.init(status: .ok, schema: .array(.ref("PolicyRow")))]
  ) { _ in
    try .json(
      Policy.rows.map { row in
        PolicyView(
          action: row.action.rawValue, label: row.action.label,
          scopes: Dictionary(uniqueKeysWithValues: row.scopes.map { ($0.key.rawValue, $0.value.rawValue) }))
      })
  }

  static let schemas: [NamedSchema] = [
    NamedSchema(
      "LogIn",
      .object([
        .init("login", .text(TextRule.name.longest)), .init("password", .text(LogIn.typed.longest)),
        .optional("code", .text(LogIn.typedCode.longest), summary: "验证器的 6 位数字,或一个恢复码"),
      ])),
    NamedSchema(
      "OwnAccount",
      .object([
        .init("account", .ref("Account")), .optional("csrf_token", .string, summary: "浏览器每次办理须在 X-CSRF-Token 中带回"),
        .init("expires_at", .instant), .init("may", .array(.string), summary: "可以办理的事项"),
      ])),
    NamedSchema(
      "PasswordChange",
      .object([
        .init("old_password", .text(LogIn.typed.longest)), .init("password", .text(LogIn.typed.longest)),
        .optional("end_tokens", .flag, summary: "令牌也随即失效;默认保留,脚本照常运行,疑有泄露时应一并结束"),
      ])),
    NamedSchema("Ended", .object([.init("ended", .integer, summary: "结束的会话或令牌数")])),
    NamedSchema(
      "Account",
      .object([
        .init("id", .integer), .init("login", .string), .init("name", .string), .init("role", roles),
        .init("parks", .array(.string)), .optional("enterprise_id", .integer),
        .init("must_change_password", .flag), .init("has_second_factor", .flag), .init("created_at", .instant),
        .optional("disabled_at", .instant),
      ])),
    NamedSchema(
      "NewAccount",
      .object([
        .init("login", .text(64)), .init("name", .text(TextRule.name.longest)), .init("role", roles),
        .optional("parks", .list(.text(TextRule.name.longest), 100), summary: "园区代码,园区人员必填"),
        .optional("enterprise_id", .integer, summary: "校友企业账号必填"),
      ])),
    NamedSchema(
      "MadeAccount",
      .object([.init("account", .ref("Account")), .optional("password", .string, summary: "只显示这一次")])),
    NamedSchema(
      "AccountChange",
      .object([
        .optional("role", roles), .optional("parks", .list(.text(TextRule.name.longest), 100)),
        .optional("is_disabled", .flag),
      ])),
    NamedSchema(
      "Credential",
      .object([
        .init("id", .integer), .init("kind", .choice(Credential.Kind.allCases.map(\.rawValue))),
        .init("title", .string),
        .init("writes", .flag), .optional("address", .string), .init("created_at", .instant),
        .init("used_at", .instant),
        .init("expires_at", .instant),
      ])),
    NamedSchema(
      "NewToken",
      .object([
        .init("title", .text(TextRule.name.longest), summary: "用途"), .optional("writes", .flag, summary: "可办理;默认只读"),
        .optional("days", .integer, summary: "有效天数"),
      ])),
    NamedSchema(
      "Token", .object([.init("token", .string, summary: "只显示这一次"), .init("credential", .ref("Credential"))])),
    NamedSchema(
      "AuditEvent",
      .object([
        .init("number", .integer), .init("recorded_at", .instant), .optional("account_id", .integer),
        .init("actor", .string), .init("address", .string), .init("action", .string), .init("subject", .string),
        .init("detail", .string), .init("request_id", .string), .optional("change_id", .integer),
        .init("digest", .string),
      ])),
    NamedSchema(
      "AuditDetail",
      .object([
        .init("event", .ref("AuditEvent")), .init("facts", .array(.ref("ChangedFact"))),
        .init("left", .integer, summary: "其后还有几处,未列出"),
      ])),
    NamedSchema(
      "AuditVerdict",
      .object([
        .init("rows", .integer), .init("head", .string, summary: "最末一条的摘要,另行保存可证明末尾未被删"),
        .optional("broken", .integer), .optional("problem", .string),
      ])),
    NamedSchema(
      "PolicyRow", .object([.init("action", .string), .init("label", .string), .init("scopes", .map(.string))])),
  ]

  private static let roles = Schema.choice(Role.allCases.map(\.rawValue))
}
