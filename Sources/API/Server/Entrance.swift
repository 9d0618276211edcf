import HTTPTypes
import Hummingbird
import Secrets
import Service
import Synchronization

/// Finds out who asks, and gives them their desk.
///
/// A program shows a personal token (`Authorization: Bearer …`), a browser the cookie of its session; a browser's change must
/// carry the session's own word besides, which no other site can know. As long as there is no account at all, whoever
/// reaches the server is whoever runs it: it then listens to this computer alone.
final class Entrance: Sendable {
  /// The desk of whoever runs the program.
  private let desk: Desk
  private let isExposed: Bool
  /// Whether there were accounts when last asked; `nil` before the first answer.
  private let hadAccounts = Mutex<Bool?>(nil)

  /// - Parameter isExposed: whether others than this computer reach the server; nobody is answered unknown then.
  init(_ desk: Desk, isExposed: Bool) {
    self.desk = desk
    self.isExposed = isExposed
  }

  /// Somebody's desk, and how they were let in; the latter is `nil` for whoever runs the program.
  struct Visitor: Sendable {
    let desk: Desk
    let holder: LogIn.Holder?
  }

  /// The desk of whoever asks, who may do what the route does.
  ///
  /// Throws `ServiceError` `login_required`, `csrf_refused`, and what the policy refuses.
  func visitor(_ request: Request, _ context: CallContext, _ route: Route) async throws -> Visitor {
    guard route.access != .everybody else { return Visitor(desk: desk, holder: nil) }
    let address = context.address
    let holder: LogIn.Holder
    if let text = try Entrance.bearer(request) {
      holder = try await desk.logIn.holder(of: text, .personal, address: address)
    } else if let shown = try await shown(request, isOfOwnFirm: route.isOfOwnFirm, address) {
      holder = shown.holder
      try Entrance.demandWord(of: shown.text, request)
    } else {
      guard try await isOpen() else {
        throw ServiceError(
          .unauthenticated, code: "login_required", message: "请先登录,或在 Authorization 中给出令牌。", remedy: .logIn)
      }
      return Visitor(desk: desk.of(desk.acting.from(address)), holder: nil)
    }
    guard case .account(let action?) = route.access else {
      throw ServiceError(.forbidden, code: "not_allowed", message: "账号不能办理「\(route.summary)」。")
    }
    try Policy.demand(action, of: holder.acting, isChange: route.isChange)
    return Visitor(desk: desk.of(holder.acting), holder: holder)
  }

  /// Somebody at a page of the console; the session's secret is `nil` for whoever runs the program.
  struct PageVisitor: Sendable {
    let desk: Desk
    let holder: LogIn.Holder?
    let token: SecretToken?
  }

  /// Nobody is logged in.
  static let loginRequired = ServiceError(
    .unauthenticated, code: "login_required", message: "请先登录。", remedy: .logIn)

  /// Who looks at a page of the console, by the session of their browser; `nil` for nobody known. A session that ended lets
  /// nobody in.
  func pageVisitor(_ request: Request, _ context: CallContext) async throws -> PageVisitor? {
    do {
      if let shown = try await shown(request, isOfOwnFirm: false, context.address) {
        return PageVisitor(
          desk: desk.of(shown.holder.acting), holder: shown.holder, token: SecretToken(text: shown.text))
      }
    } catch let problem as Problem where problem.status == .unauthorized { return nil }
    guard try await isOpen() else { return nil }
    return PageVisitor(desk: desk.of(desk.acting.from(context.address)), holder: nil, token: nil)
  }

  /// Who asks for a firm's own page, by what a link opened or by a firm's session, with the secret shown.
  ///
  /// Throws `ServiceError` `login_required`, and what the policy refuses.
  func ownFirm(_ request: Request, _ context: CallContext) async throws -> (holder: LogIn.Holder, token: SecretToken) {
    guard let shown = try await shown(request, isOfOwnFirm: true, context.address),
      let token = SecretToken(text: shown.text)
    else {
      throw ServiceError(
        .unauthenticated, code: "login_required", message: "请点开收到的链接进入。链接已打开过或已过期的,请联系发送人重新索取。")
    }
    try Policy.demand(.ownFirm, of: shown.holder.acting, isChange: request.method == .post)
    return (shown.holder, token)
  }

  /// Who shows a cookie of a session, with its text; for a firm's own matters what a link opened goes first, as long as it
  /// lasts. `nil` for no cookie.
  ///
  /// Throws `login_required` when none of them lets anybody in any more, and takes back that of the link.
  private func shown(
    _ request: Request, isOfOwnFirm: Bool, _ address: String
  ) async throws -> (holder: LogIn.Holder, text: String)? {
    var ended: Problem?
    let guest: [(SecretToken.Kind, String)] = isOfOwnFirm ? [(.guest, SessionCookie.guest)] : []
    for (kind, name) in guest + [(.session, SessionCookie.name)] {
      guard let text = SessionCookie.text(request, name) else { continue }
      do {
        return (try await desk.logIn.holder(of: text, kind, address: address), text)
      } catch let error as ServiceError where error.kind == .unauthenticated {
        guard ended == nil else { continue }
        ended = Problem(error)
        if kind == .guest { ended?.headers[.setCookie] = SessionCookie.cleared(name) }
      }
    }
    if let ended { throw ended }
    return nil
  }

  /// Whether there are no accounts yet. While the database is away, what it last said holds.
  private func isOpen() async throws -> Bool {
    guard !isExposed else { return false }
    let had = hadAccounts.withLock { $0 }
    if had == true { return false }
    do {
      let has = try await desk.logIn.hasAccounts()
      hadAccounts.withLock { $0 = has }
      return !has
    } catch let error as ServiceError where error.kind == .unavailable && had == false {
      return true
    }
  }

  private static func bearer(_ request: Request) throws -> String? {
    guard let text = request.headers[.authorization] else { return nil }
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else {
      throw ServiceError(
        .unauthenticated, code: "login_required", message: "Authorization 应写成 Bearer 加令牌。", remedy: .logIn)
    }
    return parts[1]
  }

  private static func demandWord(of session: String, _ request: Request) throws {
    guard request.method != .get, request.method != .head else { return }
    guard let token = SecretToken(text: session), let given = request.headers[.csrfToken],
      token.isCompanion(given)
    else {
      throw ServiceError(
        .forbidden, code: "csrf_refused", message: "请求未带本次登录的 X-CSRF-Token,没有办理。请重新打开页面再试。")
    }
  }
}

/// The cookie that a browser shows for its session.
enum SessionCookie {
  /// `__Host-`: a browser takes and sends it only over TLS or to this computer, and to this very host.
  static let name = "__Host-yinfeng"
  /// The cookie of a link that is about to be opened, and that of what it opened.
  static let link = "__Host-yinfeng-link"
  static let guest = "__Host-yinfeng-guest"
  /// The cookie of what a browser was shown of the work: the account, and the data version it was shown up to.
  static let looked = "__Host-yinfeng-looked"

  /// The secret that the request shows in a cookie, that of the session when none is named; `nil` when none.
  static func text(_ request: Request, _ name: String = name) -> String? {
    for header in request.headers[values: .cookie] {
      for part in header.split(separator: ";") {
        let pair = part.split(separator: "=", maxSplits: 1)
        guard pair.count == 2, pair[0].drop(while: { $0 == " " }) == name else { continue }
        return String(pair[1])
      }
    }
    return nil
  }

  /// Sets it for so long.
  static func set(_ token: SecretToken, for length: Duration, _ name: String = name) -> String {
    "\(name)=\(token.text); Path=/; Max-Age=\(length.components.seconds); HttpOnly; Secure; SameSite=Lax"
  }

  /// Takes it back.
  static let clear = cleared(name)

  /// Takes another back.
  static func cleared(_ name: String) -> String { "\(name)=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax" }
}
