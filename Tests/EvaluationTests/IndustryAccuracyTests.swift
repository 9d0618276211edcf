import Domain
import Evaluation
import Scoring
import Testing

@Suite struct IndustryAccuracyTests {
  private func answers(_ codes: [String]) throws -> [InferredIndustry] {
    try codes.map {
      InferredIndustry(
        code: try #require(IndustryCode($0)), confidence: 5_000, support: 5_000, sharpness: 10_000, because: [])
    }
  }

  @Test("A label is met by a finer answer of its division, first or among three, and not by a fourth")
  func counts() throws {
    var accuracy = IndustryAccuracy()
    accuracy.count(try answers(["3670", "39", "38"]), label: try #require(IndustryCode("36")))
    accuracy.count(try answers(["13", "1439"]), label: try #require(IndustryCode("1432")))
    accuracy.count(try answers(["26", "27", "28", "29"]), label: try #require(IndustryCode("29")))
    accuracy.count([], label: try #require(IndustryCode("70")))
    #expect(accuracy.rate.n == 4)
    #expect(accuracy.rate.top1 == 0.25)
    #expect(accuracy.rate.top3 == 0.5)
  }

  @Test("A section as label is not counted")
  func section() throws {
    var accuracy = IndustryAccuracy()
    accuracy.count(try answers(["36"]), label: try #require(IndustryCode("C")))
    #expect(accuracy.rate.n == 0)
    #expect(accuracy.rate.top1 == 0 && accuracy.rate.top3 == 0)
  }
}
