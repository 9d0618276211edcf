import Domain
import Saying
import Scoring
import Testing

@Suite("Criteria and gates say the same of the sample")
struct SampleAgreementTests {
  @Test(arguments: 1...12)
  func `of every pair of a need`(need: Int) throws {
    let sample = try SampleScene.shared.get()
    for profile in ["outreach", "review"] {
      for firm in 1...60 {
        let match = try sample.explain(profile, need: Int64(need), firm: Int64(firm))
        let contradictions = Saying(match, on: SampleScene.today).contradictions
        #expect(contradictions == [], "\(profile), need \(need), firm \(firm)")
      }
    }
  }

  @Test func `the last 30 亩 are another's for the gate and for 场地适配`() throws {
    let match = try SampleScene.shared.get().explain("review", need: 8, firm: 44)
    #expect(match.line(.siteFit)?.text.contains("土地需 30亩、可供 0亩(0.00)") == true)
    #expect(match.gate(.capacity)?.text.contains("扣除他人预留后余0亩,缺30亩") == true)
  }

  @Test func `a plant without a 容积率 of its own takes its zone's for both`() throws {
    let match = try SampleScene.shared.get().explain("review", need: 9, firm: 47)
    #expect(match.gate(.investmentIntensity)?.text.contains("213.33 万元/亩") == true)
    #expect(match.line(.intensityHeadroom)?.text.contains("未填报") == false)
    #expect(match.line(.intensityHeadroom)?.known == true)
  }
}
