import Scoring
import Testing

/// The analytic hierarchy process.
@Suite struct PairwiseJudgementsTests {
  private static func judged(_ count: Int, _ judgements: [(Int, Int, Int64)]) -> PairwiseJudgements {
    var matrix = PairwiseJudgements(count: count)
    for (a, b, value) in judgements { matrix.judge(a, b, value) }
    return matrix
  }

  @Test func `judgements that agree give their own proportions and are consistent`() throws {
    let matrix = PairwiseJudgementsTests.judged(3, [(0, 1, 2), (1, 2, 2), (0, 2, 4)])
    let result = try #require(matrix.result(randomIndex: 58))
    #expect(result.shares == [5714, 2857, 1429])
    #expect(result.consistency <= 1)
  }

  @Test func `the example of the books has its known priorities and consistency`() throws {
    // [1 3 5; 1/3 1 3; 1/5 1/3 1]: 0.637, 0.258, 0.105; λ = 3.0385, CR = 0.033.
    let matrix = PairwiseJudgementsTests.judged(3, [(0, 1, 3), (0, 2, 5), (1, 2, 3)])
    let result = try #require(matrix.result(randomIndex: 58))
    for (share, known) in zip(result.shares, [6370, 2583, 1047] as [Int64]) { #expect(abs(share - known) <= 2) }
    #expect((320...340).contains(result.consistency), "\(result.consistency)")
    // Told the other way round it is the same.
    #expect(
      PairwiseJudgementsTests.judged(3, [(1, 0, -3), (2, 0, -5), (2, 1, -3)]).result(randomIndex: 58) == result)
  }

  @Test func `judgements that run in a circle are told to be inconsistent`() throws {
    let matrix = PairwiseJudgementsTests.judged(3, [(0, 1, 9), (1, 2, 9), (2, 0, 9)])
    let result = try #require(matrix.result(randomIndex: 58))
    #expect(result.consistency > 1000 && Set(result.shares).isSubset(of: [3333, 3334]))
  }

  @Test func `nothing is told while a pair is open, and what is no judgement is not taken`() {
    var matrix = PairwiseJudgementsTests.judged(4, [(0, 1, 3), (2, 3, 1)])
    #expect(matrix.open == 4 && matrix.result(randomIndex: 90) == nil)
    for (a, b, value) in [(0, 0, 3), (0, 4, 3), (-1, 0, 3), (0, 2, 0), (0, 2, 10), (0, 2, -1), (0, 2, -10)] {
      let isTaken = matrix.judge(a, b, Int64(value))
      #expect(!isTaken, "\(a) \(b) \(value)")
    }
    #expect(matrix.open == 4)
    #expect(PairwiseJudgements(count: 0).result(randomIndex: 0) == nil)
  }
}
