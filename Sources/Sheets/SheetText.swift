/// Which characters a file that goes out may hold.
enum SheetText {
  /// The text without NUL and other controls, U+FFFE and U+FFFF: XML cannot hold them, and a workbook with one of them cannot
  /// be read at all. Tabs and line breaks stay.
  static func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnprintable) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isUnprintable($0) }))
  }

  /// The text as a cell of a workbook holds it: what looks like the escape of a control character (`_x000D_`) must not be
  /// read back as one.
  static func escaped(_ text: String) -> String {
    let text = printable(text)
    guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
    return text.replacing("_x", with: "_x005F_x")
  }

  private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0x00..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
