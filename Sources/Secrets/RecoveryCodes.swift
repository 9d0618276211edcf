import Crypto
import Foundation

/// Codes for who has lost the authenticator app: ten of 80 random bits, each good once. They are shown once; what is kept
/// is their hashes.
package struct RecoveryCodes: Sendable, CustomStringConvertible {
  /// How many are made.
  package static let count = 10

  /// The codes as they are shown, such as `ABCD-EFGH-IJKL-MNOP`.
  package let texts: [String]

  /// New codes of the system's random source.
  package init() {
    texts = (0..<RecoveryCodes.count).map { _ in
      let signs = Array(ByteText.base32(ByteText.random(10)))
      return stride(from: 0, to: signs.count, by: 4).map { String(signs[$0..<($0 + 4)]) }.joined(separator: "-")
    }
  }

  /// What is kept of them, 32 bytes each in the order of `texts`.
  package var hashes: [[UInt8]] { texts.compactMap(RecoveryCodes.hash) }

  /// The hash of a code as people type it: any case, with or without hyphens and spaces; `nil` when it is none.
  ///
  /// SHA-256 without salt: 80 random bits cannot be tried through.
  package static func hash(_ text: String) -> [UInt8]? {
    guard text.utf8.count < 64, let bytes = ByteText.bytes(base32: text), bytes.count == 10 else { return nil }
    return Array(SHA256.hash(data: Array("yinfeng recovery code\n".utf8) + bytes))
  }

  /// Which of the kept hashes a code is of; all are compared.
  package static func index(of text: String, in kept: [[UInt8]]) -> Int? {
    guard let hash = hash(text) else { return nil }
    return kept.indices.filter { ByteText.isEqual(kept[$0], hash) }.first
  }

  /// Nothing of the codes: they are not to come into logs.
  package var description: String { "RecoveryCodes" }
}
