import Console
import HTTPTypes
import Hummingbird
import Secrets
import Service

/// The pages of the way in and out.
enum EntrancePages {
  static let all = [
    PageRoute(method: .get, path: "/", access: .everybody, answer: root),
    PageRoute(method: .get, path: "/login", access: .everybody, answer: ask),
    PageRoute(method: .post, path: "/login", access: .everybody, answer: logIn),
    .post("/logout", .ownAccount, logOut), .get("/password", .ownAccount, askPassword),
    .post("/password", .ownAccount, changePassword),
  ]

  private static let root: @Sendable (PageCall) async throws -> Reply = { call in
    guard let reader = call.reader else { return .led(to: "/login") }
    return .led(to: reader.isFirm ? "/self" : "/today")
  }

  private static let ask: @Sendable (PageCall) async throws -> Reply = { call in
    let next = call.text("next")
    if call.reader != nil { return .led(to: OwnPath(next)?.text ?? "/") }
    return call.page(LogInPage(next: OwnPath(next)?.text ?? "", done: call.text("done") == "out" ? "已退出登录。" : nil))
  }

  private static let logIn: @Sendable (PageCall) async throws -> Reply = { call in
    let fields = try await FormFields(call.request, limit: call.limits.bodyBytes)
    let next = OwnPath(fields["next"])?.text
    let login = fields["login"] ?? ""
    let kept = OwnPath(fields["kept_path"]).map { KeptForm(path: $0.text, text: fields["kept"] ?? "") }
    do {
      let entry = try await call.desk.logIn(
        login: login, password: fields["password"] ?? "", code: fields["code"], address: call.context.address,
        requestID: call.context.requestID)
      let cookie = SessionCookie.set(entry.token, for: call.desk.sessionLength)
      guard let kept, !entry.account.mustChange else { return .led(to: next ?? "/", setting: cookie) }
      var reply = call.page(
        KeptFormPage(path: kept.path, fields: try QueryText.pairs(kept.text), word: entry.token.companion))
      reply.headers[.setCookie] = cookie
      return reply
    } catch let error as ServiceError where [.unauthenticated, .tooMany, .invalid].contains(error.kind) {
      let problem = Problem(error)
      var reply = call.page(
        LogInPage(login: login, next: next ?? "", refused: error, kept: kept), status: problem?.status ?? .unauthorized)
      reply.headers[.retryAfter] = problem?.headers[.retryAfter]
      return reply
    }
  }

  private static let logOut: @Sendable (PageCall) async throws -> Reply = { call in
    _ = try await call.form()
    if let holder = call.visitor?.holder {
      _ = try await call.desk.ownAccount.logOut(session: holder.credential.id, call.invocation)
    }
    return .led(to: "/login?done=out", setting: SessionCookie.clear)
  }

  private static let askPassword: @Sendable (PageCall) async throws -> Reply = { call in
    call.page(PasswordPage(try call.demandReader(), isDemanded: call.desk.acting.mustChange))
  }

  private static let changePassword: @Sendable (PageCall) async throws -> Reply = { call in
    let fields = try await call.form()
    let reader = try call.demandReader()
    guard let holder = call.visitor?.holder else {
      throw ServiceError(.notFound, code: "account_not_found", message: "尚未启用账号,这里没有自己的账号。")
    }
    do {
      guard fields["password"] == fields["again"] else {
        let message = "两次填写的新密码不同,请重新填写。"
        throw ServiceError(
          .invalid, code: "invalid_record", message: message,
          fields: [.init(field: "again", code: "differs", message: message)])
      }
      _ = try await call.desk.ownAccount.changePassword(
        from: fields["old_password"] ?? "", to: fields["password"] ?? "", login: holder.account.login,
        keeping: holder.credential.id, call.invocation)
      return .led(to: "/")
    } catch let error as ServiceError where [.invalid, .tooMany].contains(error.kind) {
      return call.page(
        PasswordPage(reader, isDemanded: call.desk.acting.mustChange, refused: error),
        status: error.kind == .invalid ? .unprocessableContent : .tooManyRequests)
    }
  }
}

/// A path of this server with its query, as a form may name where it leads: never another site's.
struct OwnPath {
  let text: String

  /// `nil` for what does not begin with one slash, has characters that browsers read as a slash or skip, or is the way in.
  init?(_ text: String?) {
    guard let text, text.utf8.count <= 2000, text.hasPrefix("/"), !text.hasPrefix("//"),
      text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }),
      !["/login", "/logout"].contains(where: { text == $0 || text.hasPrefix($0 + "?") || text.hasPrefix($0 + "/") })
    else { return nil }
    self.text = text
  }
}
