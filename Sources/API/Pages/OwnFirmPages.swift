import Console
import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Secrets
import Service

/// The pages behind a link. A link's address carries the secret: asking for it opens nothing, puts the secret into a cookie
/// and leads to an address without it, whose one button opens the link.
struct OwnFirmPages: Sendable {
  let desk: Desk
  let entrance: Entrance
  let limits: APILimits

  private typealias Page = @Sendable (Request, CallContext) async throws -> Response

  /// Adds the pages to a router.
  func add(to router: Router<CallContext>) {
    let pages: [(HTTPRequest.Method, String, Page)] = [
      (.get, KeepInvitations.links + "{link}", take), (.get, "/self/open", ask), (.post, "/self/open", open),
      (.get, "/self", show), (.post, "/self/proposals", tell), (.post, "/self/consents", consent),
      (.post, "/self/withdrawals", withdraw), (.post, "/self/close", close), (.get, "/self/closed", closed),
    ]
    for (method, path, page) in pages {
      let answer: Page = { request, context in
        do { return try await page(request, context) } catch { return try await refused(error, request, context) }
      }
      router.on(RouterPath(path), method: method, use: answer)
      guard method == .get else { continue }
      router.on(RouterPath(path), method: .head) { try await answer($0, $1).createHeadResponse() }
    }
  }

  // MARK: A link

  private func take(_ request: Request, _ context: CallContext) async throws -> Response {
    guard let link = SecretToken(text: context.parameters.get("link") ?? ""), link.kind == .link else {
      throw ServiceError(.notFound, code: "link_unknown", message: "没有这个链接,可能没有复制完整。请重新点开收到的链接。")
    }
    return led(to: "/self/open", setting: SessionCookie.set(link, for: .seconds(600), SessionCookie.link))
  }

  private func ask(_ request: Request, _ context: CallContext) async throws -> Response {
    guard let link = token(request, SessionCookie.link) else { return page(LinkPage.missing, status: .notFound) }
    return page(LinkPage.asking(word: link.companion, lasting: desk.guestLength))
  }

  private func open(_ request: Request, _ context: CallContext) async throws -> Response {
    guard let link = token(request, SessionCookie.link) else { return page(LinkPage.missing, status: .notFound) }
    _ = try await fields(request, word: link)
    let entry = try await desk.openLink(link.text, address: context.address, requestID: context.requestID)
    var response = led(to: "/self", setting: SessionCookie.cleared(SessionCookie.link))
    let cookie = SessionCookie.set(entry.token, for: desk.guestLength, SessionCookie.guest)
    response.headers.append(.init(name: .setCookie, value: cookie))
    return response
  }

  // MARK: A firm's page

  /// Somebody of a firm with the secret that lets them in.
  private struct Visit {
    let desk: Desk
    let token: SecretToken
    let credential: Credential
    let invocation: Invocation
  }

  private func visit(_ request: Request, _ context: CallContext) async throws -> Visit {
    let (holder, token) = try await entrance.ownFirm(request, context)
    return Visit(
      desk: desk.of(holder.acting), token: token, credential: holder.credential,
      invocation: holder.acting.invocation(requestID: context.requestID))
  }

  private func show(_ request: Request, _ context: CallContext) async throws -> Response {
    let visit = try await visit(request, context)
    let words = ["proposal": "已提交,等待工作人员审核。采纳之前原内容不变。", "consent": "已登记您的同意。", "withdrawal": "已撤回,不再据此显示您的联系方式。"]
    let done = try QueryText.pairs(request.uri.query).first { $0.name == "done" }.flatMap { words[$0.text] }
    return try await page(visit, done: done)
  }

  private func page(
    _ visit: Visit, typed: [String: String] = [:], problems: [ServiceError.FieldProblem] = [], done: String? = nil
  ) async throws -> Response {
    let profile = try await visit.desk.ownFirm.profile(today: desk.today(), visit.invocation)
    let own = OwnPage(
      profile, word: visit.token.companion, typed: typed, problems: problems, done: done,
      lasting: visit.credential.kind == .guest ? desk.guestLength : nil)
    return page(own, status: problems.isEmpty ? .ok : .unprocessableContent)
  }

  private func tell(_ request: Request, _ context: CallContext) async throws -> Response {
    let visit = try await visit(request, context)
    let typed = try await fields(request, word: visit.token)
    var telling = OwnFirm.Telling(note: typed["note"])
    for (name, text) in typed where !text.allSatisfy(\.isWhitespace) {
      let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      switch (parts.first, parts.count) {
      case ("enterprise", 2): telling.enterprise[parts[1]] = .text(text)
      case ("person", 2): telling.person[parts[1]] = .text(text)
      case ("plan", 3): Int64(parts[1]).map { telling.plans[$0, default: [:]][parts[2]] = .text(text) }
      default: break
      }
    }
    do {
      _ = try await visit.desk.ownFirm.tell(telling, today: desk.today(), visit.invocation)
    } catch let error as ServiceError where error.kind == .invalid {
      let problems =
        error.fields.isEmpty ? [.init(field: "", code: error.code, message: error.message)] : error.fields
      return try await page(visit, typed: typed, problems: problems)
    }
    return led(to: "/self?done=proposal")
  }

  private func consent(_ request: Request, _ context: CallContext) async throws -> Response {
    let visit = try await visit(request, context)
    let typed = try await fields(request, word: visit.token)
    _ = try await visit.desk.ownFirm.consent(
      to: typed["purpose"] ?? "", scope: typed["scope"] ?? "", textVersion: typed["text_version"] ?? "",
      today: desk.today(), visit.invocation)
    return led(to: "/self?done=consent")
  }

  private func withdraw(_ request: Request, _ context: CallContext) async throws -> Response {
    let visit = try await visit(request, context)
    let typed = try await fields(request, word: visit.token)
    _ = try await visit.desk.ownFirm.withdraw(
      Int64(typed["consent"] ?? "") ?? 0, today: desk.today(), visit.invocation)
    return led(to: "/self?done=withdrawal")
  }

  private func close(_ request: Request, _ context: CallContext) async throws -> Response {
    let visit = try await visit(request, context)
    _ = try await fields(request, word: visit.token)
    _ = try await visit.desk.ownFirm.close(visit.credential, visit.invocation)
    return led(to: "/self/closed", setting: SessionCookie.cleared(SessionCookie.guest))
  }

  private func closed(_ request: Request, _ context: CallContext) async throws -> Response { page(LinkPage.closed) }

  // MARK: What all of them do

  private func token(_ request: Request, _ cookie: String) -> SecretToken? {
    SessionCookie.text(request, cookie).flatMap { SecretToken(text: $0) }
  }

  /// What a form says, once its word is the session's. Throws 415, 413, `csrf_refused`.
  private func fields(_ request: Request, word token: SecretToken) async throws -> [String: String] {
    let fields = try await FormFields(request, limit: limits.bodyBytes)
    try fields.demandWord(of: token)
    return fields.byName
  }

  private func page(_ page: some PageModel, status: HTTPResponse.Status = .ok) -> Response {
    Reply.plain(page.html, status: status).response
  }

  private func refused(
    _ error: any Error, _ request: Request, _ context: CallContext
  ) async throws -> Response {
    guard let problem = Problem(error) else { throw error }
    if problem.code == "login_required", SessionCookie.text(request) != nil,
      SessionCookie.text(request, SessionCookie.guest) == nil
    {
      if let kept = try await FormFields.kept(request, limit: limits.bodyBytes) {
        return Reply.console(LogInPage(next: "/self", kept: kept).html, status: .unauthorized).response
      }
      return led(to: "/login?" + QueryText.text([("next", "/self")]), setting: SessionCookie.clear)
    }
    if problem.code == "password_must_change" { return led(to: "/password") }
    let isOfLink = ["link_unknown", "link_opened", "link_expired", "link_revoked"].contains(problem.code)
    let told = LinkPage.refusal(
      isOfLink ? "链接不能使用" : Problem.title(problem.status), problem.detail, requestID: context.requestID)
    var response = page(told, status: problem.status)
    response.headers[.setCookie] = problem.headers[.setCookie]
    return response
  }

  private func led(to path: String, setting cookie: String? = nil) -> Response {
    var headers: HTTPFields = [.location: path]
    headers[.setCookie] = cookie
    return Response(status: .seeOther, headers: headers)
  }
}
