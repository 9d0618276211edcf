import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Watches how bodies arrive on one connection: tells a client that waits to be told to go on (`Expect: 100-continue`),
/// and cuts one that lets its body drip.
final class BodyWatch: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let limits: APILimits
  private var began = NIODeadline.now()
  private var received = 0
  private var isAnswered = false
  private var isCut = false

  init(_ limits: APILimits) { self.limits = limits }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isCut else { return }
    switch unwrapInboundIn(data) {
    case .head(let head):
      (began, received, isAnswered) = (.now(), 0, false)
      if head.headerFields[.expect]?.lowercased() == "100-continue" {
        context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
      }
    case .body(let bytes):
      received += bytes.readableBytes
      if isTooSlow { return cut(context) }
    case .end: break
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard !isCut else {
      promise?.fail(ChannelError.ioOnClosedChannel)
      return
    }
    isAnswered = true
    context.write(data, promise: promise)
  }

  private var isTooSlow: Bool {
    let seconds = Int((NIODeadline.now() - began).nanoseconds / 1_000_000_000)
    return seconds >= limits.patienceSeconds && received < seconds * limits.slowestPace
  }

  private func cut(_ context: ChannelHandlerContext) {
    isCut = true
    if !isAnswered {
      let problem = Problem(
        .requestTimeout, code: "body_too_slow", detail: "请求内容送达过慢,已断开,没有写入任何数据。", headers: [.connection: "close"])
      let reply = problem.reply(requestID: AnswerMiddleware.requestID(nil))
      var head = HTTPResponse(status: reply.status, headerFields: reply.headers)
      head.headerFields[.contentLength] = "\(reply.body.readableBytes)"
      context.write(wrapOutboundOut(.head(head)), promise: nil)
      context.write(wrapOutboundOut(.body(reply.body)), promise: nil)
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
    context.close(promise: nil)
  }
}
