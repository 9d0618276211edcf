package import FoundationEssentials
import NIOSSL
package import Service

/// Where the certificate chain and the key of TLS lie, both PEM; the server's own certificate first.
package struct CertificateFiles: Sendable, Hashable {
  package let certificate: String
  package let key: String

  package init(certificate: String, key: String) {
    self.certificate = certificate
    self.key = key
  }
}

/// A certificate chain with the key that belongs to it.
package struct Certificate: Sendable {
  let chain: [NIOSSLCertificate]
  let key: NIOSSLPrivateKey
  /// The last second it holds.
  package let end: Date

  /// Reads both files and holds them against each other and the time.
  ///
  /// Throws `ServiceError` `certificate_missing`, `certificate_invalid`, `certificate_expired`, `certificate_not_yet_valid`,
  /// `tls_key_missing`, `tls_key_invalid` or `tls_key_mismatch`.
  package init(_ files: CertificateFiles, now: Date = Date()) throws(ServiceError) {
    let written = try Certificate.bytes(files.certificate, "certificate_missing", "证书文件")
    guard let chain = try? NIOSSLCertificate.fromPEMBytes(written), let own = chain.first else {
      throw Certificate.refusal("certificate_invalid", "证书文件 \(files.certificate) 不是 PEM 格式的证书。")
    }
    let secret = try Certificate.bytes(files.key, "tls_key_missing", "私钥文件")
    guard let key = try? NIOSSLPrivateKey(bytes: secret, format: .pem) else {
      throw Certificate.refusal("tls_key_invalid", "私钥文件 \(files.key) 不是 PEM 格式的私钥,或带有口令;请提供不带口令的私钥。")
    }
    self.chain = chain
    self.key = key
    end = Date(timeIntervalSince1970: Double(own.notValidAfter))
    let begin = Date(timeIntervalSince1970: Double(own.notValidBefore))
    guard now <= end else {
      throw Certificate.refusal(
        "certificate_expired", "证书 \(files.certificate) 已于 \(Certificate.day(end)) 到期,请换新证书。")
    }
    guard begin <= now else {
      throw Certificate.refusal(
        "certificate_not_yet_valid", "证书 \(files.certificate) 自 \(Certificate.day(begin)) 起生效,请检查证书或本机时间。")
    }
    do {
      _ = try NIOSSLContext(configuration: configuration)
    } catch {
      throw Certificate.refusal(
        "tls_key_mismatch", "私钥 \(files.key) 与证书 \(files.certificate) 不是一对;证书文件中本服务的证书应排在最前。")
    }
  }

  /// TLS 1.2 or 1.3, with forward secrecy and authenticated encryption.
  var configuration: TLSConfiguration {
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
    configuration.minimumTLSVersion = .tlsv12
    configuration.cipherSuites = "ECDHE+AESGCM:ECDHE+CHACHA20"
    configuration.applicationProtocols = ["http/1.1"]
    return configuration
  }

  /// Whole days until it ends.
  package func days(from now: Date = Date()) -> Int { Int(end.timeIntervalSince(now) / 86_400) }

  /// Fewer days left than this are told of.
  package static let warningDays = 30

  /// The day in Shanghai, as `2026-11-27`.
  package static func day(_ date: Date) -> String {
    date.addingTimeInterval(8 * 3600).formatted(.iso8601.year().month().day())
  }

  private static func bytes(_ path: String, _ code: String, _ what: String) throws(ServiceError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      let why = FileManager.default.fileExists(atPath: path) ? "读不了:请检查运行本程序的用户是否有读取权限" : "不存在"
      throw ServiceError(.notFound, code: code, message: "\(what) \(path) \(why)。")
    }
    return Array(data)
  }

  private static func refusal(_ code: String, _ message: String) -> ServiceError {
    ServiceError(.invalid, code: code, message: message)
  }
}
