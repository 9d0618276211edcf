import Domain
import Scoring
import Testing

/// The search by ceilings against every row judged: the same bits, whatever is asked.
@Suite struct ListSearchTests {
  @Test("Any length and any bands", arguments: [41, 42, 43, 44, 45, 46] as [UInt64], ["outreach", "review"])
  func anyLengthAndBands(seed: UInt64, profile: String) throws {
    let world = try ListSearchTests.world(profile, seed: seed)
    let ranker = world.ranker
    let filters: [Set<Band>?] = [nil, [.a], [.b1, .b2], [.c], []]
    for need in 1...4 as ClosedRange<Int64> {
      for (top, bands) in zip([0, 1, 5, 17, 1000], filters) {
        let found = try ranker.rank(need: need, profile: world.profile, date: World.today, top: top, bands: bands)
        let plain = try ranker.rankPlainly(
          need: need, profile: world.profile, date: World.today, top: top, bands: bands)
        #expect(found == plain, "need \(need), top \(top)")
      }
    }
  }

  @Test("Any weights, fusion and order of the bands", arguments: 51...66 as ClosedRange<UInt64>)
  func anyProfile(seed: UInt64) throws {
    var world = try ListSearchTests.world("outreach", seed: seed)
    var dice = Dice(seed)
    for criterion in CriterionName.allCases {
      world.profile.weights[criterion] = dice.number(0...3) * dice.number(0...40)
    }
    for criterion in [CriterionName.capability, .location, .alumniTie] { world.profile.weights[criterion] += 1 }
    world.profile.fusion.kind = dice.pick([.harmonic, .weightedMean, .minimum])
    world.profile.fusion.warmthShare = dice.number(0...10_000)
    world.profile.ordering = dice.pick([.together, .inTurn])
    // Priors that alone give a direction, and floors that none or all reach.
    world.profile.priors[.chainFit] = dice.pick([0, 2_000, 5_000])
    world.profile.points[.directionFloor] = dice.pick([0, 500, 3_000, 9_000])
    try world.profile.validate()
    let ranker = world.ranker
    for need in 1...4 as ClosedRange<Int64> {
      let top = dice.pick([1, 3, 20])
      let plain = try ranker.rankPlainly(need: need, profile: world.profile, date: World.today, top: top)
      #expect(try ranker.rank(need: need, profile: world.profile, date: World.today, top: top) == plain)
    }
  }

  @Test func aKeptOutlookServesOtherWeightsButNoOtherDay() throws {
    let world = try ListSearchTests.world("outreach", seed: 71)
    let ranker = world.ranker
    let work = try #require(try ranker.outlook(need: 1, profile: world.profile, date: World.today))
    work.finish((0..<work.slices).map(work.judge))
    var profile = world.profile
    profile.weights[.capability] = 90
    profile.weights[.expansionIntent] = 0
    #expect(try ranker.outlook(need: 2, profile: profile, date: World.today) == nil)
    #expect(
      try ranker.rank(need: 2, profile: profile, date: World.today, top: 9)
        == ranker.rankPlainly(need: 2, profile: profile, date: World.today, top: 9))
    // Another place, another day.
    #expect(try ranker.outlook(need: 4, profile: profile, date: World.today) != nil)
    let later = World.today.adding(days: 400)
    #expect(try ranker.outlook(need: 1, profile: profile, date: later) != nil)
    #expect(
      try ranker.rank(need: 1, profile: profile, date: later, top: 9)
        == ranker.rankPlainly(need: 1, profile: profile, date: later, top: 9))
  }

  @Test("Leaders are the rows of the ranking", arguments: [81, 82, 83] as [UInt64], ["outreach", "review"])
  func leadersAreTheRows(seed: UInt64, name: String) throws {
    let world = try ListSearchTests.world(name, seed: seed)
    let ranker = world.ranker
    for need in 1...4 as ClosedRange<Int64> {
      let work = try ranker.prepare(need: need, profile: world.profile, date: World.today)
      let prepared = work.finish((0..<work.slices).map(work.judge))
      var profile = world.profile
      // Each asked twice, and other weights between: what was found for one question is no answer to another.
      for top in [3, 40, 3, 0, 40, 200, 1, 3] {
        profile.weights[.capability] += 7
        for asked in [profile, world.profile] {
          let leaders = try ranker.leaders(prepared, profile: asked, top: top)
          let plain = try ranker.rankPlainly(need: need, profile: asked, date: World.today, top: top)
          #expect(leaders.map(\.match) == plain.matches, "need \(need), top \(top)")
          #expect(leaders.map(\.firm) == plain.matches.map(\.enterprise.id))
          #expect(leaders.map(\.score) == plain.matches.map(\.score))
        }
      }
      #expect(throws: RankingProblem.negativeLength(-1)) { try ranker.leaders(prepared, profile: profile, top: -1) }
    }
  }

  @Test("The first makers of a link are the first of all", arguments: [91, 92, 93] as [UInt64])
  func firstMakers(seed: UInt64) throws {
    let world = try ListSearchTests.world("outreach", seed: seed)
    let snapshot = world.ranker.snapshot
    let links = snapshot.chainLinks.map(\.id)
    let all = snapshot.makers(of: links, profile: world.profile, most: 10_000)
    #expect(all.values.contains { $0.first.count > 3 })
    for most in [0, 1, 3] {
      for (link, makers) in snapshot.makers(of: links, profile: world.profile, most: most) {
        let whole = try #require(all[link])
        #expect(makers.first == Array(whole.first.prefix(most)))
        #expect(makers.sure == whole.sure && makers.possible == whole.possible)
        #expect(whole.sure + whole.possible == whole.first.count)
      }
    }
  }

  /// A random county with a fourth need in another place.
  private static func world(_ profile: String, seed: UInt64) throws -> World {
    var world = try World.random(profile, firms: 350, seed: seed)
    world.otherParks = [ParkInput(id: 2, name: "西安示例园区", place: "610100", wage: fact(Money(yuan: 4800)))]
    var far = world.need
    far.id = 4
    far.code = "SQ-T-04"
    far.park = 2
    far.zone = nil
    far.landingMode = .tourism
    far.targetClasses = []
    world.otherNeeds.append(far)
    return world
  }
}
