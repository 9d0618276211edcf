/// Rules for the text of cells: which letters are the same, what is blank.
enum CellText {
  /// Full-width digits, letters and signs as their half-width twins; the ideographic space as a blank.
  static func halfWidth(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: result.append(UnicodeScalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3000, 0xA0, 0x2002...0x200A: result.append(" ")
      case 0x200B, 0xFEFF: continue
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// Without blanks at either end; ideographic and non-breaking ones count as blanks.
  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last else { return text }
    if !isBlank(first), !isBlank(last) { return text }
    guard let start = scalars.firstIndex(where: { !isBlank($0) }) else { return "" }
    let end = scalars.lastIndex { !isBlank($0) }.map(scalars.index(after:)) ?? scalars.endIndex
    if start == scalars.startIndex, end == scalars.endIndex { return text }
    return String(scalars[start..<end])
  }

  /// Without any blank inside.
  static func withoutBlanks(_ text: String) -> String {
    if !text.unicodeScalars.contains(where: isBlank) { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isBlank(scalar) { scalars.append(scalar) }
    return String(scalars)
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 9...13, 32, 0x85, 0xA0, 0x2002...0x200B, 0x3000, 0xFEFF: true
    default: false
    }
  }

  /// An exporter writes an apostrophe before a text that would be taken for something else (a formula, 无, blanks at the
  /// ends); the rest is then meant to the letter.
  static func literal(_ text: String) -> String? {
    text.utf8.first == UInt8(ascii: "'") ? String(text.dropFirst()) : nil
  }
}
