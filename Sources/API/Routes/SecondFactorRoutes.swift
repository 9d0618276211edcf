import Domain
import HTTPTypes
import Hummingbird
import Service

/// The routes of what an account shows beside its password.
enum SecondFactorRoutes {
  static let all = [read, offer, confirm, renew, remove, reset]

  private static let path = RouteTable.root + "/me/second-factor"

  private static let read = Route(
    method: .get, path: path, operation: "readSecondFactor", tag: "账号", summary: "自己的验证码登录:是否启用,恢复码还剩几个",
    successes: [.init(status: .ok, schema: .ref("SecondFactor"))], refusals: [404]
  ) { call in
    _ = try call.demandHolder()
    return try .json(try await call.desk.ownAccount.secondFactor(call.invocation))
  }

  private struct OfferBody: Decodable {
    let password: String
  }

  private static let offer = Route(
    method: .post, path: path, operation: "offerSecondFactor", tag: "账号",
    summary: "申请启用验证码登录:答复中的密钥填入验证器应用,只显示一次;确认后才生效", body: .json("SecondFactorOffer"),
    successes: [.init(status: .created, schema: .ref("OfferedSecret"))], refusals: [404, 409, 429]
  ) { call in
    let holder = try call.demandHolder()
    let body = try call.decoded(try await call.jsonBytes(), as: OfferBody.self)
    return try .json(
      try await call.desk.ownAccount.offerSecondFactor(
        password: body.password, login: holder.account.login, call.invocation), status: .created)
  }

  private struct CodeBody: Decodable {
    let code: String
  }

  private static let confirm = Route(
    method: .post, path: path + "/confirmation", operation: "confirmSecondFactor", tag: "账号",
    summary: "以验证器显示的数字确认启用;答复中的恢复码只显示一次,每个只能用一次;其他浏览器随即退出", body: .json("SecondFactorCode"),
    successes: [.init(status: .ok, schema: .ref("RecoveryCodes"))], refusals: [404, 409]
  ) { call in
    let holder = try call.demandHolder()
    let body = try call.decoded(try await call.jsonBytes(), as: CodeBody.self)
    let session = holder.credential.kind == .session ? holder.credential.id : nil
    let codes = try await call.desk.ownAccount.confirmSecondFactor(
      code: body.code, login: holder.account.login, keeping: session, call.invocation)
    return try .json(["recovery_codes": codes])
  }

  private static let renew = Route(
    method: .post, path: path + "/recovery-codes", operation: "renewRecoveryCodes", tag: "账号",
    summary: "重新生成恢复码,须验证器的数字或一个恢复码;只显示这一次,原有的随即作废", body: .json("SecondFactorCode"),
    successes: [.init(status: .ok, schema: .ref("RecoveryCodes"))], refusals: [404, 409, 429]
  ) { call in
    let holder = try call.demandHolder()
    let body = try call.decoded(try await call.jsonBytes(), as: CodeBody.self)
    let codes = try await call.desk.ownAccount.renewRecoveryCodes(
      code: body.code, login: holder.account.login, call.invocation)
    return try .json(["recovery_codes": codes])
  }

  private struct RemoveBody: Decodable {
    let password: String
    let code: String?
  }

  private static let remove = Route(
    method: .post, path: path + "/removal", operation: "removeSecondFactor", tag: "账号",
    summary: "停用验证码登录,须密码和验证码;尚未确认的密钥只须密码", body: .json("SecondFactorRemoval"),
    successes: [.init(status: .ok, schema: .ref("SecondFactor"))], refusals: [404, 409, 429]
  ) { call in
    let holder = try call.demandHolder()
    let body = try call.decoded(try await call.jsonBytes(), as: RemoveBody.self)
    let own = call.desk.ownAccount
    try await own.removeSecondFactor(
      password: body.password, code: body.code ?? "", login: holder.account.login, call.invocation)
    return try .json(try await own.secondFactor(call.invocation))
  }

  private static let reset = Route(
    method: .delete, path: RouteTable.root + "/accounts/{login}/second-factor", operation: "resetSecondFactor",
    tag: "账号",
    summary: "重置他人的验证码登录(遗失验证器和恢复码时):登录只须密码,其浏览器随即退出",
    parameters: [.path("login", .text, "账号")], successes: [.init(status: .ok, schema: .ref("Account"))]
  ) { call in try .json(try await call.desk.keepAccounts.resetSecondFactor(call.part("login"), call.invocation)) }

  static let schemas: [NamedSchema] = [
    NamedSchema(
      "SecondFactor",
      .object([
        .init("is_on", .flag, summary: "登录须验证码"), .init("is_offered", .flag, summary: "有待确认的密钥"),
        .init("recovery_codes_left", .integer),
      ])),
    NamedSchema("SecondFactorOffer", .object([.init("password", .text(LogIn.typed.longest))])),
    NamedSchema(
      "OfferedSecret",
      .object([
        .init("secret", .string, summary: "手工填入验证器的密钥"), .init("uri", .string, summary: "otpauth 地址,可制成二维码"),
      ])),
    NamedSchema("SecondFactorCode", .object([.init("code", .text(LogIn.typedCode.longest))])),
    NamedSchema("RecoveryCodes", .object([.init("recovery_codes", .array(.string), summary: "只显示这一次")])),
    NamedSchema(
      "SecondFactorRemoval",
      .object([
        .init("password", .text(LogIn.typed.longest)),
        .optional("code", .text(LogIn.typedCode.longest), summary: "验证器的 6 位数字,或一个恢复码"),
      ])),
  ]
}
