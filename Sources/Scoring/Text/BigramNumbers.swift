/// An open-addressing table from a 64-bit key to a number: the inner look-up of every text scan.
struct BigramNumbers: Sendable {
  private var keys: [UInt64]
  private var numbers: [Int32]
  private let mask: Int

  /// A table of distinct keys, none of them 0.
  init(_ entries: [(key: UInt64, number: Int32)]) {
    var size = 16
    while size < entries.count * 3 { size *= 2 }
    mask = size - 1
    keys = Array(repeating: 0, count: size)
    numbers = Array(repeating: -1, count: size)
    for entry in entries {
      var slot = BigramNumbers.slot(entry.key, mask)
      while keys[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = entry.key
      numbers[slot] = entry.number
    }
  }

  /// The number of a key, −1 when it is not there.
  subscript(key: UInt64) -> Int32 {
    var slot = BigramNumbers.slot(key, mask)
    while keys[slot] != 0 {
      if keys[slot] == key { return numbers[slot] }
      slot = (slot + 1) & mask
    }
    return -1
  }

  /// Fibonacci hashing: the upper bits of the product.
  private static func slot(_ key: UInt64, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
  }

  /// The key of two neighbouring letters; never 0.
  static func key(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first) << 32 | UInt64(second) | 1 << 63 }
}
