import Domain
import Scoring
import Testing

@Suite struct TileTests {
  @Test("The tiles and the plain path give the same bits", arguments: ["outreach", "review"], [31, 32])
  func tilesEqualThePlainPath(profile: String, seed: UInt64) throws {
    let world = try World.random(profile, firms: 1_100, seed: seed)
    let ranker = world.ranker
    let tiled = try ranker.rank(need: 1, profile: world.profile, date: World.today, top: 15)
    let plain = try ranker.rankPlainly(need: 1, profile: world.profile, date: World.today, top: 15)
    #expect(tiled == plain)
    #expect(tiled.matches.count == 15)
  }

  @Test("A prepared need serves other weights as if it were judged anew", arguments: ["outreach", "review"])
  func preparedServesOtherWeights(name: String) throws {
    let world = try World.random(name, firms: 200, seed: 33)
    let ranker = world.ranker
    let work = try ranker.prepare(need: 1, profile: world.profile, date: World.today)
    let prepared = work.finish((0..<work.slices).map(work.judge))
    var profile = world.profile
    profile.weights[.jobs] = 40
    profile.weights[.capability] = 0
    profile.fusion.kind = .weightedMean
    #expect(prepared.serves(profile))
    let again = try ranker.rank(prepared, profile: profile, top: 30)
    #expect(try again == ranker.rankPlainly(need: 1, profile: profile, date: World.today, top: 30))
    #expect(try again != ranker.rank(prepared, profile: world.profile, top: 30))
  }

  @Test func aChangedValueFunctionIsJudgedAnew() throws {
    let world = try World.random("outreach", firms: 60, seed: 34)
    let ranker = world.ranker
    let work = try ranker.prepare(need: 1, profile: world.profile, date: World.today)
    let prepared = work.finish((0..<work.slices).map(work.judge))
    var profile = world.profile
    profile.priors[.jobs] = 9_000
    #expect(!prepared.serves(profile))
    #expect(
      try ranker.rank(prepared, profile: profile, top: 30)
        == ranker.rankPlainly(need: 1, profile: profile, date: World.today, top: 30))
  }

  @Test("Bands asked for are the only ones listed, and the totals count all", arguments: [Band.a, .b1, .b2])
  func bands(band: Band) throws {
    let world = try World.random("review", firms: 150, seed: 35)
    let ranker = world.ranker
    let all = try ranker.rank(need: 1, profile: world.profile, date: World.today, top: 500)
    let some = try ranker.rank(need: 1, profile: world.profile, date: World.today, top: 500, bands: [band])
    #expect(
      some.matches.map(\.enterprise.id) == all.matches.filter { $0.bandDetail == band.rawValue }.map(\.enterprise.id))
    #expect(some.totals == all.totals)
  }
}
