import Foundation

/// What each character counts as in the key of a name.
enum FoldedScalars {
  /// Appends what a character counts as, in UTF-8; nothing when it does not count.
  static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    guard scalar.value < 0x1_0000 else {
      return spellWhatCounts(
        of: String(Character(scalar)).precomposedStringWithCompatibilityMapping, into: &bytes)
    }
    var packed = table[Int(scalar.value)]
    if packed == long { return bytes.append(contentsOf: longer[scalar.value] ?? []) }
    while packed != 0 {
      bytes.append(UInt8(truncatingIfNeeded: packed))
      packed >>= 8
    }
  }

  /// Up to four bytes of UTF-8 for every scalar of the basic plane, the first in the lowest byte; 0 for what does not count.
  private static let table = folded.table
  /// What counts as more than four bytes: 株 in brackets, units written as one sign.
  private static let longer = folded.longer
  private static let long = UInt32.max

  private static let folded: (table: [UInt32], longer: [UInt32: [UInt8]]) = {
    var table = [UInt32](repeating: 0, count: 0x1_0000)
    var longer: [UInt32: [UInt8]] = [:]
    for (scalar, text) in plainTexts() {
      var bytes: [UInt8] = []
      spellWhatCounts(of: text, into: &bytes)
      if bytes.count <= 4 {
        table[Int(scalar.value)] = bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
      } else {
        table[Int(scalar.value)] = long
        longer[scalar.value] = bytes
      }
    }
    return (table, longer)
  }()

  /// Every scalar of the basic plane in its plain form: compatibility forms resolved (Unicode NFKC), radicals as characters,
  /// traditional characters simplified (ICU).
  private static func plainTexts() -> [(Unicode.Scalar, String)] {
    let all = (0..<0x1_0000 as Range<UInt32>).compactMap(Unicode.Scalar.init).filter { $0 != "\n" }
    var lines = String.UnicodeScalarView()
    for scalar in all {
      lines.append(Radicals.characters[scalar] ?? scalar)
      lines.append("\n")
    }
    let compatible = String(lines).precomposedStringWithCompatibilityMapping
    let simplified =
      compatible.applyingTransform(StringTransform("Traditional-Simplified"), reverse: false) ?? compatible
    let texts = simplified.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    precondition(texts.count == all.count + 1)
    return zip(all, texts).map { ($0, String($1)) }
  }

  /// Whether a character of a plain text tells names apart.
  private static func counts(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    if properties.isWhitespace || properties.isDefaultIgnorableCodePoint { return false }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .unassigned: return false
    case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation, .dashPunctuation:
      return false
    default: return !dots.contains(scalar)
    }
  }

  /// Full stops, middle dots and straight quotation marks.
  private static let dots: Set<Unicode.Scalar> = [
    ".", "·", "•", "‧", "・", "。", "∙", "⋅", "᛫", "⸱", "⸳", "●", "\"", "'",
  ]

  private static func spellWhatCounts(of text: String, into bytes: inout [UInt8]) {
    for scalar in text.unicodeScalars where counts(scalar) { spell(scalar, into: &bytes) }
  }

  private static func spell(_ scalar: Unicode.Scalar, into bytes: inout [UInt8]) {
    for small in scalar.properties.lowercaseMapping.unicodeScalars { bytes.append(contentsOf: String(small).utf8) }
  }
}
