/// How two writings of a firm's name are told to be one.
package enum FirmKey {
  /// The name without blanks, brackets and dots, full-width forms made half-width, Latin letters in lower case.
  /// Two firms with the same key carry the same name.
  package static func of(_ name: String) -> String {
    var key = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      var value = scalar.value
      if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
      guard let narrow = Unicode.Scalar(value), !ignored.contains(narrow), !narrow.properties.isWhitespace else {
        continue
      }
      key.append(contentsOf: narrow.properties.lowercaseMapping.unicodeScalars)
    }
    return String(key)
  }

  private static let ignored: Set<Unicode.Scalar> = [
    "(", ")", "[", "]", "【", "】", "〔", "〕", "·", "・", ".", "-", "_", "\u{FEFF}",
  ]
}
