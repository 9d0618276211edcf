/// One ranking seen by a judge: the grade of each place, and of everything that could have been ranked.
package struct RankedGrades: Sendable, Hashable {
  /// The grade of each place from the first on; 0 is not relevant.
  package let ranked: [Int]
  /// The grades above 0 of all that was judged, highest first, whether it was ranked or not.
  package let judged: [Int]

  /// A ranking with its grades.
  ///
  /// - Parameters:
  ///   - ranked: the grade of each place; unjudged is 0.
  ///   - missed: grades of judged items that the ranking does not hold.
  package init(ranked: [Int], missed: [Int] = []) {
    self.ranked = ranked
    judged = (ranked + missed).filter { $0 > 0 }.sorted(by: >)
  }

  /// nDCG@k: Σ gain ÷ log₂(place + 1) over the first k places, divided by the same sum of the best possible order.
  /// `nil` when nothing is relevant, for then no order is better than another.
  package func normalizedGain(at k: Int, _ gain: Gain) -> Double? {
    let ideal = RankedGrades.discounted(judged.prefix(max(0, k)), gain)
    guard ideal > 0 else { return nil }
    return RankedGrades.discounted(ranked.prefix(max(0, k)), gain) / ideal
  }

  /// Recall@k: the part of all relevant items found in the first k places. `nil` when nothing is relevant.
  package func recall(at k: Int) -> Double? {
    guard !judged.isEmpty else { return nil }
    return Double(ranked.prefix(max(0, k)).count { $0 > 0 }) / Double(judged.count)
  }

  /// Average precision: the mean, over all relevant items, of the precision at the place of each; one that is missed gives 0.
  /// `nil` when nothing is relevant.
  package var averagePrecision: Double? {
    guard !judged.isEmpty else { return nil }
    var found = 0
    var sum = 0.0
    for (place, grade) in ranked.enumerated() where grade > 0 {
      found += 1
      sum += Double(found) / Double(place + 1)
    }
    return sum / Double(judged.count)
  }

  /// 1 ÷ the place of the first relevant item; 0 when it is missed, `nil` when nothing is relevant.
  package var reciprocalRank: Double? {
    guard !judged.isEmpty else { return nil }
    return ranked.firstIndex { $0 > 0 }.map { 1 / Double($0 + 1) } ?? 0
  }

  private static func discounted(_ grades: some Sequence<Int>, _ gain: Gain) -> Double {
    grades.enumerated().reduce(0) { $0 + gain.value(of: $1.element) / binaryLogarithm($1.offset + 2) }
  }
}
