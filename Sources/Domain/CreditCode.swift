/// A unified social credit code (统一社会信用代码): 18 characters, GB 32100-2015.
///
/// A code whose check character fails is still a code: such codes are in real use, so it is kept as written and flagged.
package struct CreditCode: Sendable, Hashable, Codable, CustomStringConvertible {
  /// The code in upper case, 18 characters of the standard's alphabet.
  package let text: String

  /// Reads a code of the standard's alphabet (digits and capitals without I, O, S, V, Z); lower case is raised,
  /// blanks are dropped. `nil` when the length or a character is wrong.
  package init?(_ raw: some StringProtocol) {
    // Nearly every code is written as the standard has it.
    if raw.utf8.count == 18, raw.utf8.allSatisfy({ CreditCode.value(of: $0) != nil }) {
      text = String(raw)
      return
    }
    let text = String(raw.filter { !$0.isWhitespace }).uppercased()
    guard text.utf8.count == 18, text.utf8.allSatisfy({ CreditCode.value(of: $0) != nil }) else { return nil }
    self.text = text
  }

  /// Whether the 18th character is the one that GB 32100-2015 §5 computes from the first 17 (weights 3^i mod 31).
  package var hasValidCheckCharacter: Bool {
    var sum = 0
    var weight = 1
    for byte in text.utf8.prefix(17) {
      sum += (CreditCode.value(of: byte) ?? 0) * weight
      weight = weight * 3 % 31
    }
    return text.utf8.last.flatMap(CreditCode.value(of:)) == (31 - sum % 31) % 31
  }

  package var description: String { text }

  private static func value(of byte: UInt8) -> Int? {
    alphabet.firstIndex(of: byte)
  }

  private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
}
