internal import Domain

/// A dense number for every numeric industry code: divisions 0–99, groups 100–1099, classes 1100–11099.
enum CodeIndex {
  /// The number of an unknown code or of a section letter.
  static let none: UInt16 = .max
  /// How many numbers there are.
  static let count = 11_100

  /// The number of a code.
  static func of(_ code: IndustryCode) -> UInt16 {
    guard let digits = UInt16(code.text) else { return none }
    switch code.level {
    case .section: return none
    case .division: return digits
    case .group: return 100 + digits
    case .class: return 1100 + digits
    }
  }

  /// The ranges of numbers a listed code stands for: itself and everything below it.
  static func below(_ code: IndustryCode) -> [Range<Int>] {
    guard let digits = Int(code.text) else { return [] }
    switch code.level {
    case .section: return []
    case .division:
      return [
        digits..<digits + 1, 100 + digits * 10..<110 + digits * 10, 1100 + digits * 100..<1200 + digits * 100,
      ]
    case .group: return [100 + digits..<101 + digits, 1100 + digits * 10..<1110 + digits * 10]
    case .class: return [1100 + digits..<1101 + digits]
    }
  }
}
