import Domain
import Foundation
import Scoring
import Testing

/// A list of real listed firms with the division an outside body gave each. Nothing of it is in the tables.
@Suite struct RealFirmsTests {
  @Test(
    "Of real firms the right division is named first for six in ten and among three for eight in ten",
    .enabled(
      if: InferenceTables.hasRealFirms,
      "../shared/data/real/enterprises.tsv is not at hand: the accuracy was not measured"))
  func accuracy() throws {
    let inference = try InferenceTables.shipped.get()
    let firms = try InferenceTables.cells(InferenceTables.realFirms)
    try #require(firms.count > 1_000)
    var first = 0
    var amongThree = 0
    for firm in firms {
      let divisions = inference.candidates(text: firm[3]).map { $0.code.division?.text }
      if divisions.first == firm[5] { first += 1 }
      if divisions.contains(firm[5]) { amongThree += 1 }
    }
    #expect(first * 100 >= firms.count * 60, "\(first) of \(firms.count)")
    #expect(amongThree * 100 >= firms.count * 80, "\(amongThree) of \(firms.count)")
  }

  @Test(
    "An answer of more than six tenths confidence is right for at least six in ten firms",
    .enabled(
      if: InferenceTables.hasRealFirms,
      "../shared/data/real/enterprises.tsv is not at hand: the confidence was not measured"))
  func confidence() throws {
    let inference = try InferenceTables.shipped.get()
    var sure = 0
    var right = 0
    for firm in try InferenceTables.cells(InferenceTables.realFirms) {
      guard let best = inference.candidates(text: firm[3], limit: 1).first, best.confidence >= 6_000 else { continue }
      sure += 1
      if best.code.division?.text == firm[5] { right += 1 }
    }
    try #require(sure > 500)
    #expect(right * 100 >= sure * 60, "\(right) of \(sure)")
  }
}
