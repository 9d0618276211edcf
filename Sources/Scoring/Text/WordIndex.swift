/// The chains' product and technology words, found in a text in one pass.
struct WordIndex: Sendable {
  /// What a word names.
  struct Meaning: Sendable, Hashable {
    /// Index of the link.
    var link: Int
    /// Whether it names technology or equipment rather than a product.
    var isTechnology: Bool
  }

  private struct Word: Sendable {
    var letters: [UInt32]
    var text: String
    var meanings: [Meaning]
  }

  private var words: [Word] = []
  private var byStart: [UInt64: [Int]] = [:]

  init(_ links: [LinkInput]) {
    var known: [[UInt32]: Int] = [:]
    for (index, link) in links.enumerated() {
      for (list, isTechnology) in [(link.productWords, false), (link.technologyWords, true)] {
        for text in list {
          let letters = Letters.of(text)
          guard letters.count >= 2 else { continue }
          let meaning = Meaning(link: index, isTechnology: isTechnology)
          if let word = known[letters] {
            words[word].meanings.append(meaning)
          } else {
            known[letters] = words.count
            words.append(Word(letters: letters, text: text, meanings: [meaning]))
          }
        }
      }
    }
    for index in words.indices { byStart[WordIndex.start(words[index].letters, at: 0), default: []].append(index) }
    let all = words
    byStart = byStart.mapValues { list in
      list.sorted { (all[$0].letters.count, $1) > (all[$1].letters.count, $0) }
    }
  }

  /// Calls `found` for each word in the text with its meanings. A word within a longer one (汽车 in 汽车线束) is not
  /// another thing and is passed over.
  func scan(_ text: [UInt32], _ found: (_ word: String, _ meanings: [Meaning]) -> Void) {
    guard text.count >= 2 else { return }
    var covered = 0
    for position in 0..<(text.count - 1) {
      guard let candidates = byStart[WordIndex.start(text, at: position)] else { continue }
      for index in candidates {
        let letters = words[index].letters
        let end = position + letters.count
        guard end <= text.count, text[position..<end].elementsEqual(letters) else { continue }
        if end > covered {
          found(words[index].text, words[index].meanings)
          covered = end
        }
        break
      }
    }
  }

  private static func start(_ letters: [UInt32], at position: Int) -> UInt64 {
    UInt64(letters[position]) << 32 | UInt64(letters[position + 1])
  }
}
