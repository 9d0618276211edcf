import Domain
import Scoring
import Service
import Testing

@Suite("What the sample exercises")
struct SampleCoverageTests {
  private func matches() throws -> [Match] {
    let sample = try SampleScene.shared.get()
    return try (1...12).flatMap { need in
      try ["outreach", "review"].flatMap { profile in
        let ranking = try sample.rank(profile, need: Int64(need))
        return ranking.matches + ranking.rejected + ranking.insufficient + ranking.local
      }
    }
  }

  @Test func `every band and every list`() throws {
    let sample = try SampleScene.shared.get()
    let totals = try (1...12).flatMap { need in
      [try sample.rank("outreach", need: Int64(need)).totals, try sample.rank("review", need: Int64(need)).totals]
    }
    #expect(totals.contains { $0.a > 0 })
    #expect(totals.contains { $0.b1 > 0 })
    #expect(totals.contains { $0.b2 > 0 })
    #expect(totals.contains { $0.c > 0 })
    #expect(totals.contains { $0.d > 0 })
    #expect(totals.contains { $0.insufficient > 0 })
    #expect(totals.contains { $0.local > 0 })
  }

  @Test(arguments: [
    (GateName.industryAdmission, [Verdict.unknown, .fail]),
    (.yangtze, [.pass, .unknown, .fail]), (.pollutantTotal, [.pass, .unknown, .fail]),
    (.energy, [.pass, .unknown]), (.safety, [.pass, .unknown]),
    (.investmentIntensity, [.pass, .unknown, .fail, .notApplicable]),
    (.taxIntensity, [.pass, .unknown, .fail, .notApplicable]), (.capacity, [.pass, .unknown, .fail]),
    (.standing, [.pass, .unknown, .fail]), (.window, [.pass, .unknown, .fail, .notApplicable]),
  ])
  func `every gate with each of its verdicts`(gate: GateName, verdicts: [Verdict]) throws {
    // Off-direction pairs are not listed, but every pair can be asked for.
    let sample = try SampleScene.shared.get()
    var found: Set<Verdict> = []
    for need in 1...12 {
      for firm in 1...60 {
        let match = try sample.explain("review", need: Int64(need), firm: Int64(firm))
        if let verdict = match.gate(gate)?.verdict { found.insert(verdict) }
      }
    }
    #expect(found == Set(verdicts))
  }

  @Test func `every kind of unknown`() throws {
    let origins = Set(try matches().flatMap(\.gates).compactMap(\.origin))
    #expect(origins == Set(UnknownOrigin.allCases))
  }

  @Test func `every criterion, known at least once and unknown at least once`() throws {
    let lines = try matches().flatMap { $0.sides.flatMap(\.contributions) }
    for criterion in CriterionName.allCases {
      let own = lines.filter { $0.criterion == criterion.key }
      #expect(own.contains { $0.known && $0.applicable }, "\(criterion) is never known")
      // Codes, words and contacts are looked at in every firm: finding nothing is an answer.
      let alwaysKnown: Set<CriterionName> = [.industryFit, .chainFit, .textRelevance, .engagement, .alumniTie]
      if !alwaysKnown.contains(criterion) {
        #expect(own.contains { !$0.known }, "\(criterion) is never unknown")
      }
    }
  }

  @Test func `a need whose site is not lawful and one not yet checked`() throws {
    let sample = try SampleScene.shared.get()
    let verdicts = try (1...12).map { try sample.rank("outreach", need: Int64($0)).siteLawful.verdict }
    #expect(Set(verdicts) == [.pass, .unknown, .fail])
    #expect(verdicts[0] == .pass)
  }
}
