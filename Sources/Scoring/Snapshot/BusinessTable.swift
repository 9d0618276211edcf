/// The businesses of a snapshot's firms, each made once and numbered in the order of adding.
struct BusinessTable: Sendable {
  private(set) var businesses: [Business] = []
  private var numbers: [BusinessKey: Int32] = [:]

  /// The number of a firm's business.
  mutating func number(of firm: FirmInput, _ reference: Reference) -> Int32 {
    let key = BusinessKey(firm)
    if let known = numbers[key] { return known }
    let number = Int32(businesses.count)
    businesses.append(Business(firm, key, reference))
    numbers[key] = number
    return number
  }

  /// Lets go of what only adding needs.
  mutating func finish() { numbers = [:] }
}
