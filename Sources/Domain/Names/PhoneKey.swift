/// How two writings of a telephone number are told to be one.
package enum PhoneKey {
  /// The numbers that a text holds, each as its digits alone: blanks, dashes, dots and brackets count for nothing, nor does the
  /// country code 86 before a mobile number. Several numbers are parted by `、,;/` or lines.
  package static func all(in text: String) -> [String] {
    text.split { "、,，;；/|\n\r".contains($0) }.compactMap { part in
      let digits = NameKey.of(String(part)).filter(\.isASCII).filter(\.isWholeNumber)
      for prefix in ["0086", "86"] where digits.hasPrefix(prefix) {
        let rest = digits.dropFirst(prefix.count)
        if rest.count == 11, rest.first == "1" { return String(rest) }
      }
      return digits.isEmpty ? nil : digits
    }
  }
}
