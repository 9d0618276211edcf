import HTTPTypes
import Hummingbird
import Service

/// Lets in only who means this server and came by a way on which nobody listens: a web page of another site reaches this
/// server too.
///
/// `Host` must be one of the server's names, or a page could rebind its own name to it. An `Origin` must be the server's own,
/// and a browser must not say that a write comes from another site.
struct OriginMiddleware: RouterMiddleware {
  typealias Context = CallContext
  let door: ServerDoor

  /// What monitors ask, and what tells nothing of anybody: answered in the clear as well, and by whatever name, for a monitor
  /// beside the server knows only its address.
  private static let signs: Set<String> = ["/healthz", "/readyz"]

  func handle(
    _ request: Request, context: CallContext, next: @concurrent (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    let approach = context.approach
    if !OriginMiddleware.signs.contains(request.uri.path) {
      if approach.isUndeclared { throw OriginMiddleware.undeclared }
      try demandName(request, context)
      if approach.isOverheard { throw overheard(approach) }
    }
    let scheme = approach.isEncrypted ? "https://" : "http://"
    for origin in request.headers[values: .origin] {
      guard origin.hasPrefix(scheme),
        door.isNamed(by: String(origin.dropFirst(scheme.count)), approach, port: context.localPort)
      else { throw crossSite("来自 \(origin) 的页面") }
    }
    if let site = request.headers[.fetchSite], ["cross-site", "same-site"].contains(site),
      request.method != .get, request.method != .head
    {
      throw crossSite("其他网站的页面")
    }
    return try await next(request, context)
  }

  private func demandName(_ request: Request, _ context: CallContext) throws {
    let called = request.head.authority ?? ""
    guard !door.isNamed(by: called, context.approach, port: context.localPort) else { return }
    let detail =
      context.approach.isForwarded
      ? "反向代理须原样转交客户端的 Host,且为 serve.name 中的名称(不是 443 端口的须写明端口),不接受「\(called)」。"
      : "只接受以 \(door.knownNames) 访问,不接受「\(called)」。"
    throw Problem(.misdirectedRequest, code: "host_refused", detail: detail)
  }

  /// Whoever comes through it would be taken for this computer's own people, and all of them for one.
  private static let undeclared = Problem(
    .forbidden, code: "proxy_undeclared",
    detail: "请求经本机的反向代理转来,而本服务没有写明该代理,无法分辨是谁。"
      + "请管理员先建立账号,再以 proxy.trusted 写明代理的地址、以 serve.name 写明对外的名称,然后重新启动服务。",
    remedy: .serveEncrypted)

  /// It is refused and not sent on to https: a client that is sent on would show its token in the clear each time and never
  /// notice.
  private func overheard(_ approach: Approach) -> Problem {
    guard approach.isForwarded else {
      return Problem(
        .forbidden, code: "proxy_required", detail: "本服务只经反向代理以 https 访问,不接受网络上的明文请求。请改用 https 地址。")
    }
    return Problem(
      .forbidden, code: "https_required",
      detail: "请求以明文 http 到达反向代理,或代理没有写明 https:请改用 https 地址,并请管理员检查代理的 X-Forwarded-Proto(或 Forwarded)。")
  }

  private func crossSite(_ whose: String) -> Problem {
    Problem(.forbidden, code: "cross_site", detail: "拒绝\(whose)发来的请求。")
  }
}
