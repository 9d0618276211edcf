/// The businesses of a snapshot's firms, each made once and numbered in the order of adding.
struct BusinessTable: Sendable {
  private(set) var businesses: [Business] = []
  private(set) var marks = BusinessMarks()
  /// Numbers by the bytes of what is said: comparing texts as such would bring them to a normal form each time.
  private var numbers: [[UInt8]: Int32] = [:]
  private var packer = Packer()

  /// The number of a firm's business.
  mutating func number(of firm: FirmInput, _ reference: Reference) -> Int32 {
    let key = BusinessKey(firm)
    packer.clear()
    key.pack(into: &packer)
    if let known = numbers[packer.bytes] { return known }
    let number = Int32(businesses.count)
    let business = Business(firm, key, reference)
    businesses.append(business)
    marks.add(business)
    numbers[packer.bytes] = number
    return number
  }

  /// Lets go of what only adding needs.
  mutating func finish() {
    numbers = [:]
    packer = Packer()
  }
}
