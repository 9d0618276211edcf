/// Text as comparable letters: Unicode scalars with Latin capitals; everything else unchanged.
enum Letters {
  /// The letters of a text.
  static func of(_ text: String) -> [UInt32] {
    text.unicodeScalars.map { scalar in
      (97...122).contains(scalar.value) ? scalar.value - 32 : scalar.value
    }
  }

  /// Whether a letter is a Latin letter or a digit, which belong to one word.
  static func isLatin(_ letter: UInt32) -> Bool {
    (48...57).contains(letter) || (65...90).contains(letter)
  }

  /// Whether a letter is a Chinese character.
  static func isHan(_ letter: UInt32) -> Bool {
    (0x4E00...0x9FFF).contains(letter) || (0x3400...0x4DBF).contains(letter)
  }
}
