import HTTPTypes
import Hummingbird
import Service

extension Call {
  /// Records that a file leaves, before it does; of a question for its headers alone none does.
  fileprivate func noteLeaving(_ reply: Reply) async throws {
    guard let rows = reply.rows, request.method != .head else { return }
    let what = String(request.uri.path.trimmingPrefix(RouteTable.root + "/"))
    try await desk.noteExport(Export(what, query, rows: rows), invocation)
  }
}

/// Puts the table of routes behind the manners that all of them share.
struct Doors {
  let desk: Desk
  let limits: APILimits
  let door: ServerDoor
  let commands: (any CommandRunner)?

  /// The methods that a path may be asked with; those it does not have are answered 405.
  static let methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options, .trace]

  /// The router of all routes.
  func router() -> Router<CallContext> {
    let router = Router(context: CallContext.self)
    router.add(middleware: AnswerMiddleware(door: door))
    router.add(middleware: OriginMiddleware(door: door))
    let entrance = Entrance(desk, isExposed: door.isExposed)
    var taken: [String: [HTTPRequest.Method]] = [:]
    for route in RouteTable.all {
      let answer: @Sendable (Request, CallContext) async throws -> Response = { request, context in
        let visitor = try await entrance.visitor(request, context, route)
        let call = try Call(route, request, context, visitor, limits, commands)
        let reply = try await call.answered()
        try await call.noteLeaving(reply)
        return (route.method == .get ? reply.conditional(request) : reply).response
      }
      router.on(RouterPath(route.path), method: route.method, use: answer)
      taken[route.path, default: []].append(route.method)
      guard route.method == .get else { continue }
      router.on(RouterPath(route.path), method: .head) { request, context in
        try await answer(request, context).createHeadResponse()
      }
      taken[route.path, default: []].append(.head)
    }
    for (path, known) in taken {
      let allowed = (known + [.options]).map(\.rawValue).joined(separator: ", ")
      var offered: HTTPFields = [.allow: allowed]
      if known.contains(.patch) { offered[.acceptPatch] = Route.Body.patchTypes.joined(separator: ", ") }
      router.on(RouterPath(path), method: .options) { [offered] _, _ in
        Response(status: .noContent, headers: offered)
      }
      for method in Doors.methods where method != .options && !known.contains(method) {
        router.on(RouterPath(path), method: method) { request, _ -> Response in
          throw Problem(
            .methodNotAllowed, code: "method_not_allowed",
            detail: "\(request.uri.path) 不支持 \(request.method.rawValue),可用:\(allowed)。", headers: [.allow: allowed])
        }
      }
    }
    ConsolePages(desk: desk, entrance: entrance, limits: limits).add(to: router)
    OwnFirmPages(desk: desk, entrance: entrance, limits: limits).add(to: router)
    return router
  }
}
