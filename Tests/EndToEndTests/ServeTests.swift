import Foundation
import Glibc
import TestSupport
import Testing

/// The real program as an office's server.
@Suite(
  .serialized, .timeLimit(.minutes(15)),
  .enabled(if: Program.isBuilt && TestCertificate.canBeMade, "skipped: the program is not built, or no openssl"))
struct ServeTests {
  /// What curl gets: the status line, the headers and the body; empty where there is no answer.
  private static func curl(_ arguments: [String]) async throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/curl")
    process.arguments = ["--silent", "--include", "--max-time", "60"] + arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try await Task.detached { try output.fileHandleForReading.readToEnd() ?? Data() }.value
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  @Test func `what must not listen does not begin to, and is told why`() async throws {
    try await TestCertificate.withFolder { folder in
      let one = try TestCertificate("one.example.cn", in: folder)
      let two = try TestCertificate("two.example.cn", in: folder)
      let network = ["--host", "0.0.0.0", "--port", "0"]
      for (arguments, code) in [
        (network, "encryption_missing"), (["--host", "example.cn"], "host_invalid"),
        (network + ["--certificate", one.certificate, "--key", one.key], "name_missing"),
        (network + ["--trusted-proxy", "10.0.0.2"], "name_missing"),
        (["--trusted-proxy", "127.0.0.1"], "name_missing"),
        (network + ["--trusted-proxy", "0.0.0.0/0", "--name", "a.example.cn"], "invalid_setting"),
        (network + ["--certificate", one.certificate], "invalid_setting"),
        (["--certificate", folder.path + "/none", "--key", one.key], "certificate_missing"),
        (["--certificate", one.certificate, "--key", two.key], "tls_key_mismatch"),
      ] {
        let (status, text) = try await Program(["serve"] + arguments, database: "postgresql://nowhere").run()
        #expect(status != 0 && text.contains("[\(code)]"), "\(arguments): \(text)")
      }
      try await TestDatabase.with(.schema) { database in
        let arguments = network + ["--certificate", one.certificate, "--key", one.key, "--name", "one.example.cn"]
        let (status, text) = try await Program(["serve"] + arguments, database: database.applicationURI).run()
        #expect(status != 0 && text.contains("[accounts_missing]") && text.contains("yinfeng user add"), "\(text)")
      }
    }
  }

  @Test func `an office is served over TLS, and a new certificate needs no new start`() async throws {
    try await TestDatabase.with(.partners) { database in
      try await TestCertificate.withFolder { folder in
        let name = "yinfeng.example.cn"
        let own = try TestCertificate(name, in: folder)
        let serving = try Serving(
          [
            "--host", "0.0.0.0", "--port", "0", "--name", name, "--certificate", own.certificate, "--key", own.key,
            "--log-level", "notice",
          ], database)
        let port = try await serving.port()
        let first = folder.appending(path: "first.crt").path
        try FileManager.default.copyItem(atPath: own.certificate, toPath: first)
        let there = ["--resolve", "\(name):\(port):127.0.0.1"]
        func asked(_ certificate: String) async throws -> String {
          try await Self.curl(there + ["--cacert", certificate, "https://\(name):\(port)/healthz"])
        }
        let answer = try await asked(first)
        #expect(answer.contains("200 OK") && answer.contains("Strict-Transport-Security: "), "\(answer)")
        let evil = ["--cacert", first, "--header", "Host: evil.example", "https://\(name):\(port)/"]
        #expect(try await Self.curl(there + evil).contains(" 421 "))
        #expect(try await Self.curl(there + ["http://\(name):\(port)/healthz"]) == "")
        let unknown = try await Self.curl(
          there + ["--cacert", first, "https://\(name):\(port)/api/v1/enterprises"])
        #expect(unknown.contains(" 401 ") && unknown.contains("login_required"))

        let body = #"{"login": "\#(Partners.branchOfficer)", "password": "\#(Partners.password)"}"#
        let jar = folder.appending(path: "jar").path
        let session = ["--cacert", first, "https://\(name):\(port)/api/v1/session"]
        let begun = try await Self.curl(
          there + ["--cookie-jar", jar, "--header", "Content-Type: application/json", "--data", body] + session)
        #expect(begun.contains("200 OK"), "\(begun)")
        #expect(try await Self.curl(there + ["--cookie", jar] + session).contains(Partners.branchOfficer))

        // A pair that does not fit changes nothing.
        let other = try TestCertificate("other.example.cn", in: folder)
        try Data(contentsOf: URL(filePath: other.key)).write(to: URL(filePath: own.key), options: .atomic)
        kill(serving.program.process.processIdentifier, SIGHUP)
        await serving.hear("tls_key_mismatch")
        #expect(try await asked(first).contains("200 OK"))

        let second = folder.appending(path: "second")
        try FileManager.default.createDirectory(at: second, withIntermediateDirectories: false)
        let new = try TestCertificate(name, in: second)
        try new.replace(own)
        kill(serving.program.process.processIdentifier, SIGHUP)
        while try await !asked(new.certificate).contains("200 OK") {}
        #expect(try await asked(first) == "")
        #expect(await serving.stop() == 0)
      }
    }
  }

  @Test func `a hangup ends a server in a terminal and no other`() async throws {
    try await TestDatabase.with(.schema) { database in
      let service = try Serving(["--port", "0"], database)
      let port = try await service.port()
      kill(service.program.process.processIdentifier, SIGHUP)
      await service.hear("nothing to read again")
      #expect(try await Self.curl(["http://127.0.0.1:\(port)/healthz"]).contains("200 OK"))
      #expect(await service.stop() == 0)

      let other = open("/dev/ptmx", O_RDWR | O_NOCTTY)
      defer { close(other) }
      // TIOCSPTLCK and TIOCGPTN (ioctl_tty(2)): unlocks the terminal's end and tells its number.
      var (lock, number): (CInt, CInt) = (0, 0)
      try #require(ioctl(other, 0x4004_5431, &lock) == 0 && ioctl(other, 0x8004_5430, &number) == 0)
      let terminal = try FileHandle(forUpdating: URL(filePath: "/dev/pts/\(number)"))
      let shown = try Serving(["--port", "0"], database, terminal: terminal)
      _ = try await shown.port()
      kill(shown.program.process.processIdentifier, SIGHUP)
      await shown.ended.value
      #expect(shown.program.process.terminationReason == .exit)
    }
  }

  @Test func `a certificate that ends soon is told by the examination`() async throws {
    try await TestDatabase.with(.reference) { database in
      try await TestCertificate.withFolder { folder in
        for (days, mark) in [(100, "正常"), (20, "提醒")] {
          let certificate = try TestCertificate("in\(days).example.cn", in: folder, days: days)
          let doctor = Program(["doctor"], database: database.applicationURI)
          doctor.process.environment?["YINFENG_TLS_CERTIFICATE"] = certificate.certificate
          doctor.process.environment?["YINFENG_TLS_KEY"] = certificate.key
          let text = try await doctor.run().text
          #expect(text.contains("\(mark)  网络服务证书"), "\(text)")
        }
      }
    }
  }
}
