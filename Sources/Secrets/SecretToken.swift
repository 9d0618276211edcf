import Crypto
import Foundation

/// A secret that its bearer shows: 32 random bytes, written `yf_p_…` with the kind's letter and four bytes that tell a
/// mistyped one. It is shown once; what is kept is its hash.
package struct SecretToken: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible {
  /// What a token is for; one of another kind is not taken.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A session of a browser.
    case session = "s"
    /// The program on behalf of an account.
    case personal = "p"
    /// A link that is used once.
    case link = "l"
    /// A session that opening a link began.
    case guest = "g"
    /// A calendar that is subscribed to.
    case feed = "f"
  }

  /// What it is for.
  package let kind: Kind
  private let secret: [UInt8]

  private static let checkBytes = 4

  /// A new token of the system's random source.
  package init(_ kind: Kind) {
    self.kind = kind
    secret = ByteText.random(32)
  }

  /// Reads a token as `text` writes it, with spaces around; `nil` for anything else, a mistyped one among it.
  package init?(text: String) {
    let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard text.utf8.count < 80,
      let kind = Kind.allCases.first(where: { text.hasPrefix(SecretToken.prefix($0)) }),
      let bytes = ByteText.bytes(base64url: text.dropFirst(SecretToken.prefix(kind).count)),
      bytes.count == 32 + SecretToken.checkBytes
    else { return nil }
    self.kind = kind
    secret = Array(bytes.prefix(32))
    guard text == self.text else { return nil }
  }

  /// Whether a text holds what begins like a secret, mistyped or cut off as it may be.
  package static func isWrittenLike(_ text: String) -> Bool {
    let text = text.lowercased()
    return Kind.allCases.contains { text.contains(prefix($0)) }
  }

  /// What its bearer is given: `yf_`, the kind's letter, `_` and 48 characters of base64url.
  package var text: String {
    SecretToken.prefix(kind) + ByteText.base64url(secret + digest("check").prefix(SecretToken.checkBytes))
  }

  /// What is kept: 32 bytes, SHA-256 over kind and secret.
  package var hash: [UInt8] { digest("hash") }

  /// A word that follows from the token and does not tell it: what a page of a session puts into its forms, so that no other
  /// site's form is taken for one of them.
  package var companion: String { ByteText.base64url(digest("companion")) }

  /// Whether a word is the token's, in constant time.
  package func isCompanion(_ word: String) -> Bool { ByteText.isEqual(Array(companion.utf8), Array(word.utf8)) }

  /// Whether a kept hash is that of this token, in constant time.
  package func matches(_ kept: [UInt8]) -> Bool { ByteText.isEqual(hash, kept) }

  /// The kind alone: tokens are not to come into logs.
  package var description: String { SecretToken.prefix(kind) + "…" }
  package var debugDescription: String { description }

  private static func prefix(_ kind: Kind) -> String { "yf_\(kind.rawValue)_" }

  private func digest(_ use: String) -> [UInt8] {
    Array(SHA256.hash(data: Array("yinfeng token \(kind.rawValue) \(use)\n".utf8) + secret))
  }
}
