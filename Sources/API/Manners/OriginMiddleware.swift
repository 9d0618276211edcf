import HTTPTypes
import Hummingbird

/// Lets in only who means this server: a web page of another site reaches a loopback address too.
///
/// `Host` must name the loopback address with the server's port, or a page could rebind its own name to it. An `Origin`
/// must be the server's own, and a browser must not say that a write comes from another site.
struct OriginMiddleware: RouterMiddleware {
  typealias Context = CallContext

  func handle(
    _ request: Request, context: CallContext, next: @concurrent (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    guard let host = request.head.authority, LoopbackAddress.isNamed(by: host, port: context.localPort) else {
      throw Problem(
        .misdirectedRequest, code: "host_refused",
        detail: "只接受以 127.0.0.1、localhost 或 [::1] 加本服务端口访问,不接受「\(request.head.authority ?? "")」。")
    }
    for origin in request.headers[values: .origin] {
      guard origin.hasPrefix("http://"),
        LoopbackAddress.isNamed(by: String(origin.dropFirst("http://".count)), port: context.localPort)
      else { throw crossSite("来自 \(origin) 的页面") }
    }
    if let site = request.headers[.fetchSite], ["cross-site", "same-site"].contains(site),
      request.method != .get, request.method != .head
    {
      throw crossSite("其他网站的页面")
    }
    return try await next(request, context)
  }

  private func crossSite(_ whose: String) -> Problem {
    Problem(.forbidden, code: "cross_site", detail: "拒绝\(whose)发来的请求。")
  }
}
