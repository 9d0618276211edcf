import Foundation

/// The keys of columns that are kept sealed: the first seals, every one opens.
///
/// A sealed text reads `yf1:suite:key:` and base64url of nonce, ciphertext and tag; a keyed hash for look-up reads
/// `suite:key:` and 64 hexadecimal digits. The name of a key comes from the key itself, so a mistyped one is told.
package struct KeyRing: Sendable, CustomStringConvertible {
  /// What is told of a key.
  package struct KeyInfo: Sendable, Hashable {
    /// Its name in sealed texts: 8 hexadecimal digits.
    package let id: String
    package let suite: Suite
    /// Whether it seals; the others only open.
    package let seals: Bool
  }

  private struct Key: Sendable {
    let id: String
    let suite: Suite
    let secret: [UInt8]
    let derived: DerivedKeys

    init(_ secret: [UInt8], _ suite: Suite) throws(SealingError) {
      self.secret = secret
      self.suite = suite
      id = ByteText.hex(try suite.derived(from: secret, use: "yinfeng key name").prefix(4))
      derived = try DerivedKeys(secret, suite)
    }

    var line: String { "\(id) \(suite.rawValue) \(ByteText.base64url(secret))" }
  }

  private static let form = "yf1"
  private let keys: [Key]

  private init(_ keys: [Key]) { self.keys = keys }

  /// A ring of one new key.
  /// - Throws: `SealingError.failed`.
  package static func make(_ suite: Suite) throws(SealingError) -> KeyRing {
    KeyRing([try Key(ByteText.random(32), suite)])
  }

  /// This ring with a new key that seals from now on; those before go on opening.
  /// - Throws: `SealingError.failed`.
  package func adding(_ suite: Suite) throws(SealingError) -> KeyRing {
    KeyRing([try Key(ByteText.random(32), suite)] + keys)
  }

  /// This ring without the keys that only open, once nothing is sealed with them any more.
  package var sealingOnly: KeyRing { KeyRing(Array(keys.prefix(1))) }

  /// The keys in order, the one that seals first.
  package var list: [KeyInfo] {
    keys.enumerated().map { KeyInfo(id: $1.id, suite: $1.suite, seals: $0 == 0) }
  }

  /// Names and suites of the keys, never the keys.
  package var description: String { list.map { "\($0.id) \($0.suite.rawValue)" }.joined(separator: ", ") }

  /// Seals a text with the first key. Equal texts in one place seal alike, so that rows can be compared as they are kept.
  ///
  /// - Parameter context: what it belongs to, such as `person.phone`; it opens there alone.
  /// - Throws: `SealingError.failed`.
  package func seal(_ text: String, boundTo context: String) throws(SealingError) -> String {
    let key = keys[0]
    let head = KeyRing.head(key)
    let (bytes, bound) = (Array(text.utf8), Array((head + context).utf8))
    let nonce = try key.suite.nonce(bytes, bound: bound, keys: key.derived)
    return head
      + ByteText.base64url(try key.suite.sealed(bytes, bound: bound, keys: key.derived, nonce: nonce))
  }

  /// The text that was sealed in this context.
  /// - Throws: `SealingError`.
  package func open(_ sealed: String, boundTo context: String) throws(SealingError) -> String {
    let parts = sealed.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == KeyRing.form, Suite.allCases.contains(where: { $0.sealing == parts[1] }) else {
      throw .unreadable
    }
    guard let key = keys.first(where: { $0.id == parts[2] }) else { throw .unknownKey(String(parts[2])) }
    let head = KeyRing.head(key)
    guard sealed.hasPrefix(head), let bytes = ByteText.bytes(base64url: parts[3]) else { throw .unreadable }
    let opened = try key.suite.opened(bytes, bound: Array((head + context).utf8), keys: key.derived)
    guard let text = String(validating: opened, as: UTF8.self) else { throw .unreadable }
    return text
  }

  /// Seals bytes with the first key, as `seal` does a text: what it is sealed with, then nonce, ciphertext and tag.
  /// - Throws: `SealingError.failed`.
  package func seal(_ bytes: [UInt8], boundTo context: String) throws(SealingError) -> [UInt8] {
    let key = keys[0]
    let head = KeyRing.head(key)
    let bound = Array((head + context).utf8)
    let nonce = try key.suite.nonce(bytes, bound: bound, keys: key.derived)
    return Array(head.utf8) + (try key.suite.sealed(bytes, bound: bound, keys: key.derived, nonce: nonce))
  }

  /// The bytes that were sealed in this context.
  /// - Throws: `SealingError`.
  package func open(_ sealed: [UInt8], boundTo context: String) throws(SealingError) -> [UInt8] {
    for key in keys {
      let head = KeyRing.head(key)
      guard sealed.starts(with: head.utf8) else { continue }
      return try key.suite.opened(
        Array(sealed.dropFirst(head.utf8.count)), bound: Array((head + context).utf8), keys: key.derived)
    }
    throw .unreadable
  }

  /// The keyed hash by which equal texts are found, under the first key.
  /// - Throws: `SealingError.failed`.
  package func lookup(_ text: String) throws(SealingError) -> String { try KeyRing.lookup(text, keys[0]) }

  /// The keyed hashes of a text under every key: while keys are being changed, an equal text may be found under any.
  /// - Throws: `SealingError.failed`.
  package func lookups(_ text: String) throws(SealingError) -> [String] {
    try keys.map { key throws(SealingError) in try KeyRing.lookup(text, key) }
  }

  /// Whether a text has the form of a sealed one.
  package static func isSealed(_ text: String) -> Bool {
    Suite.allCases.contains { text.hasPrefix("\(form):\($0.sealing):") }
  }

  /// Whether the first key has sealed this text.
  package func isCurrent(_ sealed: String) -> Bool { sealed.hasPrefix(KeyRing.head(keys[0])) }

  /// How sealed texts of the first key begin.
  package var currentHead: String { KeyRing.head(keys[0]) }

  private static func head(_ key: Key) -> String { "\(form):\(key.suite.sealing):\(key.id):" }

  private static func lookup(_ text: String, _ key: Key) throws(SealingError) -> String {
    "\(key.suite.hashing):\(key.id):" + ByteText.hex(try key.suite.mac(Array(text.utf8), key: key.derived.lookup))
  }

  // MARK: - Text

  /// The ring as the text of a key file.
  package var text: String {
    """
    # 引凤 yinfeng: keys of the sealed columns. The first seals, all open. Whoever loses this file loses the contacts;
    # keep a copy apart from the backups of the database.

    """ + keys.map(\.line).joined(separator: "\n") + "\n"
  }

  /// Reads the text of a key file: a line a key, `name suite key`; lines that begin with `#` are passed over.
  /// - Throws: `KeyFileError.Problem`.
  package init(text: String) throws(KeyFileError.Problem) {
    var keys: [Key] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let parts = line.split(whereSeparator: \.isWhitespace)
      if parts.isEmpty || line.hasPrefix("#") { continue }
      guard parts.count == 3 else { throw .line(index + 1) }
      guard let suite = Suite(rawValue: String(parts[1])) else { throw .suite(line: index + 1, String(parts[1])) }
      guard let secret = ByteText.bytes(base64url: parts[2]), secret.count == 32, let key = try? Key(secret, suite),
        key.id == parts[0]
      else { throw .key(line: index + 1) }
      if keys.contains(where: { $0.id == key.id }) { throw .twice(key.id) }
      keys.append(key)
    }
    if keys.isEmpty { throw .empty }
    self.init(keys)
  }
}
