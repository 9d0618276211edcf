/// A text as the word index sees it: letters large, full-width forms narrow, blanks and quotes gone.
enum TextScalars {
  /// Appends the scalars of a text that count.
  static func append(_ text: Substring, to scalars: inout [UInt32]) {
    for scalar in text.unicodeScalars {
      var value = scalar.value
      if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
      if (0x61...0x7A).contains(value) { value -= 0x20 }
      if !isDropped(value) { scalars.append(value) }
    }
  }

  /// The scalars of a text that count.
  static func of(_ text: String) -> [UInt32] {
    var scalars: [UInt32] = []
    append(text[...], to: &scalars)
    return scalars
  }

  /// Blanks, quotes and dashes: written or left out as it comes.
  private static func isDropped(_ value: UInt32) -> Bool {
    switch value {
    case 0...0x20, 0x22, 0x27, 0x2D, 0x2E, 0xA0, 0xB7, 0x2013...0x2014, 0x2018...0x201D, 0x3000: true
    default: false
    }
  }

  /// The parts of a list in one cell.
  static func phrases(of text: String) -> [Substring] {
    text.unicodeScalars.split(whereSeparator: isSeparator).map { Substring($0) }
  }

  /// Whether a scalar stands between two phrases of a list.
  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ";", ",", "\n", ":", "(", ")", "\u{3001}", "\u{3002}", "\u{FF08}", "\u{FF09}", "\u{FF0C}", "\u{FF1A}",
      "\u{FF1B}":
      true
    default: false
    }
  }
}
