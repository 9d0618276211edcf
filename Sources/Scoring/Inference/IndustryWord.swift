public import Domain

/// A word that speaks for an industry: one row of `db/reference/industry-words.tsv`.
///
/// A word may stand in several rows, once for each code it speaks for.
public struct IndustryWord: Sendable, Hashable {
  /// The word as it is looked for in a product's text, without the mark of `endsText`.
  public var text: String
  /// What it speaks for: a class where the word names one product, else a group or a division.
  public var code: IndustryCode
  /// How strongly: 1 (a hint) … 9 (nearly decides).
  public var weight: Int
  /// Whether it counts only at the end of a text, where a Chinese noun phrase has its head: 酒 in 贵州老酒, not in 酒店.
  public var endsText: Bool

  /// A word with what it speaks for.
  public init(text: String, code: IndustryCode, weight: Int, endsText: Bool = false) {
    self.text = text
    self.code = code
    self.weight = weight
    self.endsText = endsText
  }

  /// Reads the cells of a row; a `$` after the word is `endsText`. `nil` for an empty word, a code that is none or stands
  /// for a section, or a weight outside 1…9.
  public init?(word: String, code: String, weight: String) {
    let endsText = word.hasSuffix("$")
    let text = endsText ? String(word.dropLast()) : word
    guard !text.isEmpty, let code = IndustryCode(code), code.division != nil else { return nil }
    guard let weight = Int(weight), (1...9).contains(weight) else { return nil }
    self.init(text: text, code: code, weight: weight, endsText: endsText)
  }
}
