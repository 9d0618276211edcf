import Domain
import Scoring
import Testing

@Suite struct ScorePropertyTests {
  @Test("The parts equal the whole and every score lies in its interval", arguments: ["outreach", "review"])
  func partsEqualTheWhole(profile: String) throws {
    let ranking = try World.random(profile, firms: 120, seed: 11).ranking(top: 500)
    let matches = ranking.matches + ranking.rejected + ranking.local + ranking.insufficient
    #expect(matches.count > 20)
    for match in matches {
      #expect(match.low <= match.score && match.score <= match.high)
      for side in match.sides {
        #expect(side.contributions.reduce(0) { $0 + $1.contribution.hundredths } == side.score.hundredths)
        #expect(side.low <= side.score && side.score <= side.high)
        for line in side.contributions where line.applicable {
          #expect(line.low <= line.value && line.value <= line.high)
          if line.known, line.low == line.high { #expect(line.value == line.low) }
        }
      }
    }
  }

  @Test("Permuting rows changes nothing", arguments: ["outreach", "review"])
  func permutingRowsChangesNothing(profile: String) throws {
    let world = try World.random(profile, firms: 80, seed: 12)
    let shuffled = world.with {
      var dice = Dice(99)
      $0.otherFirms.append($0.firm)
      $0.firm = $0.otherFirms.remove(at: 40)
      $0.otherFirms.shuffle(using: &dice)
      $0.otherPlans.shuffle(using: &dice)
      $0.otherNeeds.shuffle(using: &dice)
      $0.ledger.shuffle(using: &dice)
    }
    #expect(try shuffled.ranking(top: 100) == world.ranking(top: 100))
  }

  @Test("A score depends only on its pair", arguments: ["outreach", "review"])
  func aScoreDependsOnlyOnItsPair(profile: String) throws {
    let many = try World.random(profile, firms: 60, seed: 13)
    for index in stride(from: 0, to: 40, by: 7) {
      let alone = many.with {
        $0.firm = many.otherFirms[index]
        $0.otherFirms = []
        $0.otherPlans = many.otherPlans.filter { $0.firm == many.otherFirms[index].id }
      }
      let id = many.otherFirms[index].id
      #expect(try alone.match(id) == many.match(id))
    }
  }

  @Test("A pair explained alone stands where the ranking lists it", arguments: ["outreach", "review"])
  func explainAgreesWithTheRanking(profile: String) throws {
    let world = try World.random(profile, firms: 60, seed: 14)
    let ranker = world.ranker
    let ranking = try ranker.rank(need: 1, profile: world.profile, date: World.today, top: 500)
    for match in ranking.matches + ranking.rejected + ranking.local + ranking.insufficient {
      let alone = try ranker.explain(
        need: 1, enterprise: match.enterprise.id, plan: match.plan?.id, profile: world.profile, date: World.today)
      #expect(alone.score == match.score)
      #expect(alone.list == match.list)
      #expect(alone.sides == match.sides)
      #expect(alone.gates == match.gates)
    }
  }

  /// A criterion and a fact that can only raise its value.
  struct Rise: Sendable, CustomTestStringConvertible {
    var criterion: CriterionName
    var set: @Sendable (inout World, Int64) -> Void
    var testDescription: String { criterion.key }
  }

  @Test(
    "A value never falls while its fact rises",
    arguments: [
      Rise(criterion: .investmentScale) { $0.plan?.fixedInvestment = fact(wan($1)) },
      Rise(criterion: .taxContribution) { $0.plan?.tax = fact(wan($1)) },
      Rise(criterion: .jobs) { $0.plan?.newLocalJobs = fact($1) },
      Rise(criterion: .capability) { $0.firm.revenue = fact(wan($1)) },
      Rise(criterion: .fundingStrength) { $0.firm.netAssets = fact(wan($1)) },
      Rise(criterion: .intensityHeadroom) { $0.plan?.tax = fact(wan($1)) },
      Rise(criterion: .siteFit) { $0.need.offers = [SiteOffer(resource: .power, quantity: Quantity($1))] },
    ])
  func valuesRise(rise: Rise) throws {
    var last: Int64 = -1
    for amount: Int64 in [0, 1, 49, 50, 199, 777, 2000, 9999, 45_000, 250_000] {
      let line = try World().with {
        $0.plan = PlanInput(
          id: 1, firm: 1, totalInvestment: fact(wan(3000)), land: fact(Quantity(20)), power: fact(Quantity(1000)))
        $0.firm.revenue = fact(wan(500_000))
        rise.set(&$0, amount)
      }.line(rise.criterion)
      #expect(line.value.hundredths >= last)
      last = line.value.hundredths
    }
    #expect(last > 0)
  }

  @Test("A firm without plan or facts takes the priors and says so")
  func silenceTakesThePriors() throws {
    let world = try World()
    for side in try world.match().sides {
      for line in side.contributions where line.applicable && !line.known && line.criterion != "engagement" {
        let name = try #require(CriterionName.allCases.first { $0.key == line.criterion })
        #expect(line.value.hundredths == world.profile.priors[name])
      }
    }
  }
}
