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

  /// What more of a request may come once it has been answered; 1 MiB. Whoever goes on hears only when they stop.
  private static let surplusBytes = 1 << 20

  private let limits: APILimits
  private var began = NIODeadline.now()
  private var received = 0
  /// Of it what came after the answer.
  private var surplus = 0
  /// Requests whose head came and whose answer is not whole.
  private var open = 0
  private var isArriving = false
  private var isAnswered = false
  private var isCut = false
  /// Whether the server stops.
  private var isStopping = false
  /// Answers whose end has not left this program.
  private var leaving = 0
  /// Bytes that waited to leave after the latest writing or look, and whether something is known to have left since the look.
  private var waited = 0
  private var hasMoved = false
  /// Who wanted the connection closed while an answer was leaving, and is told when it is.
  private var closing: EventLoopPromise<Void>?
  /// Until when a head or a body is waited for, and when it is looked next whether what waits is being read.
  private var arrival: Scheduled<Void>?
  private var departure: Scheduled<Void>?

  init(_ limits: APILimits) { self.limits = limits }

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
      (began, received, surplus, isAnswered, isArriving) = (.now(), 0, 0, false, true)
      open += 1
      arrival?.cancel()
      arrival = schedule(limits.requestSeconds, context) { $0.cut($1, PaceWatch.slow) }
      if head.headerFields[.expect]?.lowercased() == "100-continue" {
        context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
      }
    case .body(let bytes):
      received += bytes.readableBytes
      if isTooSlow { return cut(context, PaceWatch.slow) }
      if open == 0 {
        surplus += bytes.readableBytes
        if surplus > PaceWatch.surplusBytes { return end(context) }
      }
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
    var promise = promise
    if case .end = unwrapOutboundIn(data) {
      open -= 1
      leaving += 1
      let left = promise ?? context.eventLoop.makePromise(of: Void.self)
      left.futureResult.assumeIsolated().whenComplete { _ in self.hasLeft(context) }
      promise = left
    }
    context.write(data, promise: promise)
    waited = PaceWatch.waiting(context)
    if departure == nil { watch(context) }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable { hasMoved = true }
    context.fireChannelWritabilityChanged()
  }

  /// The framework counts a connection idle, and closes it, from when the end of an answer was written and not from when it
  /// left: it is closed once nothing is leaving any more.
  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    guard case .all = mode, leaving > 0, !isCut else { return context.close(mode: mode, promise: promise) }
    if let closing {
      closing.futureResult.cascade(to: promise)
    } else {
      closing = promise ?? context.eventLoop.makePromise(of: Void.self)
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is ChannelShouldQuiesceEvent { isStopping = true }
    context.fireUserInboundEventTriggered(event)
  }

  private func hasLeft(_ context: ChannelHandlerContext) {
    leaving -= 1
    hasMoved = true
    guard leaving == 0, let closing else { return }
    self.closing = nil
    context.close(promise: closing)
  }

  /// Looks after a while whether less waits to leave than now, or something has left; closes where nothing has, for then
  /// nobody reads it. How much one step is, `ConnectionGate.aheadBytes` says.
  private func watch(_ context: ChannelHandlerContext) {
    hasMoved = false
    departure = schedule(limits.answerSeconds, context) { watch, context in
      watch.departure = nil
      let now = PaceWatch.waiting(context)
      guard now > 0 else { return }
      guard watch.hasMoved || now < watch.waited, !watch.isStopping else {
        let closing = watch.closing
        watch.closing = nil
        return context.close(promise: closing)
      }
      watch.waited = now
      watch.watch(context)
    }
  }

  /// Bytes of answers that the system has not taken yet.
  private static func waiting(_ context: ChannelHandlerContext) -> Int {
    (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
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

  /// Answers the problem, unless an answer has begun or another is owed before it, and closes.
  private func cut(_ context: ChannelHandlerContext, _ problem: Problem) {
    guard !isAnswered, open <= 1 else {
      isCut = true
      return context.close(promise: nil)
    }
    let reply = problem.reply(requestID: AnswerMiddleware.requestID(nil))
    var head = HTTPResponse(status: reply.status, headerFields: reply.headers)
    // By which name it was called is not known of what is no request.
    SecurityHeaders.set(in: &head.headerFields)
    head.headerFields[.contentLength] = "\(reply.body.readableBytes)"
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(reply.body)), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    end(context)
  }

  /// Says no more. What still arrives is read for a moment and thrown away, or the answer would be lost with it.
  private func end(_ context: ChannelHandlerContext) {
    isCut = true
    arrival?.cancel()
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
