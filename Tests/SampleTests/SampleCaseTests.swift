import Domain
import Scoring
import Service
import Testing

/// The thirteen cases the first ranking must get right, on the sample itself; numbers are those of `enterprises.tsv`.
@Suite("The thirteen cases on the sample")
struct SampleCaseTests {
  private func sample() throws -> SampleScene { try SampleScene.shared.get() }

  @Test func `1: the tea cooperative is listed, the distillery and the steelworks are off direction`() throws {
    let ranking = try sample().rank("outreach", need: 2)
    #expect(ranking.matches.contains { $0.enterprise.id == 16 })
    #expect(Set(ranking.offDirection.map(\.enterprise.id)).isSuperset(of: [17, 18]))
  }

  @Test func `2: three codes of harness makers stand level, the speaker maker is off, the forger far below`() throws {
    let ranking = try sample().rank("outreach", need: 1)
    let makers = ranking.matches.filter { [2, 3, 4].contains($0.enterprise.id) }
    #expect(makers.count == 3)
    // 2 was called five times without an answer, which counts for nothing.
    #expect(Set(makers.map(\.score)).count == 1)
    #expect(ranking.offDirection.contains { $0.enterprise.id == 5 })
    let forger = try sample().explain("outreach", need: 1, firm: 6)
    #expect(makers[0].gain - forger.gain >= 2500)
  }

  @Test(arguments: ["outreach", "review"])
  func `3: the plan beyond the firm's means stands below and carries the warning`(profile: String) throws {
    let (small, sound) = (
      try sample().explain(profile, need: 1, firm: 8), try sample().explain(profile, need: 1, firm: 9)
    )
    #expect(small.score < sound.score)
    #expect(small.flags.contains { $0.code == "funds_mismatch" })
    #expect(sound.flags.isEmpty)
  }

  @Test func `4: the plush workshop is not rejected and intensity is not applicable`() throws {
    let match = try sample().explain("review", need: 3, firm: 21)
    #expect(match.band != "C")
    #expect(match.gate(.investmentIntensity)?.verdict == .notApplicable)
  }

  @Test func `5: dyeing is restricted and not on top of the silk need`() throws {
    let match = try sample().explain("outreach", need: 5, firm: 31)
    #expect(match.line(.chainFit)?.value.hundredths == 0)
    #expect(["B", "C"].contains(match.band))
    #expect(try sample().rank("outreach", need: 5).matches.first?.enterprise.id != 31)
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8, 9, 12])
  func `6: the trading firm is off direction for every manufacturing need`(need: Int64) throws {
    #expect(try sample().rank("outreach", need: need).offDirection.contains { $0.enterprise.id == 7 })
  }

  @Test func `7: the ruled pair is A with the absent lists said once, B1 stands above every B2`() throws {
    let ranking = try sample().rank("review", need: 1)
    #expect(ranking.matches.first?.enterprise.id == 1)
    #expect(ranking.matches.first?.bandDetail == "A")
    #expect(ranking.absentRules.count == 5)
    let bands = ranking.matches.map(\.bandDetail)
    #expect(bands == bands.sorted())
    #expect(bands.contains("B1"))
  }

  @Test func `8: who holds the last 30 亩 passes, the next one lacks them`() throws {
    #expect(try sample().explain("review", need: 8, firm: 43).gate(.capacity)?.verdict == .pass)
    let next = try #require(try sample().explain("review", need: 8, firm: 44).gate(.capacity))
    #expect(next.verdict == .fail)
    #expect(next.gap?.quantity == Quantity(30))
  }

  @Test func `9: the hammer forge fails on load and floor`() throws {
    let capacity = try #require(try sample().explain("review", need: 7, firm: 38).gate(.capacity))
    #expect(capacity.verdict == .fail)
    #expect(capacity.text.contains("要求首层") && capacity.text.contains("楼面荷载"))
  }

  @Test func `10: without the forty firms of other trades every score is the same`() throws {
    let kept: Set<Int64> = Set(1...20)
    for need: Int64 in 1...2 {
      let before = try sample().rank("outreach", need: need).matches.filter { kept.contains($0.enterprise.id) }
      let after = try SampleScene(keeping: kept).rank("outreach", need: need).matches
      #expect(!before.isEmpty)
      #expect(after.map(\.enterprise.id) == before.map(\.enterprise.id))
      #expect(after.map(\.score) == before.map(\.score))
      #expect(after.map(\.sides) == before.map(\.sides))
    }
  }

  @Test func `11: the water brand selling in 西安 and 成都 stands above the one selling in the north-east`() throws {
    let matches = try sample().rank("outreach", need: 6).matches
    let near = try #require(matches.firstIndex { $0.enterprise.id == 35 })
    let far = try #require(matches.firstIndex { $0.enterprise.id == 36 })
    #expect(near < far)
  }

  @Test func `12: the firm already here is listed as local`() throws {
    let ranking = try sample().rank("outreach", need: 1)
    #expect(ranking.local.map(\.enterprise.id) == [11])
    #expect(!ranking.matches.contains { $0.enterprise.id == 11 })
  }

  @Test func `13: founder and engineer differ in outreach and not in review`() throws {
    func score(_ profile: String, _ firm: Int64) throws -> TotalScore {
      try sample().explain(profile, need: 3, firm: firm).score
    }
    #expect(try score("outreach", 23) > score("outreach", 24))
    #expect(try score("review", 23) == score("review", 24))
  }

  @Test func `the first demonstration need has an attractive first firm`() throws {
    let first = try #require(try sample().rank("outreach", need: 1).matches.first)
    #expect(first.enterprise.id == 1)
    #expect(first.tier == "优先联系")
  }
}
