import Domain
import Saying
import Scoring
import Testing

/// An official who prints an explanation never finds it contradicting itself.
@Suite("Criteria and gates say the same")
struct AgreementTests {
  @Test(arguments: ["outreach", "review"], 0..<10)
  func `of a thousand random pairs each`(profile: String, seed: Int) throws {
    var pairs = 0
    for round in 0..<10 {
      let world = try World.contested(profile, firms: 25, seed: UInt64(seed * 100 + round))
      let ranker = world.ranker
      for need in [world.need] + world.otherNeeds {
        for firm in 1...25 {
          for plan in try ranker.plans(of: Int64(firm)) {
            let match = try ranker.explain(
              need: need.id, enterprise: Int64(firm), plan: plan, profile: world.profile, date: World.today)
            let contradictions = Saying(match, on: World.today).contradictions
            #expect(contradictions == [], "seed \(seed) round \(round) need \(need.id) firm \(firm)")
            pairs += 1
          }
        }
      }
    }
    #expect(pairs >= 500)
  }
}

extension Ranker {
  /// The plans of a firm, or none.
  fileprivate func plans(of firm: Int64) throws -> [Int64?] {
    let plans = snapshot.plans(of: firm).map(\.id)
    return plans.isEmpty ? [nil] : plans
  }
}
