import Domain

/// Values by industry code where the longest listed prefix holds; known codes are looked up once.
struct PrefixTable<Value: Sendable>: Sendable {
  private let listed: [IndustryCode: Value]
  private var known: [IndustryCode: Value?] = [:]

  /// - Parameter codes: the codes to look up beforehand.
  init(_ listed: [IndustryCode: Value], _ codes: [IndustryCode]) {
    self.listed = listed
    for code in codes { known.updateValue(longest(code), forKey: code) }
  }

  /// The value of the longest listed prefix.
  subscript(code: IndustryCode) -> Value? {
    if let known = known[code] { return known }
    return longest(code)
  }

  private func longest(_ code: IndustryCode) -> Value? {
    if let exact = listed[code] { return exact }
    if let group = code.group, let value = listed[group] { return value }
    if let division = code.division { return listed[division] }
    return nil
  }
}
