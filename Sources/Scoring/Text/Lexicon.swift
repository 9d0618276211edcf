/// The words of the reference (classification names, chain words) with their weights; the text criterion knows no others,
/// so that importing firms never changes a weight. Vague words are none of them: 功能 in 魔芋功能食品 would else make a
/// firm of 功能性合成革 relevant.
struct Lexicon: Sendable {
  /// Number of a word by its token.
  private let numbers: BigramNumbers
  /// log₂((2N + 2) ÷ (2df + 1)) of each word, in units of 2⁻¹⁶.
  let weights: [Int64]

  init(_ reference: ReferenceInput) {
    var frequency: [UInt64: UInt64] = [:]
    var documents: UInt64 = 0
    func count(_ texts: [String]) {
      documents += 1
      var seen: Set<UInt64> = []
      for text in texts { Lexicon.tokens(of: Letters.of(text)) { seen.insert($0) } }
      for token in seen { frequency[token, default: 0] += 1 }
    }
    for row in reference.industries { count([row.name]) }
    for link in reference.links { count([link.name] + link.productWords + link.technologyWords) }
    for word in reference.vagueWords { Lexicon.tokens(of: Letters.of(word)) { frequency[$0] = nil } }
    var entries: [(key: UInt64, number: Int32)] = []
    var weights: [Int64] = []
    for token in frequency.keys.sorted() {
      entries.append((token, Int32(weights.count)))
      weights.append(Int64(Fixed.log2(2 * documents + 2, over: 2 * frequency[token, default: 0] + 1) >> 16))
    }
    numbers = BigramNumbers(entries)
    self.weights = weights
  }

  /// The numbers of the known words in the texts, ascending, repeated as often as they occur, and how many tokens the
  /// texts hold in all.
  func read(_ texts: [[UInt32]]) -> (words: [Int32], length: Int32) {
    var words: [Int32] = []
    var length: Int32 = 0
    for text in texts {
      Lexicon.tokens(of: text) { token in
        length += 1
        let number = numbers[token]
        if number >= 0 { words.append(number) }
      }
    }
    words.sort()
    return (words, length)
  }

  /// How often each known word occurs in the texts, by ascending number, and how many tokens they hold in all.
  func counts(of texts: [[UInt32]]) -> (words: [(number: Int32, count: Int32)], length: Int32) {
    let (words, length) = read(texts)
    var counts: [(number: Int32, count: Int32)] = []
    for word in words {
      if counts.last?.number == word { counts[counts.count - 1].count += 1 } else { counts.append((word, 1)) }
    }
    return (counts, length)
  }

  /// Tokens of a text: pairs of neighbouring Chinese characters, and Latin words by their first eight letters.
  static func tokens(of text: [UInt32], _ found: (UInt64) -> Void) {
    var position = 0
    while position < text.count {
      let letter = text[position]
      if Letters.isLatin(letter) {
        var word: UInt64 = 1
        var length = 0
        while position < text.count, Letters.isLatin(text[position]) {
          if length < 8 { word = word << 7 | UInt64(text[position]) }
          length += 1
          position += 1
        }
        if length >= 2 { found(1 << 63 | word) }
        continue
      }
      if Letters.isHan(letter), position + 1 < text.count, Letters.isHan(text[position + 1]) {
        found(UInt64(letter) << 21 | UInt64(text[position + 1]))
      }
      position += 1
    }
  }
}
