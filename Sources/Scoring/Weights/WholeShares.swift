/// Parts a whole number into whole shares.
package enum WholeShares {
  /// Shares of `whole` in the proportion of `parts`, which sum to it exactly: each the whole part of its due, and what is left
  /// one by one to the greatest remainders, of equal ones to the first (Hamilton's method). Equal shares where all parts are 0;
  /// none below 0.
  ///
  /// - Parameters:
  ///   - whole: 0…1,000,000.
  ///   - parts: at most 10¹² each.
  package static func of(_ whole: Int64, by parts: [Int64]) -> [Int64] {
    guard !parts.isEmpty else { return [] }
    let held = parts.contains { $0 > 0 } ? parts.map { max(0, $0) } : parts.map { _ in 1 }
    let sum = held.reduce(0, +)
    var shares = held.map { $0 * whole / sum }
    let left = Int(whole - shares.reduce(0, +))
    let order = held.indices.sorted { a, b in
      let (x, y) = (held[a] * whole % sum, held[b] * whole % sum)
      return x != y ? x > y : a < b
    }
    for place in order.prefix(max(0, left)) { shares[place] += 1 }
    return shares
  }

  /// The mean of several people's shares, each of the same items; empty for nobody.
  package static func mean(_ people: [[Int64]]) -> [Int64] {
    guard let first = people.first else { return [] }
    let sums = first.indices.map { item in people.reduce(Int64(0)) { $0 + $1[item] } }
    return of(first.reduce(0, +), by: sums)
  }
}
