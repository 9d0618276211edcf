package import Domain

/// A word that speaks for an industry: one row of `db/reference/industry-words.tsv`.
///
/// A word may stand in several rows, once for each code it speaks for.
package struct IndustryWord: Sendable, Hashable {
  /// The word as it is looked for in a product's text, without the mark of `endsText`.
  package var text: String
  /// What it speaks for: a class where the word names one product, else a group or a division.
  package var code: IndustryCode
  /// How strongly: 1 (a hint) … 9 (nearly decides).
  package var weight: Int
  /// Whether it counts only at the end of a text, where a Chinese noun phrase has its head: 酒 in 贵州老酒, not in 酒店.
  package var endsText: Bool

  /// A word with what it speaks for.
  package init(text: String, code: IndustryCode, weight: Int, endsText: Bool = false) {
    self.text = text
    self.code = code
    self.weight = weight
    self.endsText = endsText
  }

  /// Reads the cells of a row; a `$` after the word is `endsText`. `nil` for an empty word, a code that is none or stands
  /// for a section, or a weight outside 1…9.
  package init?(word: String, code: String, weight: String) {
    let endsText = word.hasSuffix("$")
    let text = endsText ? String(word.dropLast()) : word
    guard !text.isEmpty, let code = IndustryCode(code), code.division != nil else { return nil }
    guard let weight = Int(weight), (1...9).contains(weight) else { return nil }
    self.init(text: text, code: code, weight: weight, endsText: endsText)
  }
}

/// A word that says nothing about the trade: a row of `db/reference/industry-fillers.tsv` or of `stock-phrases.tsv`.
package struct FillerWord: Sendable, Hashable {
  /// Where a filler is taken out.
  package enum Kind: String, Sendable, CaseIterable {
    /// A whole text of a list that names no product: 平衡项目, 其他业务.
    case whole
    /// The end of a product's text: 系列, 业务.
    case tail
    /// A phrase of the 经营范围 that everybody has: 技术开发.
    case stock
    /// A word of trade in the 经营范围, which says that the goods before it are sold: 批发.
    case trade
    /// A word of making, which undoes `trade` in the same phrase: 生产.
    case making
    /// A word that any trade uses of its goods: 功能. The text criterion leaves it out; inference keeps it.
    case vague
  }

  package var text: String
  /// Where it is taken out.
  package var kind: Kind

  /// A filler of a kind.
  package init(text: String, kind: Kind) {
    self.text = text
    self.kind = kind
  }

  /// Reads the cells of a row. `nil` for an empty word or an unknown kind.
  package init?(text: String, kind: String) {
    guard !text.isEmpty, let kind = Kind(rawValue: kind) else { return nil }
    self.init(text: text, kind: kind)
  }
}

/// What one word, or one pair of characters, says for one code.
struct WordSense: Sendable {
  /// Which of the index's codes.
  let code: Int32
  /// Its division, 0…99.
  let division: Int32
  /// The evidence of one character of the word.
  let value: Int32
}

/// What is known of one node of the word tree; a node inside a word is no entry.
struct WordEntry: Sendable {
  /// A text that is nothing but this says nothing.
  var isSilent = false
  /// Senses of the word wherever it stands.
  var anywhere: Range<Int32> = 0..<0
  /// Senses of the word at the end of a text.
  var atEnd: Range<Int32> = 0..<0
}

/// A word as the index keeps it; ordered by scalars, so that the index never depends on the order of a dictionary.
struct WordKey: Hashable, Comparable {
  let scalars: [UInt32]
  let endsText: Bool

  static func < (a: WordKey, b: WordKey) -> Bool {
    if a.scalars != b.scalars { return a.scalars.lexicographicallyPrecedes(b.scalars) }
    return !a.endsText && b.endsText
  }
}

/// The largest whole number whose square is not above `value`; 0 for a negative one.
func wholeRoot(_ value: Int) -> Int {
  guard value > 0 else { return 0 }
  var root = value
  var next = (root + 1) / 2
  while next < root {
    root = next
    next = (root + value / root) / 2
  }
  return root
}
