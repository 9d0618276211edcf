import Crypto
import Foundation

/// Digests that are not secret: by which a reader tells content.
package enum ContentDigest {
  /// SHA-256 of a text's UTF-8 in base64, as a content security policy names a style (CSP Level 3, §2.3.1).
  package static func sha256(_ text: some StringProtocol) -> String {
    Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString()
  }
}
