import Domain
import Testing
import Workflow

@Suite struct FormalityPathTests {
  private static let today = CalendarDate("2026-03-02")!
  private static let calendar = WorkCalendar([(CalendarDate("2026-01-01")!, false)])
  private static func date(_ text: String) -> CalendarDate { CalendarDate(text)! }
  private static func working(_ days: Int) -> FormalityStep.Term { .init(days: days, isWorking: true) }
  private static func days(_ days: Int) -> FormalityStep.Term { .init(days: days, isWorking: false) }

  private static let rows = [
    FormalityStep(
      code: "permit", name: "许可", after: ["paper", "ground"], before: .started, term: days(7), isStrict: true),
    FormalityStep(code: "paper", name: "备案", before: .started, term: days(0)),
    FormalityStep(
      code: "report", name: "环评", after: ["paper"], before: .started, forms: ["报告书": days(60), "报告表": days(30)]),
    FormalityStep(code: "ground", name: "用地", after: ["paper"], before: .started, term: working(20)),
    FormalityStep(code: "accept", name: "验收", after: ["permit", "build"], before: .producing, term: working(15)),
    FormalityStep(code: "count", name: "入统", after: ["permit"], before: .atCapacity),
  ]

  private static func path(
    _ marks: [String: FormalityMark], months: Int? = 6, startedOn: CalendarDate? = nil
  ) throws -> FormalityPath {
    FormalityPath(
      try FormalitySteps(rows), marks, buildMonths: months, startedOn: startedOn, today: today, calendar)
  }

  @Test func `each waits for its predecessors, and the longest way tells the day`() throws {
    let path = try Self.path([
      "paper": .init(.done, doneOn: Self.date("2026-02-20")), "report": .init(.open, form: "报告书"),
      "ground": .init(.open), "permit": .init(.open), "accept": .init(.open), "count": .init(.open),
    ])
    func row(_ code: String) throws -> FormalityPath.Row { try #require(path.rows.first { $0.code == code }) }
    // Twenty working days from 2 March, then seven days; the report takes sixty days and is the longer way.
    #expect(try row("ground").until == Self.date("2026-03-30"))
    #expect(try row("permit").until == Self.date("2026-04-06") && row("permit").waitsFor == ["用地"])
    #expect(try row("report").until == Self.date("2026-05-01"))
    #expect(try row("build").from == Self.date("2026-05-01") && row("build").until == Self.date("2026-11-01"))
    #expect(path.earliest == Self.calendar.adding(workingDays: 15, to: Self.date("2026-11-01")))
    #expect(path.critical == ["环评", "建设", "验收"])
    #expect(path.isCertain, "what is after production does not bear on it")
  }

  @Test func `what is not needed is left out, and what waits for it waits for what it waited for`() throws {
    let path = try Self.path([
      "paper": .init(.open), "report": .init(.notNeeded), "ground": .init(.notNeeded), "permit": .init(.open),
      "accept": .init(.notNeeded),
    ])
    #expect(path.notNeeded == ["环评", "用地", "验收"])
    #expect(path.rows.map(\.code) == ["paper", "permit", "build", "count"])
    #expect(path.earliest == Self.date("2026-09-09") && path.critical == ["备案", "许可", "建设"])
  }

  @Test func `an unknown time or an undecided formality makes the day a lower bound`() throws {
    let unknown = try Self.path([
      "paper": .init(.open), "report": .init(.open), "ground": .init(.open), "permit": .init(.open),
      "accept": .init(.open),
    ])
    #expect(!unknown.isCertain && unknown.rows.filter(\.isUnknown).map(\.code) == ["report", "count"])
    let undecided = try Self.path(["report": .init(.open, form: "报告表")])
    #expect(!undecided.isCertain && undecided.earliest > Self.today)
    #expect(try Self.path([:], months: nil).rows.first { $0.code == "build" }?.isUnknown == true)
  }

  @Test func `what was accepted and not decided in time is overdue`() throws {
    let path = try Self.path([
      "paper": .init(.done, doneOn: Self.date("2025-11-01")),
      "ground": .init(.open, acceptedOn: Self.date("2026-01-05")),
      "report": .init(.open, acceptedOn: Self.date("2026-02-20"), form: "报告表"),
    ])
    #expect(path.rows.filter(\.isOverdue).map(\.code) == ["ground"])
    #expect(path.rows.first { $0.code == "report" }?.until == Self.date("2026-03-22"))
    #expect(path.rows.first { $0.code == "ground" }?.until == Self.today)
  }

  @Test func `a project that builds goes on from the day it began`() throws {
    let done = FormalityMark(.done, doneOn: Self.date("2025-12-01"))
    let path = try Self.path(
      ["paper": done, "report": done, "ground": done, "permit": done, "accept": .init(.open)], months: 4,
      startedOn: Self.date("2026-01-10"))
    #expect(path.rows.first { $0.code == "build" }?.until == Self.date("2026-05-10"))
    #expect(path.critical == ["建设", "验收"])
  }

  @Test(
    "A table that cannot be followed is refused",
    arguments: [
      [FormalityStep(code: "a", name: "甲", after: ["b"], before: .started)],
      [
        FormalityStep(code: "a", name: "甲", after: ["b"], before: .started),
        FormalityStep(code: "b", name: "乙", after: ["a"], before: .started),
      ],
      [FormalityStep(code: "a", name: "甲", before: .started), FormalityStep(code: "a", name: "乙", before: .started)],
      [FormalityStep(code: "a", name: "甲", after: ["build"], before: .started)],
    ])
  func refused(rows: [FormalityStep]) {
    #expect(throws: FormalitySteps.Problem.self) { try FormalitySteps(rows) }
  }
}
