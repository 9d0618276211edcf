import NIOCore
import NIOPosix

extension LoopbackClient {
  /// Sends the head of a request, then one byte of its body after another with pauses, until the server has closed.
  /// Answers what the server said.
  func dripping(_ head: String, every pause: Duration) async throws -> String {
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    return try await channel.executeThenClose { inbound, outbound in
      try await outbound.write(ByteBuffer(string: head))
      return try await withThrowingTaskGroup(of: String?.self) { group in
        group.addTask {
          var said = ByteBuffer()
          // A connection that is cut in the middle of a byte has said what it said.
          do { for try await chunk in inbound { said.writeImmutableBuffer(chunk) } } catch {}
          return String(buffer: said)
        }
        group.addTask {
          while !Task.isCancelled {
            try? await Task.sleep(for: pause)
            do { try await outbound.write(ByteBuffer(string: "x")) } catch { break }
          }
          return nil
        }
        for try await said in group where said != nil {
          group.cancelAll()
          return said ?? ""
        }
        return ""
      }
    }
  }
}
