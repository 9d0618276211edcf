import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Testing

/// Talks HTTP/1.1 to a server on this computer, one connection a request, and holds every answer to the API's own document.
struct LoopbackClient: Sendable {
  let port: Int
  /// The document to hold answers to; `nil` only while it is fetched.
  var contract: Contract?
  /// The address of this computer to ask from.
  var source = "127.0.0.1"
  /// How TLS is spoken; plain HTTP without it.
  var tls: NIOSSLContext?

  func get(_ path: String, _ headers: [String: String] = [:]) async throws -> Answer {
    try await send("GET", path, headers)
  }

  /// Sends JSON.
  func send(_ method: String, _ path: String, json: String, _ headers: [String: String] = [:]) async throws -> Answer {
    try await send(
      method, path, headers.merging(["Content-Type": "application/json"]) { given, _ in given }, Array(json.utf8))
  }

  /// Sends a request as it is given; `Host` names the server unless another one is given.
  func send(
    _ method: String, _ path: String, _ headers: [String: String] = [:], _ body: [UInt8] = []
  ) async throws -> Answer {
    let escaped = path.addingPercentEncoding(withAllowedCharacters: LoopbackClient.allowed) ?? path
    let answer = try await exchange(method, escaped, headers, body)
    for objection in contract?.objections(method, path, answer) ?? [] {
      Issue.record("\(method) \(path): \(objection)")
    }
    return answer
  }

  private static let allowed = CharacterSet(charactersIn: "!$%&'()*+,-./0123456789:;=?@_~")
    .union(CharacterSet(charactersIn: "a"..."z")).union(CharacterSet(charactersIn: "A"..."Z"))

  private func exchange(
    _ method: String, _ path: String, _ headers: [String: String], _ body: [UInt8]
  ) async throws -> Answer {
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .bind(to: SocketAddress(ipAddress: source, port: 0))
      .connect(host: "127.0.0.1", port: port) { [tls] channel in
        channel.eventLoop.makeCompletedFuture {
          if let tls {
            try channel.pipeline.syncOperations.addHandler(NIOSSLClientHandler(context: tls, serverHostname: nil))
          }
          try channel.pipeline.syncOperations.addHTTPClientHandlers()
          return try NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>(
            wrappingChannelSynchronously: channel)
        }
      }
    var fields = HTTPHeaders([
      ("Host", "127.0.0.1:\(port)"), ("Connection", "close"), ("Content-Length", "\(body.count)"),
    ])
    for (name, value) in headers { fields.replaceOrAdd(name: name, value: value) }
    let head = HTTPRequestHead(version: .http1_1, method: .init(rawValue: method), uri: path, headers: fields)
    var status = 0
    var received: [String: String] = [:]
    var bytes: [UInt8] = []
    var isWhole = false
    do {
      try await channel.executeThenClose { inbound, outbound in
        // Whole at once: the server may answer and close when it has seen the head.
        var parts: [HTTPClientRequestPart] = [.head(head)]
        if !body.isEmpty { parts.append(.body(.byteBuffer(ByteBuffer(bytes: body)))) }
        try await outbound.write(contentsOf: parts + [.end(nil)])
        for try await part in inbound {
          switch part {
          case .head(let head):
            status = Int(head.status.code)
            for field in head.headers { received[field.name.lowercased()] = field.value }
          case .body(let chunk): bytes += Array(buffer: chunk)
          case .end: isWhole = true
          }
        }
      }
    } catch {
      // The server closes after its answer; closing once more is no failure.
      guard isWhole else { throw error }
    }
    return Answer(status: status, headers: received, body: bytes)
  }
}
