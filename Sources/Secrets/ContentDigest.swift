import Crypto
import Foundation

/// Digests that are not secret: by which a reader tells content.
package enum ContentDigest {
  /// SHA-256 of a text's UTF-8 in base64, as a content security policy names a style (CSP Level 3, §2.3.1).
  package static func sha256(_ text: some StringProtocol) -> String {
    Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString()
  }

  /// The first digits of the SHA-256 of bytes in base 16, by which an address names what it leads to.
  package static func name(of bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
