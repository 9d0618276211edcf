/// Words of which one is enough; compared byte by byte as UTF-8.
struct WordGroup: Sendable {
  private let words: [[UInt8]]

  init(_ words: [String]) { self.words = words.filter { !$0.isEmpty }.map { Array($0.utf8) } }

  /// Whether one of the words occurs in the text.
  func occurs(in text: String) -> Bool {
    let bytes = Array(text.utf8)
    return words.contains { WordGroup.contains(bytes, $0) }
  }

  private static func contains(_ bytes: [UInt8], _ word: [UInt8]) -> Bool {
    guard word.count <= bytes.count, let first = word.first else { return false }
    for start in 0...(bytes.count - word.count) where bytes[start] == first {
      var length = 1
      while length < word.count, bytes[start + length] == word[length] { length += 1 }
      if length == word.count { return true }
    }
    return false
  }
}
