/// Words as a tree of scalars in one flat hash table: a step costs one probe and no allocation.
struct WordTrie: Sendable {
  /// The node where every word begins.
  static let root: Int32 = 0

  private var keys: [UInt64] = Array(repeating: 0, count: 1024)
  private var children: [Int32] = Array(repeating: 0, count: 1024)
  /// How many nodes there are; nodes are numbered 0 ..< count.
  private(set) var count = 1

  /// The node a scalar leads to, or `nil`.
  @inline(__always)
  func child(of node: Int32, _ scalar: UInt32) -> Int32? {
    let key = WordTrie.key(node, scalar)
    var slot = WordTrie.slot(key, keys.count)
    while true {
      if keys[slot] == key { return children[slot] }
      if keys[slot] == 0 { return nil }
      slot = (slot + 1) & (keys.count - 1)
    }
  }

  /// The node of a word, or `nil` when no word begins like it.
  func node(of word: some Sequence<UInt32>) -> Int32? {
    var node = WordTrie.root
    for scalar in word {
      guard let next = child(of: node, scalar) else { return nil }
      node = next
    }
    return node
  }

  /// Adds a word and returns its node.
  mutating func insert(_ word: some Sequence<UInt32>) -> Int32 {
    var node = WordTrie.root
    for scalar in word {
      if let next = child(of: node, scalar) {
        node = next
      } else {
        if count * 2 > keys.count { grow() }
        let next = Int32(count)
        count += 1
        store(WordTrie.key(node, scalar), next)
        node = next
      }
    }
    return node
  }

  private mutating func store(_ key: UInt64, _ child: Int32) {
    var slot = WordTrie.slot(key, keys.count)
    while keys[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
    keys[slot] = key
    children[slot] = child
  }

  private mutating func grow() {
    let old = zip(keys, children).filter { $0.0 != 0 }
    let size = keys.count * 2
    keys = Array(repeating: 0, count: size)
    children = Array(repeating: 0, count: size)
    for (key, child) in old { store(key, child) }
  }

  /// Never 0, which marks an empty slot: scalars are below 2²¹ and the lowest bit is set.
  @inline(__always)
  private static func key(_ node: Int32, _ scalar: UInt32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 22 | UInt64(scalar) << 1 | 1
  }

  @inline(__always)
  private static func slot(_ key: UInt64, _ size: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (size - 1)
  }
}
