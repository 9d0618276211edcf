import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// Watches how requests arrive on one connection and how their answers leave it: tells a client that waits to be told to go on
/// (`Expect: 100-continue`), answers what is no request, and cuts whoever lets a head or a body drip or leaves an answer unread.
///
/// A connection without a request, and a later request's head on it, are bounded by the idle time, which the framework keeps.
final class PaceWatch: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let limits: APILimits
  private let isEncrypted: Bool
  private var began = NIODeadline.now()
  private var received = 0
  /// Requests whose head came and whose answer is not whole.
  private var open = 0
  private var isArriving = false
  private var isAnswered = false
  private var isCut = false
  /// Until when a head, a body, or the reading of an answer is waited for.
  private var arrival: Scheduled<Void>?
  private var departure: Scheduled<Void>?

  init(_ limits: APILimits, isEncrypted: Bool) {
    self.limits = limits
    self.isEncrypted = isEncrypted
  }

  func handlerAdded(context: ChannelHandlerContext) {
    arrival = schedule(limits.headSeconds, context) { $1.close(promise: nil) }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    arrival?.cancel()
    departure?.cancel()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isCut else { return }
    switch unwrapInboundIn(data) {
    case .head(let head):
      (began, received, isAnswered, isArriving) = (.now(), 0, false, true)
      open += 1
      arrival?.cancel()
      arrival = schedule(limits.requestSeconds, context) { $0.cut($1, PaceWatch.slow) }
      if head.headerFields[.expect]?.lowercased() == "100-continue" {
        context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
      }
    case .body(let bytes):
      received += bytes.readableBytes
      if isTooSlow { return cut(context, PaceWatch.slow) }
    case .end:
      isArriving = false
      arrival?.cancel()
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard !isCut else {
      promise?.fail(ChannelError.ioOnClosedChannel)
      return
    }
    isAnswered = true
    if case .end = unwrapOutboundIn(data) { open -= 1 }
    context.write(data, promise: promise)
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    departure?.cancel()
    departure = context.channel.isWritable ? nil : schedule(limits.answerSeconds, context) { $1.close(promise: nil) }
    context.fireChannelWritabilityChanged()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard !isCut else { return }
    // What is wrong belongs to the request that arrives, if one does; an answer under way is another's.
    let isFree = open == 0 || (open == 1 && isArriving && !isAnswered)
    guard isFree, error is HTTPParserError || error is HTTP1TypeConversionError else {
      return context.fireErrorCaught(error)
    }
    if case HTTPParserError.headerOverflow = error { return cut(context, heavy) }
    cut(context, PaceWatch.malformed)
  }

  private var isTooSlow: Bool {
    let seconds = Int((NIODeadline.now() - began).nanoseconds / 1_000_000_000)
    return seconds >= limits.patienceSeconds && received < seconds * limits.slowestPace
  }

  private static let slow = Problem(
    .requestTimeout, code: "body_too_slow", detail: "请求内容送达过慢,已断开,没有写入任何数据。", headers: [.connection: "close"])
  private static let malformed = Problem(
    .badRequest, code: "malformed_request", detail: "这不是可以读懂的 HTTP/1.1 请求,已断开。", headers: [.connection: "close"])
  private var heavy: Problem {
    Problem(
      .requestHeaderFieldsTooLarge, code: "head_too_large",
      detail: "请求头过大:地址与请求头合计不得超过 \(limits.headBytes) 字节,请求头不得超过 \(limits.headFields) 项。",
      headers: [.connection: "close"])
  }

  /// Answers the problem, unless an answer has begun or another is owed before it, and closes. What still arrives is read
  /// for a moment, or the answer would be lost with it.
  private func cut(_ context: ChannelHandlerContext, _ problem: Problem) {
    isCut = true
    arrival?.cancel()
    guard !isAnswered, open <= 1 else { return context.close(promise: nil) }
    let reply = problem.reply(requestID: AnswerMiddleware.requestID(nil))
    var head = HTTPResponse(status: reply.status, headerFields: reply.headers)
    SecurityHeaders.set(in: &head.headerFields, isEncrypted: isEncrypted)
    head.headerFields[.contentLength] = "\(reply.body.readableBytes)"
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(reply.body)), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    context.close(mode: .output, promise: nil)
    arrival = schedule(1, context) { $1.close(promise: nil) }
  }

  private func schedule(
    _ seconds: Int, _ context: ChannelHandlerContext,
    _ deed: @escaping (PaceWatch, ChannelHandlerContext) -> Void
  ) -> Scheduled<Void> {
    context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(Int64(seconds))) { deed(self, context) }
  }
}
