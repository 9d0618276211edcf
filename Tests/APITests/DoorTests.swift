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
    let nameless = #expect(throws: ServiceError.self) { try ServerDoor(host: host, proxies: proxies) }
    #expect(nameless?.code == "name_missing")
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
    let proxies = [try #require(AddressBlock("127.0.0.1"))]
    let names = [try #require(PublicName("yinfeng.example.cn"))]
    #expect(try ServerDoor(host: host, names: names, proxies: proxies).isExposed)
    let nameless = #expect(throws: ServiceError.self) { try ServerDoor(host: host, proxies: proxies) }
    #expect(nameless?.code == "name_missing")
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
        let answer = try await server.client.get("/api/v1/openapi.json", ["Host": host])
        #expect(answer.status == 200, "\(host)")
      }
      let others = [
        "example.cn", "example.cn:\(port)", "127.0.0.1", "127.0.0.1:\(port + 1)", "localhost.example.cn:\(port)",
        "127.0.0.1:\(port).example.cn", "127.0.0.1x:\(port)",
      ]
      for host in others {
        let answer = try await server.client.get("/api/v1/openapi.json", ["Host": host])
        #expect(answer.status == 421, "\(host)")
        #expect(answer.code == "host_refused")
        // A monitor knows an address alone.
        #expect(try await server.client.get("/healthz", ["Host": host]).status == 200, "\(host)")
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
        ("/api/v1/session", ["Host": "example.cn"]), ("/healthz", ["Origin": "https://example.cn"]),
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

  @Test(arguments: [
    ("X-Forwarded-For", "198.51.100.7"), ("x-forwarded-proto", "https"), ("X-Real-IP", "198.51.100.7"),
    ("Forwarded", "for=198.51.100.7"), ("Via", "1.1 proxy.example.cn"),
  ])
  func `what a proxy that nobody declared hands on is refused, with accounts and without`(
    name: String, value: String
  ) async throws {
    for data in [TestData.schema, .partners] {
      try await TestServer.with(data, waits: false) { server in
        for method in ["GET", "POST"] {
          let answer = try await server.client.send(method, "/api/v1/enterprises", [name: value])
          #expect(answer.status == 403 && answer.code == "proxy_undeclared", "\(method)")
          #expect(answer.json["detail"]?.text?.contains("proxy.trusted") == true)
        }
        let named = try await server.client.get("/api/v1/enterprises", [name: value, "Host": "yinfeng.example.cn"])
        #expect(named.code == "proxy_undeclared")
        #expect(try await server.client.get("/healthz", [name: value]).status == 200)
      }
    }
  }

  @Test func `an address that this computer does not have is named`() async throws {
    try await TestServer.with(.schema, waits: false) { server in
      let names = [try #require(PublicName("yinfeng.example.cn"))]
      // TEST-NET-3 (RFC 5737): nobody's.
      let door = try ServerDoor(
        host: "203.0.113.77", port: 0, names: names, proxies: [#require(AddressBlock("10.0.0.2"))])
      let error = await #expect(throws: ServiceError.self) { try await server.application.server(door).run() }
      #expect(error?.code == "host_unavailable")
      #expect(error?.message.contains("203.0.113.77") == true)
    }
  }

  @Test(
    arguments: [
      ("yinfeng.example.cn", true, 31_536_000, "max-age=31536000"), ("yinfeng.example.cn:8443", true, 60, "max-age=60"),
      ("Yinfeng.Example.CN", true, 60, "max-age=60"), ("yinfeng.example.cn", true, 0, nil),
      ("yinfeng.example.cn", false, 60, nil), ("localhost:8443", true, 60, nil), ("127.0.0.1:8443", true, 60, nil),
      ("[::1]:8443", true, 60, nil), ("192.168.1.8", true, 60, nil), ("evil.example", true, 60, nil),
      (nil, true, 60, nil),
    ] as [(String?, Bool, Int, String?)])
  func `browsers are told to keep to https only of a name of one's own`(
    called: String?, isEncrypted: Bool, seconds: Int, said: String?
  ) throws {
    let names = ["yinfeng.example.cn", "localhost", "192.168.1.8"].compactMap(PublicName.init)
    let door = try ServerDoor(names: names, strictSeconds: seconds)
    #expect(door.strictTransport(called, Approach(isEncrypted: isEncrypted)) == said)
  }

  @Test func `a port that is taken is named`() async throws {
    try await TestServer.with(.schema, waits: false) { server in
      let second = server.application.server(try ServerDoor(port: server.client.port))
      let error = await #expect(throws: ServiceError.self) { try await second.run() }
      #expect(error?.code == "port_in_use")
    }
  }
}
