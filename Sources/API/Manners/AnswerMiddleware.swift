import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Secrets
import Service

/// Gives each request its id, turns errors into problem details, sets the headers of every answer, and logs one line.
struct AnswerMiddleware: RouterMiddleware {
  typealias Context = CallContext
  let door: ServerDoor

  func handle(
    _ request: Request, context: CallContext, next: @concurrent (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    context.approach = door.approach(request.headers, from: context.peer)
    context.requestID = AnswerMiddleware.requestID(request.headers[.requestID])
    context.logger[metadataKey: "hb.request.id"] = nil
    context.logger[metadataKey: "request_id"] = "\(context.requestID)"
    var response: Response
    do {
      if let expected = request.headers[.expect], expected.lowercased() != "100-continue" {
        throw Problem(
          .expectationFailed, code: "expectation_unknown", detail: "只支持 Expect: 100-continue,不支持「\(expected)」。")
      }
      response = try await next(request, context)
    } catch {
      let problem = problem(error, context)
      response =
        (AnswerMiddleware.isOfBrowser(request)
        ? Reply.failure(problem, requestID: context.requestID) : problem.reply(requestID: context.requestID)).response
    }
    response.headers[.requestID] = context.requestID
    if response.headers[.contentType] != nil, response.headers[.contentLanguage] == nil {
      response.headers[.contentLanguage] = "zh-CN"
    }
    SecurityHeaders.set(
      in: &response.headers, strictTransport: door.strictTransport(request.head.authority, context.approach))
    context.logger.info(
      "answered",
      metadata: [
        "method": "\(request.method.rawValue)", "path": "\(AnswerMiddleware.shown(request.uri.path))",
        "status": "\(response.status.code)",
      ])
    return response
  }

  /// Whether a browser asks for a page, and no program for an answer of the interface.
  private static func isOfBrowser(_ request: Request) -> Bool {
    let isInterface = request.uri.path == RouteTable.root || request.uri.path.hasPrefix(RouteTable.root + "/")
    return !isInterface && request.headers[values: .accept].contains { $0.contains("text/html") }
  }

  /// The path as the log holds it, without a link's or a calendar's secret. A query, which may hold what somebody searched for,
  /// is no part of it.
  static func shown(_ path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).map { part in
      SecretToken.isWrittenLike(part.removingPercentEncoding ?? String(part)) ? "…" : String(part)
    }.joined(separator: "/")
  }

  private func problem(_ error: any Error, _ context: CallContext) -> Problem {
    if let problem = Problem(error) { return problem }
    context.logger.error("a request failed", metadata: ["error": "\(String(reflecting: error))"])
    return Problem(
      .internalServerError, code: "internal_error", detail: "程序出错,请把请求编号 \(context.requestID) 报给维护人员。")
  }

  /// The id the client gave when it is 1–64 letters, digits, `.`, `_` or `-`; else a new one.
  static func requestID(_ given: String?) -> String {
    if let given, (1...64).contains(given.utf8.count), given.utf8.allSatisfy(isPlain) { return given }
    return UUID().uuidString.lowercased()
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
