import Service
import TestSupport
import Testing

@testable import API

/// The server behind a proxy, which is 127.0.0.2 here.
@Suite(.timeLimit(.minutes(15))) struct ProxyTests {
  private static func with(_ data: TestData = .schema, _ body: (TestServer, LoopbackClient) async throws -> Void)
    async throws
  {
    let door = try ServerDoor(
      port: 0, names: [#require(PublicName("yinfeng.example.cn"))], proxies: [#require(AddressBlock("127.0.0.2"))])
    try await TestServer.with(data, door: door, waits: false) { server in
      var proxy = server.client
      proxy.source = "127.0.0.2"
      try await body(server, proxy)
    }
  }

  private static func handedOn(_ client: String = "198.51.100.7", _ scheme: String = "https") -> [String: String] {
    ["Host": "yinfeng.example.cn", "X-Forwarded-For": client, "X-Forwarded-Proto": scheme]
  }

  @Test func `what a proxy hands on is answered as over TLS`() async throws {
    try await Self.with { _, proxy in
      let answer = try await proxy.get("/api/v1/openapi.json", Self.handedOn())
      #expect(answer.status == 200)
      #expect(answer.headers["strict-transport-security"] == "max-age=31536000")
      let own = Self.handedOn().merging(["Origin": "https://yinfeng.example.cn"]) { $1 }
      #expect(try await proxy.get("/api/v1/openapi.json", own).status == 200)
      for origin in ["http://yinfeng.example.cn", "https://yinfeng.example.cn:444", "https://127.0.0.1", "null"] {
        let foreign = Self.handedOn().merging(["Origin": origin]) { $1 }
        #expect(try await proxy.get("/api/v1/openapi.json", foreign).code == "cross_site", "\(origin)")
      }
    }
  }

  @Test func `a name that was not declared is refused, the proxy's own included`() async throws {
    try await Self.with { server, proxy in
      let port = server.client.port
      for host in ["evil.example", "yinfeng.example.cn.evil.example", "127.0.0.1:\(port)", "localhost:\(port)"] {
        let answer = try await proxy.get("/api/v1/openapi.json", Self.handedOn().merging(["Host": host]) { $1 })
        #expect(answer.status == 421 && answer.code == "host_refused", "\(host)")
        // A monitor beside it asks the server itself.
        for path in ["/healthz", "/readyz"] {
          #expect(try await proxy.get(path, ["Host": host]).status != 421, "\(path) \(host)")
        }
      }
    }
  }

  @Test func `what came to the proxy in the clear, or of which it says nothing, is refused`() async throws {
    try await Self.with { _, proxy in
      for headers in [
        Self.handedOn("198.51.100.7", "http"), ["Host": "yinfeng.example.cn"],
        ["Host": "yinfeng.example.cn", "X-Forwarded-For": "198.51.100.7"],
        ["Host": "yinfeng.example.cn", "Forwarded": "for=198.51.100.7;proto=https"],
      ] {
        for method in ["GET", "POST"] {
          let answer = try await proxy.send(method, "/api/v1/session", headers)
          #expect(answer.status == 403 && answer.code == "https_required", "\(method) \(headers)")
          #expect(answer.headers["strict-transport-security"] == nil)
          #expect(answer.headers["location"] == nil)
        }
      }
      // A monitor of the proxy asks in the clear.
      #expect(try await proxy.get("/healthz", ["Host": "yinfeng.example.cn"]).status == 200)
    }
  }

  @Test func `behind a proxy nobody is answered unknown, though there is no account`() async throws {
    try await Self.with { server, proxy in
      for client in [server.client, proxy] {
        var headers = Self.handedOn()
        if client.source == "127.0.0.1" { headers["Host"] = "127.0.0.1:\(client.port)" }
        let answer = try await client.get("/api/v1/needs", headers)
        #expect(answer.status == 401)
      }
    }
  }

  private static func failed(
    _ client: LoopbackClient, _ headers: [String: String], _ login: String = Partners.leader
  ) async throws -> Int {
    let body = #"{"login": "\#(login)", "password": "不是这一句不是这一句不是"}"#
    return try await client.send("POST", "/api/v1/session", json: body, headers).status
  }

  /// Whether one more failure is held up. The first pauses are a second or two: a slow machine may need a longer one.
  private static func isHeldUp(
    _ client: LoopbackClient, _ headers: [String: String], _ login: String = Partners.leader
  ) async throws -> Bool {
    for _ in 0..<8 where try await failed(client, headers, login) == 429 { return true }
    return false
  }

  @Test func `who guesses is told apart by the client's address, and no forged header hides it`() async throws {
    try await Self.with(.partners) { server, proxy in
      for number in 0..<5 {
        // Nobody believes this client what it says of itself.
        var forged = Self.handedOn("203.0.113.\(number)")
        forged["Host"] = "127.0.0.1:\(server.client.port)"
        #expect(try await Self.failed(server.client, forged) == 401)
        // What the client wrote before the proxy came is not looked at.
        let behind = Self.handedOn("203.0.113.\(number), 198.51.100.7")
        #expect(try await Self.failed(proxy, behind, Partners.parkOfficial) == 401)
      }
      let direct = ["Host": "127.0.0.1:\(server.client.port)", "X-Forwarded-For": "203.0.113.99"]
      #expect(try await Self.isHeldUp(server.client, direct))
      let behind = Self.handedOn("203.0.113.98, 198.51.100.7")
      #expect(try await Self.isHeldUp(proxy, behind, Partners.parkOfficial))
      // Another client of the proxy is not held up by it.
      #expect(try await Self.failed(proxy, Self.handedOn("198.51.100.8"), Partners.parkOfficial) == 401)
      let rows = try await server.database.desk.audit(
        AuditQuery(action: "account.log_in_refused", limit: 50), TestDatabase.invocation)
      #expect(Set(rows.map(\.address)) == ["127.0.0.1", "198.51.100.7", "198.51.100.8"], "\(rows)")
    }
  }

  @Test func `a session begun through the proxy holds there`() async throws {
    try await Self.with(.partners) { _, proxy in
      let body = #"{"login": "\#(Partners.branchOfficer)", "password": "\#(Partners.password)"}"#
      let begun = try await proxy.send("POST", "/api/v1/session", json: body, Self.handedOn())
      #expect(begun.status == 200)
      let set = try #require(begun.headers["set-cookie"])
      #expect(set.hasPrefix("__Host-") && set.contains("; Secure"))
      let cookie = try #require(set.split(separator: ";").first.map(String.init))
      var headers = Self.handedOn()
      headers["Cookie"] = cookie
      #expect(try await proxy.get("/api/v1/needs", headers).status == 200)
      headers["X-CSRF-Token"] = try #require(begun.json["csrf_token"]?.text)
      headers["Origin"] = "https://yinfeng.example.cn"
      let added = try await proxy.send("POST", "/api/v1/enterprises", json: #"{"name": "示例代理企业"}"#, headers)
      #expect(added.status == 201)
    }
  }
}
