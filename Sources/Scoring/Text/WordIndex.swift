/// The chains' product and technology words, found in a text in one pass.
struct WordIndex: Sendable {
  /// What a word names.
  struct Meaning: Sendable, Hashable {
    /// Index of the link.
    var link: Int
    /// Whether it names technology or equipment rather than a product.
    var isTechnology: Bool
  }

  private let words: WordSet
  private let texts: [String]
  private let meanings: [[Meaning]]

  init(_ links: [LinkInput]) {
    var known: [[UInt32]: (text: String, meanings: [Meaning])] = [:]
    for (index, link) in links.enumerated() {
      for (list, isTechnology) in [(link.productWords, false), (link.technologyWords, true)] {
        for text in list {
          known[Letters.of(text), default: (text, [])].meanings.append(Meaning(link: index, isTechnology: isTechnology))
        }
      }
    }
    words = WordSet(Array(known.keys))
    texts = words.words.map { known[$0]?.text ?? "" }
    meanings = words.words.map { known[$0]?.meanings ?? [] }
  }

  /// The text of a word by its number.
  func text(_ word: Int) -> String { texts[word] }

  /// Calls `found` for each word in the text with its number and meanings. A word within a longer one (汽车 in 汽车线束)
  /// is not another thing and is passed over.
  func scan(_ text: [UInt32], _ found: (_ word: Int, _ meanings: [Meaning]) -> Void) {
    var covered = 0
    var position = 0
    while position + 1 < text.count {
      if let word = words.longest(in: text, at: position) {
        let end = position + words.words[word].count
        if end > covered {
          found(word, meanings[word])
          covered = end
        }
      }
      position += 1
    }
  }
}
