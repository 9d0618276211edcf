/// How long a text may be, and which characters it may hold: those that a database, a workbook and a page can carry.
package struct TextRule: Sendable, Hashable {
  /// How many Unicode scalars at most, as JSON Schema counts `maxLength`.
  package let longest: Int

  /// Texts of at most so many scalars.
  package init(longest: Int) { self.longest = longest }

  /// What something is called: a name, a code, a key. An index takes it.
  package static let name = TextRule(longest: 200)
  /// A note or another text of several sentences.
  package static let paragraph = TextRule(longest: 10_000)
  /// A list holds at most so many texts.
  package static let mostItems = 1000

  /// Why a text cannot be kept.
  package enum Problem: Sendable, Hashable {
    /// It has so many scalars.
    case tooLong(Int)
    /// It holds a character that is none.
    case unwritable(Unicode.Scalar)
  }

  /// Why the text cannot be kept; `nil` when it can.
  package func problem(_ text: String) -> Problem? {
    if let scalar = text.unicodeScalars.first(where: TextRule.isUnwritable) { return .unwritable(scalar) }
    let count = text.unicodeScalars.count
    return count > longest ? .tooLong(count) : nil
  }

  /// Controls but tab and line ends, and the code points that Unicode keeps from ever being characters.
  private static func isUnwritable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0x00...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}

extension TextRule.Problem {
  /// A stable code.
  package var code: String {
    switch self {
    case .tooLong: "text_too_long"
    case .unwritable: "unreadable_text"
    }
  }

  /// What is wrong with the text of this label and how to mend it, in Chinese.
  package func message(_ label: String, _ rule: TextRule) -> String {
    switch self {
    case .tooLong(let count): "「\(label)」有 \(count) 个字,最多 \(rule.longest) 个,请缩短。"
    case .unwritable(let scalar):
      "「\(label)」含有不能保存的字符 U+\(TextRule.Problem.digits(scalar)),请删去。"
    }
  }

  private static func digits(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
