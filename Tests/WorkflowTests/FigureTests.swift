import Domain
import Testing
import Workflow

@Suite struct FigureTests {
  private static func day(_ text: String) -> CalendarDate { CalendarDate(text)! }
  private static let rules = FigureFacts.Rules(
    signingFloor: .agreement, arrivalFloor: .voucher, large: Money(yuan: 100_000_000))
  private static let may = Period(month: "2026-05")!

  private static func project(
    _ id: Int64, _ moves: [(Stage, String)], signings: [(Int64, String, Int64, SigningEvidence)] = [],
    origin: FirmOrigin? = .domestic, unit: String? = "甲"
  ) -> ProjectFacts {
    ProjectFacts(
      id: id, firm: id, unit: unit, origin: origin, moves: moves.map { .init(stage: $0, day: day($1)) },
      signings: signings.map { .init(id: $0, day: day($1), amount: Money(yuan: $2), evidence: $3) })
  }

  @Test func `only the first signing counts, and an increase counts its increment`() {
    let facts = FigureFacts(
      projects: [
        FigureTests.project(
          1, [(.lead, "2026-01-05"), (.contract, "2026-05-10")],
          signings: [
            (11, "2026-04-01", 90_000_000, .intention), (12, "2026-05-10", 100_000_000, .agreement),
            (13, "2026-05-20", 130_000_000, .agreement), (14, "2026-07-01", 120_000_000, .agreement),
          ])
      ], arrivals: [], visits: [])
    #expect(facts.figure(.signedCount, in: FigureTests.may, FigureTests.rules) == 1)
    #expect(facts.figure(.signedAmount, in: FigureTests.may, FigureTests.rules) == 130_000_000)
    #expect(facts.figure(.signedLarge, in: FigureTests.may, FigureTests.rules) == 1)
    #expect(
      facts.figure(.signedAmount, in: Period(month: "2026-04")!, FigureTests.rules) == 0,
      "an intention is below the floor")
    let july = Period(month: "2026-07")!
    #expect(facts.figure(.signedCount, in: july, FigureTests.rules) == 0)
    #expect(facts.figure(.signedAmount, in: july, FigureTests.rules) == -10_000_000)
  }

  @Test func `a correction counts where the amount it corrects stood, and makes nothing large that is not`() {
    func signing(_ id: Int64, _ day: String, _ yuan: Int64, isCorrection: Bool = false) -> ProjectFacts.Signing {
      .init(
        id: id, day: FigureTests.day(day), amount: Money(yuan: yuan), evidence: .agreement, isCorrection: isCorrection)
    }
    let project = ProjectFacts(
      id: 1, firm: 1, unit: nil, origin: .domestic,
      moves: [.init(stage: .contract, day: FigureTests.day("2026-05-10"))],
      signings: [
        signing(11, "2026-05-10", 900_000_000), signing(14, "2026-05-10", 90_000_000, isCorrection: true),
        signing(12, "2026-06-02", 120_000_000), signing(13, "2026-06-02", 110_000_000, isCorrection: true),
      ])
    let facts = FigureFacts(projects: [project], arrivals: [], visits: [])
    #expect(facts.figure(.signedAmount, in: FigureTests.may, FigureTests.rules) == 90_000_000)
    #expect(facts.figure(.signedLarge, in: FigureTests.may, FigureTests.rules) == 0)
    #expect(facts.figure(.signedAmount, in: Period(month: "2026-06")!, FigureTests.rules) == 20_000_000)
  }

  @Test func `money below the floor of proof does not count, and its origin is told apart`() {
    let facts = FigureFacts(
      projects: [FigureTests.project(1, []), FigureTests.project(2, [], origin: .overseas)],
      arrivals: [
        .init(id: 1, project: 1, day: FigureTests.day("2026-05-01"), amount: Money(yuan: 7), evidence: .audited),
        .init(id: 2, project: 1, day: FigureTests.day("2026-05-31"), amount: Money(yuan: 5), evidence: .selfReported),
        .init(id: 3, project: 2, day: FigureTests.day("2026-05-31"), amount: Money(yuan: 3), evidence: .voucher),
        .init(id: 4, project: 2, day: FigureTests.day("2026-06-01"), amount: Money(yuan: 1), evidence: .voucher),
      ], visits: [])
    #expect(facts.figure(.arrivedAmount, in: FigureTests.may, FigureTests.rules) == 10)
    #expect(facts.figure(.arrivedDomestic, in: FigureTests.may, FigureTests.rules) == 7)
    #expect(facts.figure(.arrivedOverseas, in: FigureTests.may, FigureTests.rules) == 3)
  }

  @Test func `visits count in batches, calls and firms`() {
    let facts = FigureFacts(
      projects: [], arrivals: [],
      visits: [
        .init(id: 1, day: FigureTests.day("2026-05-02"), firms: [1, 2, 2]),
        .init(id: 2, day: FigureTests.day("2026-05-20"), firms: [2, 3]),
        .init(id: 3, day: FigureTests.day("2026-06-02"), firms: [4]),
      ])
    let figures = [Indicator.visitBatches, .visitCalls, .visitFirms].map {
      facts.figure($0, in: FigureTests.may, FigureTests.rules)
    }
    #expect(figures == [2, 4, 3])
  }

  @Test func `figures of adjoining periods add up to that of the whole, but for stocks and distinct firms`() {
    let stages: [Stage] = [.lead, .screening, .negotiating, .review, .contract, .started, .producing]
    let facts = FigureFacts(
      projects: (1...40).map { id in
        FigureTests.project(
          id, stages.prefix(Int(id) % 8).enumerated().map { ($1, "2026-0\(1 + $0)-1\(id % 9)") },
          signings: id % 8 > 4 ? [(id, "2026-05-1\(id % 9)", id * 10_000_000, .agreement)] : [])
      }, arrivals: [], visits: [])
    let year = Period(from: FigureTests.day("2026-01-01"), to: FigureTests.day("2026-12-31"))!
    for indicator in Indicator.allCases where ![.inTalks, .visitFirms].contains(indicator) {
      let months = (1...12).map {
        facts.figure(indicator, in: Period(month: "2026-\($0 < 10 ? "0" : "")\($0)")!, FigureTests.rules)
      }
      #expect(months.reduce(0, +) == facts.figure(indicator, in: year, FigureTests.rules), "\(indicator)")
    }
    let units = facts.of(unit: "甲").figure(.signedAmount, in: year, FigureTests.rules)
    #expect(units == facts.figure(.signedAmount, in: year, FigureTests.rules))
  }

  @Test func `rates go by cohort with their denominators`() {
    let facts = FigureFacts(
      projects: [
        FigureTests.project(
          1, [(.negotiating, "2025-03-01"), (.contract, "2026-02-01")], signings: [(1, "2026-02-01", 100, .agreement)]),
        FigureTests.project(2, [(.negotiating, "2025-06-01")]),
        FigureTests.project(
          3, [(.negotiating, "2026-01-01"), (.contract, "2026-04-01"), (.started, "2026-06-01")],
          signings: [(2, "2026-04-01", 300, .agreement)]),
      ],
      arrivals: [
        .init(id: 9, project: 3, day: FigureTests.day("2026-07-01"), amount: Money(yuan: 100), evidence: .voucher)
      ],
      visits: [])
    let day = FigureTests.day("2026-11-23")
    let talks = facts.talkCohorts(asOf: day)
    #expect(talks.map(\.year) == [2025, 2026])
    #expect(talks.map(\.signed) == [Ratio(1, of: 2), Ratio(1, of: 1)])
    let signed = facts.signingCohorts(asOf: day, FigureTests.rules)
    #expect(signed.map(\.started) == [Ratio(1, of: 2)])
    #expect(signed.map(\.arrived) == [Ratio(100, of: 400)])
    #expect(
      facts.talkCohorts(asOf: FigureTests.day("2026-01-31")).map(\.signed.part) == [0, 0], "as of an earlier day")
  }

  @Test func `the days in stages are the days a project was worked`() {
    let project = ProjectFacts(
      id: 1, firm: 1, unit: nil, origin: nil,
      moves: [
        .init(stage: .lead, day: FigureTests.day("2026-01-01")),
        .init(stage: .screening, day: FigureTests.day("2026-01-11")),
        .init(stage: .screening, exit: .paused, reason: "firm", day: FigureTests.day("2026-01-21")),
        .init(stage: .screening, day: FigureTests.day("2026-02-21")),
      ], signings: [])
    #expect(project.days(inStagesBy: FigureTests.day("2026-03-01")) == [.lead: 10, .screening: 18])
    #expect(!project.isInTalks(on: FigureTests.day("2026-01-25")))
    #expect(project.isInTalks(on: FigureTests.day("2026-02-21")))
  }

  @Test func `time off the course is booked to nobody`() {
    let project = ProjectFacts(
      id: 1, firm: 1, unit: nil, origin: nil,
      moves: [
        .init(stage: .lead, day: FigureTests.day("2026-01-01")),
        .init(stage: .lead, exit: .paused, reason: "firm", day: FigureTests.day("2026-01-11")),
      ], signings: [],
      turns: [.init(holder: "园区", since: FigureTests.day("2026-01-01"), until: nil, isPause: false)])
    let times = FigureFacts(projects: [project], arrivals: [], visits: []).turnTimes(
      asOf: FigureTests.day("2026-03-01"))
    #expect(times.map(\.days) == [10])
  }

  @Test(arguments: [("2026-02", "2026-02-28"), ("2024-02", "2024-02-29"), ("2026-12", "2026-12-31")])
  func `a month ends on its last day`(month: String, last: String) {
    #expect(Period(month: month)?.to == FigureTests.day(last))
    #expect(Period(month: month)?.yearToDate.from.components.month == 1)
  }

  @Test func `what is no month is none, and a leap day has a day before`() {
    #expect(Period(month: "2026-13") == nil && Period(month: "2026") == nil)
    #expect(Period(month: "2024-02")?.yearBefore.to == FigureTests.day("2023-02-28"))
    #expect(Ratio(1, of: 3).permille == 333 && Ratio(2, of: 3).permille == 667 && Ratio(0, of: 0).permille == nil)
  }
}
