/// A set of words of two letters or more, looked for in a text in one pass.
struct WordSet: Sendable {
  /// The words, longest first within a common start.
  private(set) var words: [[UInt32]] = []
  private let starts: BigramNumbers
  private let ranges: [Range<Int>]

  /// Shorter words are left out: one character says too little.
  init(_ words: [[UInt32]]) {
    let sorted = Set(words.filter { $0.count >= 2 }).sorted { a, b in
      let (x, y) = (BigramNumbers.key(a[0], a[1]), BigramNumbers.key(b[0], b[1]))
      if x != y { return x < y }
      if a.count != b.count { return a.count > b.count }
      return a.lexicographicallyPrecedes(b)
    }
    var entries: [(key: UInt64, number: Int32)] = []
    var ranges: [Range<Int>] = []
    for (index, word) in sorted.enumerated() {
      let key = BigramNumbers.key(word[0], word[1])
      if entries.last?.key == key {
        ranges[ranges.count - 1] = ranges[ranges.count - 1].lowerBound..<(index + 1)
      } else {
        entries.append((key, Int32(ranges.count)))
        ranges.append(index..<(index + 1))
      }
    }
    self.words = sorted
    self.ranges = ranges
    starts = BigramNumbers(entries)
  }

  /// The longest word that begins at a position; `nil` when none does.
  func longest(in text: [UInt32], at position: Int) -> Int? {
    guard position + 1 < text.count else { return nil }
    let start = starts[BigramNumbers.key(text[position], text[position + 1])]
    guard start >= 0 else { return nil }
    for index in ranges[Int(start)] {
      let count = words[index].count
      if position + count <= text.count, matches(index, text, position) { return index }
    }
    return nil
  }

  /// Whether any word occurs in the text.
  func occurs(in text: [UInt32]) -> Bool {
    var position = 0
    while position + 1 < text.count {
      if longest(in: text, at: position) != nil { return true }
      position += 1
    }
    return false
  }

  private func matches(_ index: Int, _ text: [UInt32], _ position: Int) -> Bool {
    var offset = 2
    while offset < words[index].count {
      if words[index][offset] != text[position + offset] { return false }
      offset += 1
    }
    return true
  }
}
