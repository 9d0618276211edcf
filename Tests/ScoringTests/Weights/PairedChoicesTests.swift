import Scoring
import Testing

/// Importance from choices between two.
@Suite struct PairedChoicesTests {
  /// The answers of somebody to whom items matter in this order of numbers, to every question.
  private static func answers(_ worth: [Int]) -> [PairedChoices.Answer] {
    PairedChoices.pairs(of: worth.count).map { left, right in
      .init(left: left, right: right, choosesLeft: worth[left] == worth[right] ? nil : worth[left] > worth[right])
    }
  }

  @Test(arguments: 2...12) func `every pair is asked once, and after each round all were asked about as often`(
    count: Int
  ) {
    let pairs = PairedChoices.pairs(of: count)
    #expect(pairs.count == count * (count - 1) / 2)
    #expect(Set(pairs.map { Set([$0.left, $0.right]) }).count == pairs.count)
    let round = count / 2
    for end in stride(from: round, through: pairs.count, by: round) {
      let asked = (0..<count).map { item in pairs.prefix(end).count { $0.left == item || $0.right == item } }
      #expect((asked.max() ?? 0) - (asked.min() ?? 0) <= 1, "\(asked)")
    }
    // Who is looked at first by habit gains nothing by it.
    for item in 0..<count {
      let left = pairs.count { $0.left == item }
      #expect(abs(2 * left - (count - 1)) <= 1, "\(item): \(left) of \(count - 1)")
    }
  }

  @Test func `nine criteria are asked about in at most forty questions`() {
    #expect(PairedChoices.pairs(of: 9).count == 36)
  }

  @Test(arguments: [
    [1, 2, 3], [5, 1, 4, 2, 3], [9, 8, 7, 6, 5, 4, 3, 2, 1], [2, 9, 4, 7, 5, 3, 6, 1, 8],
  ]) func `who always chooses by one order gets weights in that order`(worth: [Int]) {
    let shares = PairedChoices.shares(of: worth.count, PairedChoicesTests.answers(worth))
    #expect(shares.reduce(0, +) == 10_000)
    let byWorth = worth.indices.sorted { worth[$0] > worth[$1] }
    for (more, less) in zip(byWorth, byWorth.dropFirst()) { #expect(shares[more] > shares[less], "\(shares)") }
  }

  @Test func `without answers, and where all are about the same, all weigh the same`() {
    #expect(PairedChoices.shares(of: 4, []) == [2500, 2500, 2500, 2500])
    #expect(PairedChoices.shares(of: 3, PairedChoicesTests.answers([1, 1, 1])) == [3334, 3333, 3333])
    #expect(PairedChoices.shares(of: 0, []) == [])
  }

  @Test func `of two items the strengths are those of the greatest likelihood`() {
    // Each won and lost once against the middling one; the first won three of four meetings. At the maximum wins equal what
    // the strengths p and q expect: 4 = 2p ÷ (p + 1) + 4p ÷ (p + q), 2 = 2q ÷ (q + 1) + 4q ÷ (p + q), so that p · q = 1.
    // With p = 2: 4 ÷ 3 + 8 ÷ 2.5 = 4.53 is too much; with p = 1.5: 1.2 + 6 ÷ 2.1667 = 3.97 is nearly it: p = 1.518.
    let answers = [true, true, true, false].map { PairedChoices.Answer(left: 0, right: 1, choosesLeft: $0) }
    let shares = PairedChoices.shares(of: 2, answers)
    let p = Double(shares[0]) / Double(shares[1])
    let root = p.squareRoot()
    #expect(abs(2 * root / (root + 1) + 4 * root / (root + 1 / root) - 4) < 0.01, "\(shares)")
  }

  @Test func `answers about other items, or about one and the same, do not count`() {
    let strange = [(0, 0), (-1, 1), (0, 7)].map { PairedChoices.Answer(left: $0.0, right: $0.1, choosesLeft: true) }
    #expect(PairedChoices.shares(of: 2, strange) == [5000, 5000])
  }

  @Test(
    arguments: [
      (100, [1, 1, 1], [34, 33, 33]), (90, [5, 3, 2], [45, 27, 18]), (10, [0, 0], [5, 5]), (7, [-3, 0, 1], [0, 0, 7]),
      (0, [4, 4], [0, 0]), (10_000, [1_000_000_000_000, 1], [10_000, 0]),
    ] as [(Int64, [Int64], [Int64])]) func `a whole number is parted by the greatest remainders`(
      whole: Int64, parts: [Int64], shares: [Int64]
    )
  {
    #expect(WholeShares.of(whole, by: parts) == shares)
  }

  @Test func `a group's weights are the mean of its people's`() {
    #expect(WholeShares.mean([[6000, 3000, 1000], [2000, 3000, 5000]]) == [4000, 3000, 3000])
    #expect(WholeShares.mean([]) == [])
  }
}
