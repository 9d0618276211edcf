import Logging
import NIOCore
import NIOSSL
package import Service
import ServiceLifecycle
import Synchronization
import UnixSignals

/// The certificate that new connections are shown. Those that stand keep what they began with.
package final class CertificateHolder: Sendable {
  package let files: CertificateFiles
  private let current: Mutex<Certificate>

  /// Throws what `Certificate` throws.
  package init(_ files: CertificateFiles) throws(ServiceError) {
    self.files = files
    current = Mutex(try Certificate(files))
  }

  /// The one that is shown now.
  package var certificate: Certificate { current.withLock { $0 } }

  /// Takes what the files hold now; a pair that is no good changes nothing.
  ///
  /// Throws what `Certificate` throws.
  package func reload() throws(ServiceError) {
    let new = try Certificate(files)
    current.withLock { $0 = new }
  }

  /// TLS that shows each connection the certificate of its time.
  var configuration: TLSConfiguration {
    var configuration = certificate.configuration
    configuration.sslContextCallback = { [self] _, promise in
      let certificate = certificate
      var shown = NIOSSLContextConfigurationOverride()
      shown.certificateChain = certificate.chain.map { .certificate($0) }
      shown.privateKey = .privateKey(certificate.key)
      promise.succeed(shown)
    }
    return configuration
  }

  /// Tells the log until when the certificate holds, louder when it ends soon.
  func tell(_ logger: Logger) {
    let certificate = certificate
    logger.log(
      level: certificate.days() < Certificate.warningDays ? .warning : .notice, "certificate in use",
      metadata: ["file": "\(files.certificate)", "until": "\(Certificate.day(certificate.end))"])
  }
}

/// Reads the certificate again whenever the program is sent SIGHUP; without one it says so and goes on.
struct CertificateFollower: ServiceLifecycle.Service {
  let holder: CertificateHolder?
  /// Trapped before the server says that it runs.
  let hangups: UnixSignalsSequence
  let logger: Logger

  func run() async throws {
    for await _ in hangups.cancelOnGracefulShutdown() {
      guard let holder else {
        logger.warning("nothing to read again: no certificate in use")
        continue
      }
      do {
        try holder.reload()
        holder.tell(logger)
      } catch {
        logger.error(
          "the new certificate is refused, the old one stays in use",
          metadata: ["code": "\(error.code)", "error": "\(error.message)"])
      }
    }
  }
}
