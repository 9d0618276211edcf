import Evaluation
import Testing

@Suite struct RankedGradesTests {
  /// Worked by hand: places 3, 2, 0, 1 of the grades 3, 2, 1; 1 ÷ log₂3 = 0.630930, 1 ÷ log₂5 = 0.430677.
  let ranking = RankedGrades(ranked: [2, 3, 0, 1])

  /// 2 + 3·0.630930 + 0.430677 over 3 + 2·0.630930 + 0.5, and 3 + 7·0.630930 + 0.430677 over 7 + 3·0.630930 + 0.5.
  static let gains: [(Gain, Double)] = [(.linear, 0.907_936), (.exponential, 0.835_448)]

  @Test("nDCG follows its gain", arguments: gains)
  func normalizedGain(gain: Gain, expected: Double) throws {
    let measured = try #require(ranking.normalizedGain(at: 4, gain))
    #expect(abs(measured - expected) < 0.000_01)
  }

  @Test("The best order has nDCG 1 whatever the gain", arguments: Gain.allCases)
  func best(gain: Gain) {
    #expect(RankedGrades(ranked: [3, 2, 1, 0]).normalizedGain(at: 10, gain) == 1)
  }

  @Test("What was judged but not ranked lowers nDCG, recall and average precision")
  func missed() throws {
    let short = RankedGrades(ranked: [1, 0], missed: [1])
    #expect(short.recall(at: 2) == 0.5)
    #expect(short.averagePrecision == 0.5)
    #expect(try #require(short.normalizedGain(at: 2, .linear)) < 1)
  }

  static let depths: [(Int, Double)] = [(0, 0), (1, 1.0 / 3), (3, 2.0 / 3), (9, 1)]

  @Test("Recall counts only the first k places", arguments: depths)
  func recall(k: Int, expected: Double) {
    #expect(ranking.recall(at: k) == expected)
  }

  @Test("Average precision is the mean precision at the relevant places")
  func averagePrecision() throws {
    let precision = try #require(ranking.averagePrecision)
    #expect(abs(precision - 0.916_667) < 0.000_001)
  }

  static let ranks: [([Int], Double?)] = [([0, 0, 2, 1], 1.0 / 3), ([1], 1), ([0, 0], nil)]

  @Test("The reciprocal rank is that of the first relevant place", arguments: ranks)
  func reciprocalRank(grades: [Int], expected: Double?) {
    #expect(RankedGrades(ranked: grades).reciprocalRank == expected)
  }

  @Test("A missed single item has reciprocal rank 0")
  func missedRank() {
    #expect(RankedGrades(ranked: [0], missed: [2]).reciprocalRank == 0)
  }

  @Test("Rankings without anything relevant take no part in the means")
  func means() {
    let quality = RankingQuality(
      [RankedGrades(ranked: [0, 1]), RankedGrades(ranked: [1]), RankedGrades(ranked: [0])], depth: 1, gain: .linear)
    #expect(quality.rankings == 3)
    #expect(quality.judged == 2)
    #expect(quality.meanReciprocalRank == 0.75)
    #expect(quality.recall == 0.5)
    #expect(quality.normalizedGain == 0.5)
    #expect(quality.meanAveragePrecision == 0.75)
  }

  @Test("Without a judged ranking there are no means")
  func nothing() {
    let quality = RankingQuality([], depth: 5, gain: .exponential)
    #expect(quality.normalizedGain == nil && quality.recall == nil && quality.meanAveragePrecision == nil)
  }
}
