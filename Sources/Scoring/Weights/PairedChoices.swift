/// Importance from choices between two things of which each is strong where the other is weak.
///
/// The model of Bradley and Terry ("Rank analysis of incomplete block designs I: the method of paired comparisons", Biometrika
/// 39, 1952): one of strength *p* is chosen before one of strength *q* with probability *p ÷ (p + q)*. Strengths are those of
/// the greatest likelihood, found by the MM iteration of Hunter ("MM algorithms for generalized Bradley–Terry models", The
/// Annals of Statistics 32, 2004), in whole numbers so that the same answers give the same strengths on every machine. An
/// answer "about the same" is half a choice of each. Each item is taken to have won and lost once against one of middling
/// strength, so that an item that was always or never chosen has a finite strength, and few answers move little.
///
/// Strengths are a ratio scale, as the priorities of ``PairwiseJudgements`` are: both may stand beside each other.
package enum PairedChoices {
  /// One answer about the items of these indices.
  package struct Answer: Sendable, Hashable {
    package let left: Int
    package let right: Int
    /// `nil` for about the same.
    package let choosesLeft: Bool?

    package init(left: Int, right: Int, choosesLeft: Bool?) {
      (self.left, self.right, self.choosesLeft) = (left, right, choosesLeft)
    }
  }

  /// The strength of one that is neither strong nor weak, and the precision of the sums.
  private static let unit: Int64 = 1_000_000
  /// Far more turns than the strengths of some tens of answers need to stand still.
  private static let turns = 1000

  /// The importance of `count` items, of 10,000 in all; equal where nothing was answered. Answers about other items or about
  /// one and the same do not count.
  package static func shares(of count: Int, _ answers: [Answer]) -> [Int64] {
    guard count > 0 else { return [] }
    var halfWins = Array(repeating: Int64(2), count: count)
    var met = Array(repeating: Array(repeating: Int64(0), count: count), count: count)
    for answer in answers {
      let (a, b) = (answer.left, answer.right)
      guard a != b, (0..<count).contains(a), (0..<count).contains(b) else { continue }
      met[a][b] += 1
      met[b][a] += 1
      switch answer.choosesLeft {
      case true?: halfWins[a] += 2
      case false?: halfWins[b] += 2
      case nil:
        halfWins[a] += 1
        halfWins[b] += 1
      }
    }
    var strengths = Array(repeating: unit, count: count)
    for _ in 0..<turns {
      let next = (0..<count).map { item -> Int64 in
        let own = strengths[item]
        var sum = 4 * unit * unit / (own + unit)
        for other in 0..<count where met[item][other] > 0 {
          sum += 2 * met[item][other] * unit * unit / (own + strengths[other])
        }
        return max(1, halfWins[item] * unit * unit / max(1, sum))
      }
      if next == strengths { break }
      strengths = next
    }
    return WholeShares.of(10_000, by: strengths)
  }

  /// Every pair of `count` items once, in rounds in which each item meets another (the circle method), so that after any
  /// round all items were asked about as often. Each stands left as often as right, or once more or less.
  package static func pairs(of count: Int) -> [(left: Int, right: Int)] {
    guard count > 1 else { return [] }
    var seats = Array(0..<count) + (count.isMultiple(of: 2) ? [] : [-1])
    var pairs: [(left: Int, right: Int)] = []
    for _ in 1..<seats.count {
      for place in 0..<(seats.count / 2) {
        let (a, b) = (seats[place], seats[seats.count - 1 - place])
        guard a >= 0, b >= 0 else { continue }
        pairs.append((a + b).isMultiple(of: 2) ? (max(a, b), min(a, b)) : (min(a, b), max(a, b)))
      }
      seats.insert(seats.removeLast(), at: 1)
    }
    return pairs
  }
}
