package import Foundation

/// A self-signed certificate with its key, made by OpenSSL in a folder of its own.
package struct TestCertificate {
  /// OpenSSL's program; where it is not, tests with certificates are skipped and say so.
  package static let program = "/usr/bin/openssl"
  package static var canBeMade: Bool { FileManager.default.isExecutableFile(atPath: program) }

  /// Where the certificate and the key lie.
  package let certificate: String
  package let key: String

  /// Hands a folder that is removed afterwards to `body`.
  package static func withFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "yinfeng-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
  }

  /// Makes one for 127.0.0.1 and for `name`, which holds for `days` from now; 0 is over at once.
  package init(_ name: String, in folder: URL, days: Int = 100) throws {
    (certificate, key) = (folder.path + "/\(name).crt", folder.path + "/\(name).key")
    let process = Process()
    process.executableURL = URL(filePath: TestCertificate.program)
    process.arguments = [
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=\(name)",
      "-addext", "subjectAltName=DNS:\(name),IP:127.0.0.1", "-days", "\(days)", "-keyout", key, "-out", certificate,
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  /// Puts this pair in the place of another.
  package func replace(_ other: TestCertificate) throws {
    for (from, to) in [(certificate, other.certificate), (key, other.key)] {
      try Data(contentsOf: URL(filePath: from)).write(to: URL(filePath: to), options: .atomic)
    }
  }
}
