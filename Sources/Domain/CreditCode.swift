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

extension CreditCode {
  /// Whether 18 characters are the number of a citizen (公民身份号码, GB 11643-1999) and no credit code: a region, a day of
  /// birth, and the 18th character that goes with it, or one that does not make them a credit code.
  package static func isIdentityNumber(_ text: String) -> Bool {
    let bytes = Array(text.uppercased().utf8)
    guard bytes.count == 18, bytes.dropLast().allSatisfy({ (48...57).contains($0) }), (49...56).contains(bytes[0])
    else { return false }
    let digits = bytes.dropLast().map { Int($0) - 48 }
    func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
    guard (1850...2199).contains(number(6..<10)),
      CalendarDate(year: number(6..<10), month: number(10..<12), day: number(12..<14)) != nil
    else { return false }
    // Weights 2^(17-i) mod 11; the remainder's sign is read from a row.
    var weight = 1
    var sum = 0
    for digit in digits.reversed() {
      weight = weight * 2 % 11
      sum += digit * weight
    }
    let isRight = Array("10X98765432".utf8)[sum % 11] == bytes[17]
    return isRight || !(CreditCode(text)?.hasValidCheckCharacter ?? false)
  }
}
