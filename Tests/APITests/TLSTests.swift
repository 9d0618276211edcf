import Foundation
import NIOSSL
import Service
import TestSupport
import Testing

@testable import API

extension LoopbackClient {
  /// TLS that takes the certificates of a file for true, and the versions named.
  static func trusting(
    _ certificate: String, from oldest: TLSVersion = .tlsv12, to newest: TLSVersion? = nil
  ) throws -> NIOSSLContext {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.trustRoots = .file(certificate)
    configuration.minimumTLSVersion = oldest
    configuration.maximumTLSVersion = newest
    return try NIOSSLContext(configuration: configuration)
  }
}

/// TLS in the program.
@Suite(.timeLimit(.minutes(15)), .enabled(if: TestCertificate.canBeMade, "skipped: no openssl to make certificates"))
struct TLSTests {
  private static func with(
    _ data: TestData = .schema, _ limits: APILimits = .patient(),
    _ body: (TestServer, TestCertificate, URL) async throws -> Void
  ) async throws {
    try await TestCertificate.withFolder { folder in
      let own = try TestCertificate("yinfeng.example.cn", in: folder)
      let holder = try CertificateHolder(CertificateFiles(certificate: own.certificate, key: own.key))
      let door = try ServerDoor(port: 0, names: [#require(PublicName("yinfeng.example.cn"))], certificate: holder)
      try await TestServer.with(data, limits: limits, door: door, waits: false) { try await body($0, own, folder) }
    }
  }

  /// What a question is answered with; 0 where it is not.
  private static func status(_ client: LoopbackClient) async -> Int {
    var client = client
    client.contract = nil
    return (try? await client.get("/healthz").status) ?? 0
  }

  @Test func `answers come over TLS, and say that they will`() async throws {
    try await Self.with { server, _, _ in
      let port = server.client.port
      for host in ["127.0.0.1:\(port)", "yinfeng.example.cn:\(port)", "yinfeng.example.cn"] {
        let answer = try await server.client.get("/api/v1/openapi.json", ["Host": host])
        #expect(answer.status == 200, "\(host)")
        let said = answer.headers["strict-transport-security"]
        #expect(said == (host.hasPrefix("127") ? nil : "max-age=31536000"), "\(host)")
      }
      let refused = try await server.client.get("/nothing", ["Host": "yinfeng.example.cn"])
      #expect(refused.status == 404 && refused.headers["strict-transport-security"] != nil)
      #expect(try await server.client.get("/", ["Host": "evil.example:\(port)"]).status == 421)
      let own = ["Origin": "https://127.0.0.1:\(port)"]
      #expect(try await server.client.get("/healthz", own).status == 200)
      let clear = ["Origin": "http://127.0.0.1:\(port)"]
      #expect(try await server.client.get("/healthz", clear).code == "cross_site")
    }
  }

  @Test func `plain HTTP and old versions of TLS are not answered`() async throws {
    try await Self.with { server, own, _ in
      var client = server.client
      client.tls = nil
      #expect(await Self.status(client) == 0)
      client.tls = try LoopbackClient.trusting(own.certificate, from: .tlsv1, to: .tlsv11)
      #expect(await Self.status(client) == 0)
      client.tls = try LoopbackClient.trusting(own.certificate, to: .tlsv12)
      #expect(try await client.get("/healthz").status == 200)
    }
  }

  @Test func `a handshake that does not come is cut`() async throws {
    try await Self.with(.schema, .patient { $0.headSeconds = 1 }) { server, _, _ in
      let connection = try await RawConnection.open(server.client.port)
      try? await connection.send("\u{16}\u{03}\u{01}")
      #expect(await connection.said() == "")
    }
  }

  @Test func `a new certificate is shown to new connections, a bad one to nobody`() async throws {
    try await Self.with { server, own, folder in
      let (old, now) = (server.client, server.door)
      let holder = try #require(now?.certificate)
      let new = try TestCertificate("new.example.cn", in: folder)
      var client = old
      client.tls = try LoopbackClient.trusting(new.certificate)
      #expect(await Self.status(client) == 0)
      // The key of another certificate.
      try Data(contentsOf: URL(filePath: new.key)).write(to: URL(filePath: own.key))
      let error = #expect(throws: ServiceError.self) { try holder.reload() }
      #expect(error?.code == "tls_key_mismatch")
      #expect(try await old.get("/healthz").status == 200)
      try new.replace(own)
      try holder.reload()
      #expect(try await client.get("/healthz").status == 200)
      #expect(await Self.status(old) == 0)
    }
  }

  @Test func `a session over TLS is begun, kept and ended`() async throws {
    try await Self.with(.partners) { server, _, _ in
      let body = #"{"login": "\#(Partners.branchOfficer)", "password": "\#(Partners.password)"}"#
      let begun = try await server.client.send("POST", "/api/v1/session", json: body)
      let set = try #require(begun.headers["set-cookie"])
      #expect(set.hasPrefix("__Host-") && set.contains("; Secure") && !set.contains("Domain"))
      var headers = ["Cookie": try #require(set.split(separator: ";").first.map(String.init))]
      #expect(try await server.client.get("/api/v1/session", headers).status == 200)
      headers["X-CSRF-Token"] = try #require(begun.json["csrf_token"]?.text)
      #expect(try await server.client.send("DELETE", "/api/v1/session", headers).status == 200)
      #expect(try await server.client.get("/api/v1/session", headers).status == 401)
    }
  }

  private static func code(_ certificate: String, _ key: String) -> String? {
    #expect(throws: ServiceError.self) {
      try Certificate(CertificateFiles(certificate: certificate, key: key))
    }?.code
  }

  @Test func `a pair that is no good is refused with what is wrong`() async throws {
    try await TestCertificate.withFolder { folder in
      let one = try TestCertificate("one.example.cn", in: folder)
      let two = try TestCertificate("two.example.cn", in: folder)
      let empty = folder.path + "/empty"
      try Data("no certificate".utf8).write(to: URL(filePath: empty))
      #expect(Self.code(folder.path + "/none", one.key) == "certificate_missing")
      #expect(Self.code(one.certificate, folder.path + "/none") == "tls_key_missing")
      #expect(Self.code(folder.path, one.key) == "certificate_missing")
      #expect(Self.code(empty, one.key) == "certificate_invalid")
      #expect(Self.code(one.certificate, empty) == "tls_key_invalid")
      #expect(Self.code(one.certificate, two.key) == "tls_key_mismatch")
      let files = CertificateFiles(certificate: one.certificate, key: one.key)
      let (day, now) = (86_400.0, Date())
      #expect(try Certificate(files, now: now).days(from: now) >= 99)
      for (moment, code) in [
        (now.addingTimeInterval(101 * day), "certificate_expired"),
        (now.addingTimeInterval(-day), "certificate_not_yet_valid"),
      ] {
        let error = #expect(throws: ServiceError.self) { try Certificate(files, now: moment) }
        #expect(error?.code == code)
      }
    }
  }
}
