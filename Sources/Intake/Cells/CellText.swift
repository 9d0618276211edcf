/// Rules for the text of cells: which letters are the same, what is blank.
enum CellText {
  /// Full-width digits, letters and signs as their half-width twins; the ideographic space as a blank.
  static func halfWidth(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: result.append(UnicodeScalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3000, 0xA0, 0x2000...0x200A, 0x202F, 0x205F: result.append(" ")
      case 0x200B...0x200F, 0x2060, 0xFEFF: continue
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

  /// A code, number or day without the quote that a person put before it to keep a spreadsheet from changing it.
  static func withoutGuard(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    switch first.value {
    case 0x27, 0x60, 0x2018, 0x2019, 0xFF07: return trimmed(String(text.unicodeScalars.dropFirst()))
    default: return text
    }
  }

  /// `13000000000.0` and `2015.00` as programs that know only decimals write whole numbers: without the fraction.
  static func withoutZeroFraction(_ text: String) -> String {
    guard text.utf8.last == UInt8(ascii: "0"), let point = text.utf8.firstIndex(of: UInt8(ascii: ".")),
      point > text.startIndex
    else { return text }
    let isWhole = text.utf8[..<point].allSatisfy { (48...57).contains($0) }
    let hasZeros = text.utf8[text.utf8.index(after: point)...].allSatisfy { $0 == UInt8(ascii: "0") }
    return isWhole && hasZeros ? String(text[..<point]) : text
  }
}

extension SheetCell {
  /// Whether a text or formula stands for a picture that WPS keeps in a cell.
  static func isPicture(_ text: String) -> Bool {
    guard text.utf8.first == UInt8(ascii: "=") || text.utf8.first == UInt8(ascii: "D") else { return false }
    return text.hasPrefix("=DISPIMG(") || text.hasPrefix("=_xlfn.DISPIMG(") || text.hasPrefix("DISPIMG(\"")
  }
}
