/// A hash of a text's bytes (FNV-1a, 64 bits). It tells the texts of one file, and the shapes of sheets, apart.
struct TextHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

  mutating func add(_ text: String) { for byte in text.utf8 { add(byte) } }

  mutating func add(_ bytes: [UInt8]) { for byte in bytes { add(byte) } }

  /// A hash of a text.
  static func of(_ text: String) -> UInt64 {
    var hash = TextHash()
    hash.add(text)
    return hash.value
  }
}
