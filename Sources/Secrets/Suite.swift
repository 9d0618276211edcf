import Crypto

/// A set of algorithms that seals texts and hashes them under a key. Each sealed text and each hash names its own.
package enum Suite: String, Sendable, Hashable, CaseIterable {
  /// AES-256-GCM (NIST SP 800-38D) and HMAC-SHA-256, by swift-crypto.
  case aes
  /// SM4 in counter mode (GB/T 32907, GB/T 17964) with HMAC-SM3 over what it gives (GB/T 32905, GB/T 15852.2), by
  /// OpenSSL's libcrypto, whose release 3.0 has no SM4-GCM.
  case sm

  /// What a sealed text says it is sealed with.
  package var sealing: String {
    switch self {
    case .aes: "aes256gcm"
    case .sm: "sm4ctrhmacsm3"
    }
  }

  /// What a keyed hash says it is made with.
  package var hashing: String {
    switch self {
    case .aes: "hmacsha256"
    case .sm: "hmacsm3"
    }
  }

  /// The keyed hash of the suite, 32 bytes.
  func mac(_ bytes: [UInt8], key: [UInt8]) throws(SealingError) -> [UInt8] {
    switch self {
    case .aes: Array(HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: key)))
    case .sm: try National.mac(bytes, key: key)
    }
  }

  /// A key of 32 bytes for one use, derived from a key of 32 random ones: HKDF (RFC 5869) with the hash of the suite and
  /// without salt.
  func derived(from key: [UInt8], use: String) throws(SealingError) -> [UInt8] {
    try expanded(try mac(key, key: Array(repeating: 0, count: 32)), info: Array(use.utf8))
  }

  /// The first 32 bytes that HKDF expands a pseudo-random key to.
  func expanded(_ key: [UInt8], info: [UInt8]) throws(SealingError) -> [UInt8] { try mac(info + [1], key: key) }

  /// The nonce of a text in its context: a keyed hash of both. Two texts that differ never share one, whatever the source
  /// of randomness does, and equal ones seal alike, which their look-up hashes tell anyway.
  func nonce(_ text: [UInt8], bound: [UInt8], keys: DerivedKeys) throws(SealingError) -> [UInt8] {
    Array(try mac(Suite.joined(bound, text), key: keys.nonce).prefix(self == .aes ? 12 : 16))
  }

  /// Nonce, ciphertext and tag in a row.
  func sealed(
    _ text: [UInt8], bound: [UInt8], keys: DerivedKeys, nonce: [UInt8]
  ) throws(SealingError) -> [UInt8] {
    switch self {
    case .aes:
      guard
        let box = try? AES.GCM.seal(
          text, using: SymmetricKey(data: keys.sealing), nonce: AES.GCM.Nonce(data: nonce), authenticating: bound),
        let combined = box.combined
      else { throw .failed }
      return Array(combined)
    case .sm:
      let body = nonce + (try National.counted(text, key: Array(keys.sealing.prefix(16)), counter: nonce))
      return body + (try mac(Suite.joined(bound, body), key: keys.tagging))
    }
  }

  /// The text of what `sealed` gave.
  func opened(_ sealed: [UInt8], bound: [UInt8], keys: DerivedKeys) throws(SealingError) -> [UInt8] {
    switch self {
    case .aes:
      guard let box = try? AES.GCM.SealedBox(combined: sealed) else { throw .unreadable }
      guard let text = try? AES.GCM.open(box, using: SymmetricKey(data: keys.sealing), authenticating: bound) else {
        throw .tampered
      }
      return Array(text)
    case .sm:
      guard sealed.count >= 48 else { throw .unreadable }
      let body = Array(sealed.dropLast(32))
      let tag = try mac(Suite.joined(bound, body), key: keys.tagging)
      guard ByteText.isEqual(tag, Array(sealed.suffix(32))) else { throw .tampered }
      return try National.counted(
        Array(body.dropFirst(16)), key: Array(keys.sealing.prefix(16)), counter: Array(body.prefix(16)))
    }
  }

  /// What is hashed of two texts: how long the first is, so that nothing moves between them, and both.
  private static func joined(_ one: [UInt8], _ other: [UInt8]) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: UInt64(one.count) >> UInt64(56 - 8 * $0)) } + one + other
  }
}
