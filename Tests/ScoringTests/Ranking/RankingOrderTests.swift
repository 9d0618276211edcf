import Domain
import Scoring
import Testing

@Suite struct RankingOrderTests {
  @Test("Matches stand in the profile's order", arguments: ["outreach", "review"])
  func order(profile: String) throws {
    let ranking = try World.random(profile, firms: 200, seed: 21).ranking(top: 1000)
    let matches = ranking.matches
    #expect(matches.count > 10)
    for (above, below) in zip(matches, matches.dropFirst()) {
      if profile == "review" { #expect(above.bandDetail <= below.bandDetail) }
      if profile == "outreach" || above.bandDetail == below.bandDetail {
        #expect(above.score >= below.score)
        if above.score == below.score {
          #expect(above.rank == below.rank && above.tied && below.tied)
          #expect(above.coverage >= below.coverage)
          if above.coverage == below.coverage { #expect(above.enterprise.id <= below.enterprise.id) }
        }
      }
    }
    for (index, match) in matches.enumerated() where index == 0 || matches[index - 1].rank != match.rank {
      #expect(match.rank == index + 1)
    }
  }

  @Test("A short list is the head of the long one and says that it was cut", arguments: [1, 3, 10])
  func cut(top: Int) throws {
    let world = try World.random("outreach", firms: 150, seed: 22)
    let (short, long) = (try world.ranking(top: top), try world.ranking(top: 1000))
    #expect(short.matches == Array(long.matches.prefix(top)))
    #expect(short.totals == long.totals)
    #expect(short.truncated.contains("matches"))
    #expect(long.truncated.isEmpty)
  }

  @Test("Every row is in exactly one list", arguments: [("outreach", 150), ("review", 150)])
  func oneList(profile: String, firms: Int) throws {
    let world = try World.random(profile, firms: firms, seed: 23)
    let totals = try world.ranking().totals
    let sum = totals.a + totals.b1 + totals.b2 + totals.c + totals.d + totals.insufficient + totals.local
    #expect(sum == (profile == "outreach" ? firms : world.otherPlans.count))
  }

  @Test func aLocalFirmIsListedApart() throws {
    let ranking = try World("outreach").with {
      $0.firm.isLocal = true
      $0.firm.products = fact(["汽车线束"])
    }.ranking()
    #expect(ranking.matches.isEmpty)
    #expect(ranking.local.map(\.enterprise.id) == [1])
  }

  @Test func aLocalFirmOfAnotherTradeStaysOutOfTheList() throws {
    let ranking = try World("outreach").with {
      $0.firm.isLocal = true
      $0.firm.mainCode = fact(IndustryCode("5212")!)
      $0.firm.products = fact(["生鲜零售"])
    }.ranking()
    #expect(ranking.local.isEmpty && ranking.totals.local == 0)
    #expect(ranking.offDirection.map(\.enterprise.id) == [1])
  }

  @Test func aFirmWithNeitherProductNorCodeIsInsufficientInOutreach() throws {
    let ranking = try World("outreach").ranking()
    #expect(ranking.insufficient.map(\.enterprise.id) == [1])
  }

  @Test func aPlanUnderHalfCoverageIsInsufficientInReview() throws {
    let world = try World("review").with {
      $0.plan = PlanInput(id: 1, firm: 1, totalInvestment: fact(wan(1000)))
      $0.firm.products = fact(["汽车线束"])
    }
    let ranking = try world.ranking()
    #expect(ranking.insufficient.map(\.enterprise.id) == [1])
    #expect(ranking.insufficient.first.map { $0.coverage < 50 } == true)
  }

  @Test func anotherTradeIsOffDirectionWithItsBestOtherNeed() throws {
    let ranking = try World("outreach").with {
      $0.firm.mainCode = fact(code("1530"))
      $0.firm.products = fact(["绿茶"])
      $0.otherNeeds = [
        NeedInput(id: 2, code: "SQ-T-02", title: "绿茶加工", park: 1, landingMode: .land, targetLinks: ["F06"])
      ]
    }.ranking()
    #expect(ranking.matches.isEmpty)
    #expect(ranking.offDirection.map(\.enterprise.id) == [1])
    #expect(ranking.offDirection.first?.bestOtherNeed?.need.id == 2)
  }

  @Test func outreachTakesTheBestPlanAndReviewListsEach() throws {
    let world = try World("outreach").with {
      $0.firm.products = fact(["汽车线束"])
      $0.firm.revenue = fact(wan(100_000))
      $0.otherPlans = [
        PlanInput(id: 1, firm: 1, fixedInvestment: fact(wan(100)), newLocalJobs: fact(5)),
        PlanInput(id: 2, firm: 1, fixedInvestment: fact(wan(9000)), newLocalJobs: fact(300)),
      ]
    }
    #expect(try world.ranking().matches.map { $0.plan?.id } == [2])
    let review = try world.with { $0.profile.rows = .plans }.ranking()
    #expect(review.matches.map { $0.plan?.id } == [2, 1])
  }

  @Test func theEnterpriseSideRanksItsNeeds() throws {
    let world = try World.random("outreach", firms: 30, seed: 24)
    let ranker = world.ranker
    let answer = try ranker.rank(enterprise: 5, profile: world.profile, date: World.today)
    #expect(answer.matches.count + answer.offDirection == 3)
    for match in answer.matches {
      let need = try #require(match.need?.id)
      let alone = try ranker.explain(need: need, enterprise: 5, profile: world.profile, date: World.today)
      #expect(alone.score == match.score)
    }
  }

  @Test func whatIsNotThereIsRefused() throws {
    let world = try World()
    #expect(throws: RankingProblem.noSuchNeed(9)) {
      try world.ranker.rank(need: 9, profile: world.profile, date: World.today)
    }
    #expect(throws: RankingProblem.noSuchEnterprise(9)) {
      try world.ranker.explain(need: 1, enterprise: 9, profile: world.profile, date: World.today)
    }
  }
}
