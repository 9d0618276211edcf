/// Importance from judgements of pairs on the scale of 1 to 9: the analytic hierarchy process (AHP) of Saaty (The Analytic
/// Hierarchy Process, McGraw-Hill 1980). The priorities are the principal right eigenvector of the matrix of judgements, found
/// by its powers; how far the judgements hold together is the consistency ratio *(λ − n) ÷ (n − 1) ÷ RI*, with the random index
/// RI of as many items. From 0.10 on Saaty asks to judge anew. Whole numbers throughout.
package struct PairwiseJudgements: Sendable, Hashable {
  /// How many items are judged.
  package let count: Int
  /// By pair of indices: 1 for equal, 2…9 where the first is so many times as important, −2…−9 where the second is.
  private var judged: [Pair: Int64] = [:]

  private struct Pair: Sendable, Hashable {
    let first: Int
    let second: Int
  }

  /// Nothing judged of `count` items yet.
  package init(count: Int) { self.count = max(0, count) }

  /// Sets how the item `first` stands to `second`. Answers whether it is a judgement: two items of these, 1…9 or −9…−2.
  @discardableResult
  package mutating func judge(_ first: Int, _ second: Int, _ value: Int64) -> Bool {
    guard first != second, (0..<count).contains(first), (0..<count).contains(second),
      (1...9).contains(value) || (-9 ... -2).contains(value)
    else { return false }
    judged[Pair(first: first, second: second)] = value
    judged[Pair(first: second, second: first)] = abs(value) == 1 ? 1 : -value
    return true
  }

  /// How many pairs are not judged.
  package var open: Int { count * (count - 1) / 2 - judged.count / 2 }

  /// What all judgements together say.
  package struct Result: Sendable, Hashable {
    /// Of 10,000 in all.
    package let shares: [Int64]
    /// The consistency ratio, of 10,000; 0 for two items or fewer, which cannot contradict.
    package let consistency: Int64
  }

  private static let unit: Int64 = 100_000_000
  private static let turns = 200

  /// The priorities with their consistency; `nil` while a pair is open.
  ///
  /// - Parameter randomIndex: hundredths, of as many items; 0 where judgements cannot contradict.
  package func result(randomIndex: Int64) -> Result? {
    guard count > 0, open == 0 else { return nil }
    let unit = PairwiseJudgements.unit
    var vector = WholeShares.of(1_000_000, by: Array(repeating: 1, count: count)).map { $0 * (unit / 1_000_000) }
    var sum = unit
    for _ in 0..<PairwiseJudgements.turns {
      let next = (0..<count).map { row in
        (0..<count).reduce(Int64(0)) { $0 + weighed(row, $1, vector[$1]) }
      }
      sum = next.reduce(0, +)
      let normal = next.map { $0 * unit / sum }
      if normal == vector { break }
      vector = normal
    }
    // With a vector that sums to 1, the sum of the product is the greatest eigenvalue.
    let eigenvalue = sum * 10_000 / unit
    let excess = max(0, eigenvalue - Int64(count) * 10_000)
    let consistency =
      randomIndex > 0 && count > 2 ? excess * 100 / (Int64(count) - 1) / randomIndex : 0
    return Result(shares: WholeShares.of(10_000, by: vector), consistency: consistency)
  }

  private func weighed(_ row: Int, _ column: Int, _ part: Int64) -> Int64 {
    guard let value = judged[Pair(first: row, second: column)] else { return part }
    return value > 0 ? part * value : part / -value
  }
}
