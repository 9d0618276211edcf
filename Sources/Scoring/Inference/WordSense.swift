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
