import Service
import TestSupport
import Testing

@testable import API

@Suite(.timeLimit(.minutes(5))) struct DoorTests {
  @Test(arguments: ["0.0.0.0", "::", "192.168.1.8", "example.cn", "127.0.0.1.example.cn", "", "127.1"])
  func `the server refuses to listen where others reach it`(host: String) {
    let error = #expect(throws: ServiceError.self) { try LoopbackAddress(host: host) }
    #expect(error?.code == "host_not_loopback")
  }

  @Test(arguments: ["127.0.0.1", "localhost", "LOCALHOST", "::1", "[::1]"])
  func `the server listens on loopback addresses`(host: String) throws {
    #expect(["127.0.0.1", "::1"].contains(try LoopbackAddress(host: host).host))
  }

  @Test(arguments: [-1, 65_536])
  func `a port that is none is refused`(port: Int) {
    #expect(throws: ServiceError.self) { try LoopbackAddress(port: port) }
  }

  @Test func `only the loopback names with the server's port are answered`() async throws {
    try await TestServer.with(.schema, waits: false) { server in
      let port = server.client.port
      for host in ["127.0.0.1:\(port)", "localhost:\(port)", "[::1]:\(port)", "LocalHost:\(port)"] {
        #expect(try await server.client.get("/healthz", ["Host": host]).status == 200, "\(host)")
      }
      let others = [
        "example.cn", "example.cn:\(port)", "127.0.0.1", "127.0.0.1:\(port + 1)", "localhost.example.cn:\(port)",
        "127.0.0.1:\(port).example.cn", "127.0.0.1x:\(port)",
      ]
      for host in others {
        let answer = try await server.client.get("/healthz", ["Host": host])
        #expect(answer.status == 421, "\(host)")
        #expect(answer.code == "host_refused")
      }
    }
  }

  @Test func `pages of other sites are refused, whatever they ask`() async throws {
    try await TestServer.with(.schema, waits: false) { server in
      let port = server.client.port
      for origin in ["http://127.0.0.1:\(port)", "http://localhost:\(port)"] {
        #expect(try await server.client.get("/healthz", ["Origin": origin]).status == 200, "\(origin)")
      }
      let others = [
        "https://example.cn", "null", "http://127.0.0.1:\(port + 1)", "https://127.0.0.1:\(port)", "http://127.0.0.1",
        "http://localhost:\(port).example.cn",
      ]
      for origin in others {
        for method in ["GET", "POST", "OPTIONS", "DELETE"] {
          let answer = try await server.client.send(method, "/api/v1/enterprises", ["Origin": origin])
          #expect(answer.status == 403, "\(method) \(origin)")
          #expect(answer.code == "cross_site")
          #expect(answer.headers["access-control-allow-origin"] == nil)
        }
      }
      let posted = try await server.client.send("POST", "/api/v1/enterprises", ["Sec-Fetch-Site": "cross-site"])
      #expect(posted.status == 403)
    }
  }

  @Test func `every answer carries the security headers and is kept nowhere`() async throws {
    try await TestServer.with(.schema, waits: false) { server in
      for path in ["/healthz", "/readyz", "/nothing", "/api/v1/needs?x=1"] {
        let answer = try await server.client.get(path)
        #expect(answer.headers["cache-control"] == "no-store", "\(path)")
        #expect(answer.headers["x-content-type-options"] == "nosniff", "\(path)")
        #expect(answer.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'", "\(path)")
      }
    }
  }

  @Test func `a request's own id is kept when it is plain, and replaced when it is not`() async throws {
    try await TestServer.with(.schema, waits: false) { server in
      let kept = try await server.client.get("/nothing", ["X-Request-ID": "a.b_c-9"])
      #expect(kept.headers["x-request-id"] == "a.b_c-9")
      #expect(kept.json["request_id"]?.text == "a.b_c-9")
      for id in ["", "a b", "甲", String(repeating: "x", count: 65), "a\u{7F}b"] {
        let made = try await server.client.get("/nothing", ["X-Request-ID": id])
        let given = try #require(made.headers["x-request-id"])
        #expect(given != id)
        #expect(given.count == 36)
        #expect(made.json["request_id"]?.text == given)
      }
    }
  }

  @Test func `a port that is taken is named`() async throws {
    try await TestServer.with(.schema, waits: false) { server in
      let second = server.application.server(try LoopbackAddress(port: server.client.port))
      let error = await #expect(throws: ServiceError.self) { try await second.run() }
      #expect(error?.code == "port_in_use")
    }
  }
}
