/// A code of GB/T 4754-2017 (国民经济行业分类): section letter, or 2, 3 or 4 digits; leading zeros matter.
package struct IndustryCode: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  /// The four levels of the standard.
  package enum Level: Int, Sendable, CaseIterable, Comparable {
    /// 门类, a letter.
    case section = 1
    /// 大类, two digits.
    case division = 2
    /// 中类, three digits.
    case group = 3
    /// 小类, four digits.
    case `class` = 4

    /// By value.
    package static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
  }

  /// The code without a section prefix: `C`, `15`, `153`, `1530`.
  package let text: String

  /// Reads `1530`, `C1530`, `c153`, `C`; `nil` for anything else. Whether the standard has the code is not asked here.
  package init?(_ raw: some StringProtocol) {
    // Nearly every code is plain digits.
    if (2...4).contains(raw.utf8.count), raw.utf8.allSatisfy({ (48...57).contains($0) }) {
      text = String(raw)
      return
    }
    let text = String(raw.filter { !$0.isWhitespace }).uppercased()
    let letters = text.prefix { ("A"..."T").contains($0) }
    let digits = text.dropFirst(letters.count)
    guard letters.count <= 1, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    if digits.isEmpty {
      guard letters.count == 1 else { return nil }
      self.text = String(letters)
    } else {
      guard (2...4).contains(digits.count) else { return nil }
      self.text = String(digits)
    }
  }

  /// The level the length of the code tells.
  package var level: Level { Level(rawValue: text.utf8.count) ?? .section }

  /// The two-digit 大类, or `nil` for a section.
  package var division: IndustryCode? { prefix(2) }

  /// The three-digit 中类, or `nil` above it.
  package var group: IndustryCode? { prefix(3) }

  private func prefix(_ count: Int) -> IndustryCode? {
    guard level != .section, text.utf8.count >= count else { return nil }
    return IndustryCode(text.prefix(count))
  }

  /// Section letters sort after digits only by their text; equal texts are equal codes.
  package static func < (a: IndustryCode, b: IndustryCode) -> Bool { a.text < b.text }

  package var description: String { text }

  /// A bare JSON string.
  package init(from decoder: any Decoder) throws {
    let raw = try decoder.singleValueContainer().decode(String.self)
    guard let code = IndustryCode(raw) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "\(raw) is not an industry code"))
    }
    self = code
  }

  /// A bare JSON string.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
