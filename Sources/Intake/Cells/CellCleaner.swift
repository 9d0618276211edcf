import Domain
import Foundation

/// What is done to every text that comes out of a file, whatever kind of file it is.
///
/// Signs nobody sees (zero-width, soft hyphens, marks of direction) go, blanks of all kinds become plain ones, radicals that
/// stand for characters in lists copied from a PDF become those characters. What no text can hold (NUL and other controls,
/// U+FFFE) becomes U+FFFD, by which the cell is told later.
enum CellCleaner {
  /// The text cleaned, without the guard `="…"` that keeps a spreadsheet from changing a code.
  static func cleaned(_ text: String) -> String {
    let plain = needsCleaning(text) ? scalarsCleaned(text) : text
    return plain.utf8.first == UInt8(ascii: "=") ? unguarded(plain) : plain
  }

  /// Told by bytes, since nearly no text needs it: controls, and the first bytes of what is changed.
  private static func needsCleaning(_ text: String) -> Bool {
    var isAfterEF = false
    for byte in text.utf8 {
      if isAfterEF {
        // Full-width signs (U+FF00…U+FF7F) are frequent and stay.
        if byte != 0xBC, byte != 0xBD { return true }
        isAfterEF = false
        continue
      }
      switch byte {
      case 0x09, 0x0A: continue
      case 0x00..<0x20, 0x7F, 0xC2, 0xCD, 0xD8, 0xE1, 0xE2, 0xF0, 0xF3: return true
      case 0xEF: isAfterEF = true
      default: continue
      }
    }
    return false
  }

  private static func scalarsCleaned(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      defer { isAfterReturn = scalar == "\r" }
      switch scalar.value {
      case 0x0A where isAfterReturn: continue
      case 0x09, 0x0A: result.append(scalar)
      case 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: result.append("\n")
      case 0x00..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: result.append("\u{FFFD}")
      case 0xAD, 0x34F, 0x61C, 0x180B...0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F,
        0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE01EF:
        continue
      case 0xA0, 0x2000...0x200A, 0x202F, 0x205F: result.append(" ")
      case 0x2E80...0x2FDF, 0xF900...0xFAFF, 0x2F800...0x2FA1F:
        let character = Radicals.characters[scalar] ?? scalar
        result.append(contentsOf: String(character).precomposedStringWithCompatibilityMapping.unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// `="13000000000"` is the text between the quotes.
  private static func unguarded(_ text: String) -> String {
    let trimmed = CellText.trimmed(text)
    guard trimmed.utf8.count >= 3, trimmed.hasPrefix("=\""), trimmed.hasSuffix("\"") else { return text }
    let inner = trimmed.dropFirst(2).dropLast()
    let undoubled = inner.replacing("\"\"", with: "\u{0}")
    return undoubled.contains("\"") ? text : String(undoubled.replacing("\u{0}", with: "\""))
  }
}
