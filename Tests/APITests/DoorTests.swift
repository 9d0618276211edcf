import App
import HTTPTypes
import Service
import TestSupport
import Testing

@testable import API

@Suite(.timeLimit(.minutes(15))) struct DoorTests {
  @Test(arguments: ["0.0.0.0", "::", "192.168.1.8", "::ffff:192.168.1.8", "fd00::8"])
  func `the server does not listen in the clear where others reach it`(host: String) throws {
    let error = #expect(throws: ServiceError.self) { try ServerDoor(host: host) }
    #expect(error?.code == "encryption_missing")
    let proxies = [try #require(AddressBlock("10.0.0.2"))]
    let names = [try #require(PublicName("yinfeng.example.cn"))]
    #expect(try ServerDoor(host: host, names: names, proxies: proxies).isExposed)
    if host == "0.0.0.0" || host == "::" {
      let nameless = #expect(throws: ServiceError.self) { try ServerDoor(host: host, proxies: proxies) }
      #expect(nameless?.code == "name_missing")
    }
  }

  @Test(arguments: ["example.cn", "127.0.0.1.example.cn", "", "127.1", "[::1", "0x7f000001"])
  func `what is no address is not listened at`(host: String) {
    let error = #expect(throws: ServiceError.self) { try ServerDoor(host: host) }
    #expect(error?.code == "host_invalid")
  }

  @Test(arguments: ["127.0.0.1", "localhost", "LOCALHOST", "::1", "[::1]"])
  func `the server listens on loopback addresses, for this computer alone`(host: String) throws {
    let door = try ServerDoor(host: host)
    #expect(["127.0.0.1", "::1"].contains(door.host.text))
    #expect(!door.isExposed)
    // A proxy brings others to it.
    #expect(try ServerDoor(host: host, proxies: [#require(AddressBlock("127.0.0.1"))]).isExposed)
  }

  @Test(arguments: [-1, 65_536])
  func `a port that is none is refused`(port: Int) {
    let error = #expect(throws: ServiceError.self) { try ServerDoor(port: port) }
    #expect(error?.code == "port_out_of_range")
  }

  @Test func `only the loopback names with the server's port are answered`() async throws {
    try await TestServer.with(.schema, waits: false) { server in
      let port = server.client.port
      for host in ["127.0.0.1:\(port)", "localhost:\(port)", "[::1]:\(port)", "LocalHost:\(port)"] {
        let answer = try await server.client.get("/healthz", ["Host": host])
        #expect(answer.status == 200, "\(host)")
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
        let answer = try await server.client.get("/healthz", ["Origin": origin])
        #expect(answer.status == 200, "\(origin)")
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
      for (path, headers) in [
        ("/healthz", [:]), ("/readyz", [:]), ("/nothing", [:]), ("/api/v1/needs?x=1", [:]),
        ("/healthz", ["Host": "example.cn"]), ("/healthz", ["Origin": "https://example.cn"]),
        ("/api/v1/session", ["Authorization": "Bearer x"]),
      ] {
        let answer = try await server.client.get(path, headers)
        for (name, value) in SecurityHeaders.all {
          #expect(answer.headers[name.canonicalName] == value, "\(path) \(name)")
        }
        // Nobody could tell a browser so in the clear.
        #expect(answer.headers["strict-transport-security"] == nil)
        let policy = try #require(answer.headers["content-security-policy"])
        #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
      }
    }
  }

  @Test func `a request's own id is kept when it is plain, and replaced when it is not`() async throws {
    try await TestServer.with(.schema, waits: false) { server in
      let kept = try await server.client.get("/nothing", ["X-Request-ID": "a.b_c-9"])
      #expect(kept.headers["x-request-id"] == "a.b_c-9")
      #expect(kept.json["request_id"]?.text == "a.b_c-9")
      for id in ["", "a b", "a/b", "a\"b", String(repeating: "x", count: 65)] {
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
      let second = server.application.server(try ServerDoor(port: server.client.port))
      let error = await #expect(throws: ServiceError.self) { try await second.run() }
      #expect(error?.code == "port_in_use")
    }
  }
}
