import Foundation
import NIOCore
import Service
import TestSupport
import Testing

@testable import API

/// Bounds of heads, of connections, and of a client's patience with its own answers. No test measures time: each ends when the
/// server does what it must.
@Suite(.timeLimit(.minutes(15))) struct PaceTests {
  @Test(arguments: ["", "GET /healthz HTTP/1.1\r\n", "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: "])
  func `a head that does not come whole is cut`(begun: String) async throws {
    let limits = APILimits.patient { $0.headSeconds = 1 }
    try await TestServer.with(.schema, limits: limits, waits: false) { server in
      let connection = try await RawConnection.open(server.client.port)
      // A slow machine may have been cut already.
      if !begun.isEmpty { try? await connection.send(begun) }
      #expect(await connection.said() == "")
    }
  }

  @Test func `a connection that stands idle is closed`() async throws {
    let limits = APILimits.patient { $0.idleSeconds = 1 }
    try await TestServer.with(.schema, limits: limits, waits: false) { server in
      var connection: RawConnection?
      while connection == nil { connection = try await RawConnection.letIn(server.client.port) }
      // A second head that does not come whole is no deed.
      try? await connection?.send("GET /healthz HTTP/1.1\r\n")
      #expect(await connection?.said() == "")
    }
  }

  @Test func `a body that stops or drips for too long is cut`() async throws {
    let limits = APILimits.patient { $0.requestSeconds = 1 }
    try await TestServer.with(.schema, limits: limits, waits: false) { server in
      let port = server.client.port
      let connection = try await RawConnection.open(port)
      try await connection.send(
        "POST /api/v1/enterprises HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nContent-Type: application/json\r\n"
          + "Content-Length: 100\r\n\r\n{")
      let said = await connection.said()
      #expect(said.hasPrefix("HTTP/1.1 408") && said.contains("body_too_slow"), "\(said)")
    }
  }

  @Test(arguments: [
    ("GET /healthz HTTP/1.1\r\nHost: a\r\nX-A: \(String(repeating: "x", count: 5000))\r\n\r\n", 431, "head_too_large"),
    ("GET /\(String(repeating: "x", count: 5000)) HTTP/1.1\r\nHost: a\r\n\r\n", 431, "head_too_large"),
    ("GET / HTTP/1.1\r\n" + (0..<40).map { "X-\($0): x\r\n" }.joined() + "\r\n", 431, "head_too_large"),
    ("NONSENSE\r\n\r\n", 400, "malformed_request"),
    ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", 400, "malformed_request"),
    ("GET / HTTP/1.1\r\nHost: a\r\nA b: c\r\n\r\n", 400, "malformed_request"),
  ])
  func `what is too large or no request is told so, with the headers of every answer`(
    sent: String, status: Int, code: String
  ) async throws {
    let limits = APILimits.patient {
      $0.headBytes = 4096
      $0.headFields = 30
    }
    try await TestServer.with(.schema, limits: limits, waits: false) { server in
      let connection = try await RawConnection.open(server.client.port)
      try await connection.send(sent)
      let said = await connection.said()
      #expect(said.hasPrefix("HTTP/1.1 \(status) ") && said.contains(code), "\(said)")
      for (name, value) in SecurityHeaders.all { #expect(said.contains("\(name): \(value)\r\n"), "\(name)") }
    }
  }

  /// Connections of the same address until it is full, the one after it refused.
  private static func fill(_ port: Int, _ count: Int) async throws -> [RawConnection] {
    var standing: [RawConnection] = []
    // Those that asked before may not have been counted out yet.
    while standing.count < count {
      if let one = try await RawConnection.letIn(port) { standing.append(one) }
    }
    #expect(try await RawConnection.letIn(port) == nil)
    return standing
  }

  @Test func `an address has no more connections than its own, and gets them back`() async throws {
    let limits = APILimits.patient { $0.addressConnections = 3 }
    try await TestServer.with(.schema, limits: limits, waits: false) { server in
      let port = server.client.port
      let standing = try await Self.fill(port, 3)
      let other = try await RawConnection.letIn(port, from: "127.0.0.5")
      #expect(other != nil)
      await standing[0].close()
      var again: RawConnection?
      while again == nil { again = try await RawConnection.letIn(port) }
      for connection in standing + [other, again].compactMap(\.self) { await connection.close() }
    }
  }

  @Test func `there are no more connections than all may have`() async throws {
    let limits = APILimits.patient { $0.connections = 3 }
    try await TestServer.with(.schema, limits: limits, waits: false) { server in
      let port = server.client.port
      let standing = try await Self.fill(port, 3)
      #expect(try await RawConnection.letIn(port, from: "127.0.0.5") == nil)
      for connection in standing { await connection.close() }
      while try await RawConnection.letIn(port, from: "127.0.0.5") == nil {}
    }
  }

  @Test func `the clients of a proxy are not counted as one address`() async throws {
    let limits = APILimits.patient { $0.addressConnections = 1 }
    let door = try ServerDoor(
      port: 0, names: [#require(PublicName("yinfeng.example.cn"))], proxies: [#require(AddressBlock("127.0.0.2"))])
    try await TestServer.with(.schema, limits: limits, door: door, waits: false) { server in
      var connections: [RawConnection] = []
      for _ in 0..<3 {
        let connection = try await RawConnection.open(server.client.port, from: "127.0.0.2")
        try await connection.send("GET /healthz HTTP/1.1\r\nHost: yinfeng.example.cn\r\n\r\n")
        #expect(await connection.said(until: "\"ok\"").contains("200 OK"))
        connections.append(connection)
      }
      for connection in connections { await connection.close() }
    }
  }

  @Test func `who reads an answer slowly gets it whole, however long it takes`() async throws {
    let limits = APILimits.patient {
      $0.idleSeconds = 1
      $0.answerSeconds = 12
    }
    try await TestServer.with(.schema, limits: limits, waits: false) { server in
      let port = server.client.port
      let whole = try await server.client.get("/api/v1/openapi.json").body
      let connection = try await RawConnection.open(port, isReading: false, piece: 8192)
      try await connection.send(
        "GET /api/v1/openapi.json HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\r\n")
      let reading = Task {
        while !Task.isCancelled {
          connection.channel.read()
          try await Task.sleep(for: .milliseconds(100))
        }
      }
      let said = await connection.said()
      reading.cancel()
      // A character cut in two by a piece counts for more.
      let body = try #require(said.range(of: "\r\n\r\n")?.upperBound)
      #expect(said[body...].utf8.count >= whole.count)
    }
  }

  private static func refused(_ length: Int, _ port: Int) -> String {
    "POST /nothing HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nContent-Length: \(length)\r\n\r\n"
  }

  @Test func `who goes on sending long after a refusal is cut, who soon ends is not`() async throws {
    try await TestServer.with(.schema, waits: false) { server in
      let port = server.client.port
      let long = try await RawConnection.open(port)
      try await long.send(Self.refused(100 << 20, port))
      #expect(await long.said(until: "no_such_path").contains(" 404 "))
      // It may be closed before all of it is written.
      try? await long.send(String(repeating: "x", count: 4 << 20))
      #expect(await !long.said().contains("HTTP/1.1"))

      let short = try await RawConnection.open(port)
      try await short.send(Self.refused(600_000, port))
      #expect(await short.said(until: "no_such_path").contains(" 404 "))
      try await short.send(
        String(repeating: "x", count: 600_000) + "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n")
      #expect(await short.said(until: "\"ok\"").contains("200 OK"))
      await short.close()
    }
  }

  @Test func `who leaves an answer unread is cut, and gives their connection back`() async throws {
    let limits = APILimits.patient {
      $0.connections = 1
      $0.answerSeconds = 1
    }
    try await TestServer.with(.schema, limits: limits, waits: false) { server in
      let port = server.client.port
      // Far more than what a socket holds: the document is large.
      let request = "GET /api/v1/openapi.json HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n"
      var deaf = try await RawConnection.open(port, isReading: false)
      while (try? await deaf.send(String(repeating: request, count: 200))) == nil {
        // Refused while the one before it was counted.
        deaf = try await RawConnection.open(port, isReading: false)
      }
      while try await RawConnection.letIn(port) == nil {}
      await deaf.close()
    }
  }
}
