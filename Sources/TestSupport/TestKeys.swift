import Foundation
package import Secrets
package import Store

/// The key file of the test databases, made once a test process and removed when it ends.
package enum TestKeys {
  private static let path = NSTemporaryDirectory() + "/yinfeng-test-\(ProcessInfo.processInfo.processIdentifier).keys"

  package static let file = Result<String, any Error> {
    try KeyRing.make(.aes).write(replacing: path)
    atexit { try? FileManager.default.removeItem(atPath: path) }
    return path
  }

  /// The keys in it.
  package static func ring() throws -> KeyRing { try KeyRing(file: file.get()) }

  /// What seals with them.
  package static func seals() throws -> Seals { Seals(try ring()) }
}
