import NIOCore
import NIOPosix

/// A connection on which a test says what it likes, piece by piece.
struct RawConnection: Sendable {
  let channel: any Channel
  private let pieces: AsyncStream<String>

  /// Connects from `source`, one of this computer's own addresses; to an unread answer where `isReading` is false. One reading
  /// takes at most `piece` bytes where that is given, and little more is taken ahead.
  static func open(
    _ port: Int, from source: String = "127.0.0.1", isReading: Bool = true, piece: Int? = nil
  ) async throws -> RawConnection {
    let (pieces, told) = AsyncStream.makeStream(of: String.self)
    var bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
    if let piece {
      bootstrap = bootstrap.channelOption(.socketOption(.so_rcvbuf), value: piece)
        .channelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: piece))
        .channelOption(.maxMessagesPerRead, value: 1)
    }
    let channel =
      try await bootstrap
      .bind(to: SocketAddress(ipAddress: source, port: 0))
      .channelOption(.autoRead, value: isReading)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Listener(told)) }
      }
      .connect(host: "127.0.0.1", port: port).get()
    return RawConnection(channel: channel, pieces: pieces)
  }

  func send(_ text: String) async throws { try await channel.writeAndFlush(ByteBuffer(string: text)) }

  /// What the server says until it has said `mark` or closes.
  func said(until mark: String? = nil) async -> String {
    var text = ""
    for await piece in pieces {
      text += piece
      if let mark, text.contains(mark) { break }
    }
    return text
  }

  func close() async { try? await channel.close() }

  /// A connection that the server has let in, asked a question on and answered; `nil` where it was refused.
  static func letIn(_ port: Int, from source: String = "127.0.0.1") async throws -> RawConnection? {
    let connection = try await open(port, from: source)
    // A connection that is closed already cannot be written to.
    try? await connection.send("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n")
    guard await connection.said(until: "\"ok\"").contains("200 OK") else {
      await connection.close()
      return nil
    }
    return connection
  }

  private final class Listener: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let told: AsyncStream<String>.Continuation

    init(_ told: AsyncStream<String>.Continuation) { self.told = told }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { told.yield(String(buffer: unwrapInboundIn(data))) }
    func channelInactive(context: ChannelHandlerContext) { told.finish() }
    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
  }
}
