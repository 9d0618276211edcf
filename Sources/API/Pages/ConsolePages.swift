import Console
import HTTPTypes
import Hummingbird
import NIOCore
import Secrets
import Service
import Synchronization

/// Puts the pages of the console and what they load into a router.
final class ConsolePages: Sendable {
  private let desk: Desk
  private let entrance: Entrance
  private let limits: APILimits
  private let imports = ImportRuns()
  /// The names of partnerships; they do not change.
  private let partnerships = Mutex<[Int64: String]>([:])

  init(desk: Desk, entrance: Entrance, limits: APILimits) {
    self.desk = desk
    self.entrance = entrance
    self.limits = limits
  }

  func add(to router: Router<CallContext>) {
    for asset in Asset.all {
      let answer: @Sendable (Request, CallContext) async throws -> Response = { _, _ in
        Response(
          status: .ok,
          headers: [.contentType: asset.type, .cacheControl: "public, max-age=31536000, immutable"],
          body: .init(byteBuffer: ByteBuffer(bytes: asset.bytes)))
      }
      router.on(RouterPath(asset.path), method: .get, use: answer)
      router.on(RouterPath(asset.path), method: .head) { try await answer($0, $1).createHeadResponse() }
    }
    let shown = Set(PageTable.all.filter { $0.method == .get }.map(\.path))
    for route in PageTable.all {
      let answer: @Sendable (Request, CallContext) async throws -> Response = { request, context in
        try await self.answer(route, request, context).response
      }
      router.on(RouterPath(route.path), method: route.method, use: answer)
      guard route.method == .get else {
        guard !shown.contains(route.path) else { continue }
        // Where a form goes there is nothing to look at: whoever asks is led to its section.
        let section = "/" + route.path.split(separator: "/")[0]
        let place = shown.contains(section) ? section : "/"
        router.on(RouterPath(route.path), method: .get) { _, _ in Reply.led(to: place).response }
        continue
      }
      router.on(RouterPath(route.path), method: .head) { try await answer($0, $1).createHeadResponse() }
    }
  }

  private func answer(_ route: PageRoute, _ request: Request, _ context: CallContext) async throws -> Reply {
    var reader: Frame.Reader?
    var request = request
    if request.method == .post, FormFields.isForm(request) {
      // Read before anybody is asked who they are, so that what was typed can be given back.
      _ = try await request.collectBody(upTo: limits.bodyBytes)
    }
    do {
      let visitor = try await entrance.pageVisitor(request, context)
      let seated = visitor?.desk ?? desk
      if let visitor {
        reader = Frame.Reader(
          seated.acting, organisation: try await partnership(seated), word: visitor.token?.companion)
      }
      if case .account(let action) = route.access {
        guard let visitor else { throw Entrance.loginRequired }
        try Policy.demand(action, of: visitor.desk.acting, isChange: route.method == .post)
      }
      return try await route.answer(
        PageCall(
          request: request, context: context, desk: seated, visitor: visitor, reader: reader, limits: limits,
          imports: imports,
          query: try QueryText.pairs(request.uri.query)))
    } catch {
      guard let problem = Problem(error) else { throw error }
      switch problem.code {
      case "login_required":
        if let kept = try await FormFields.kept(request, limit: limits.bodyBytes) {
          var reply = Reply.console(LogInPage(next: "", kept: kept).html, status: .unauthorized)
          reply.headers[.setCookie] = SessionCookie.clear
          return reply
        }
        // What a form sent as a file is not kept: it is chosen again on the page of its section.
        let section = "/" + (request.uri.path.split(separator: "/").first ?? "")
        let asked = request.method == .post ? section : request.uri.string
        return .led(to: "/login?" + QueryText.text([("next", asked)]), setting: SessionCookie.clear)
      case "csrf_refused":
        guard let word = reader?.word, !word.isEmpty,
          let kept = try await FormFields.kept(request, limit: limits.bodyBytes)
        else { break }
        let page = KeptFormPage(path: kept.path, fields: try QueryText.pairs(kept.text), word: word, for: reader)
        return .console(page.html, status: .forbidden)
      case "password_must_change": return .led(to: "/password")
      default: break
      }
      let failure = Reply.failure(problem, requestID: context.requestID, for: reader)
      // What a person wrote is not lost with a page that cannot be shown again.
      guard [.notFound, .serviceUnavailable, .gatewayTimeout].contains(problem.status), let word = reader?.word,
        !word.isEmpty, let kept = try await FormFields.kept(request, limit: limits.bodyBytes)
      else { return failure }
      let page = KeptFormPage(
        path: kept.path, fields: try QueryText.pairs(kept.text), word: word, told: problem.detail, for: reader)
      guard page.holdsWords else { return failure }
      var reply = Reply.console(page.html, status: problem.status)
      reply.headers[.retryAfter] = failure.headers[.retryAfter]
      return reply
    }
  }

  private func partnership(_ desk: Desk) async throws -> String {
    let organisation = desk.acting.organisation
    if let known = partnerships.withLock({ $0[organisation] }) { return known }
    let name = try await desk.partnership()
    partnerships.withLock { $0[organisation] = name }
    return name
  }
}

extension Reply {
  /// The page of a refusal.
  static func failure(_ problem: Problem, requestID: String, for reader: Frame.Reader? = nil) -> Reply {
    var reply = Reply.console(
      FailurePage(
        Problem.title(problem.status), problem.detail, also: problem.errors.map(\.message), requestID: requestID,
        for: reader
      ).html, status: problem.status)
    for name in [HTTPField.Name.retryAfter, .setCookie, .allow] { reply.headers[name] = problem.headers[name] }
    return reply
  }
}
