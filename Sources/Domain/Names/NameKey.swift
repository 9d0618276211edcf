/// How two writings of a name are told to be one: of firms, of people and in a search.
///
/// Blanks, invisible characters, brackets, quotation marks, dashes and dots count for nothing; full width is half width, capitals
/// are small letters, traditional characters are simplified, radicals that stand for a character are the character.
package enum NameKey {
  /// The key of a name. Two names with the same key are the same name. A name of nothing but what does not count is its own
  /// key, so that only an empty name has an empty key.
  package static func of(_ name: String) -> String { String(decoding: bytes(of: name), as: UTF8.self) }

  /// The text with traditional characters simplified and everything else as it is written.
  package static func simplified(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { (0x3400...0x9FFF).contains($0.value) }) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if (0x3400...0x9FFF).contains(scalar.value) {
        FoldedScalars.append(scalar, to: &bytes)
      } else {
        bytes += Character(scalar).utf8
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The key in UTF-8. Comparing and hashing strings looks for equal forms of Unicode, which costs ten times as much as bytes
  /// and tells nothing more of keys.
  package static func bytes(of name: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(name.utf8.count)
    for scalar in name.unicodeScalars { FoldedScalars.append(scalar, to: &bytes) }
    return bytes.isEmpty ? Array(name.utf8) : bytes
  }
}
