import Domain
import Testing
import Workflow

@Suite struct BallTimesTests {
  private static func day(_ text: String) -> CalendarDate { CalendarDate(text)! }

  private static func course() throws -> StageCourse {
    try #require(
      StageCourse([
        StageMove(id: 1, from: nil, to: .init(.lead), day: day("2026-03-01")),
        StageMove(id: 2, from: .init(.lead), to: .init(.lead, exit: .paused), day: day("2026-03-21"), reason: "market"),
        StageMove(id: 3, from: .init(.lead, exit: .paused), to: .init(.lead), day: day("2026-03-31"), reason: "恢复"),
      ]))
  }

  @Test func `each side's days, pauses and time off the course sum to the whole`() throws {
    let turns = [
      BallTurn(holder: .park, since: Self.day("2026-03-01"), until: Self.day("2026-03-06")),
      BallTurn(holder: .firm, since: Self.day("2026-03-06"), until: Self.day("2026-03-11")),
      BallTurn(
        holder: .department, department: "自然资源局", since: Self.day("2026-03-11"), until: Self.day("2026-03-16"),
        isPause: true),
      BallTurn(holder: .department, department: "自然资源局", since: Self.day("2026-03-16"), until: Self.day("2026-04-05")),
      BallTurn(holder: .park, since: Self.day("2026-04-05"), until: nil),
    ]
    let through = Self.day("2026-04-10")
    let times = BallTimes(turns, try Self.course().stays(through: through), through: through)
    #expect(times.shares.map(\.holder) == [.park, .firm, .department])
    #expect(times.shares.map(\.days) == [10, 5, 10])
    #expect(times.pausedDays == 5 && times.exitedDays == 10)
    let sum = times.shares.reduce(0) { $0 + $1.days } + times.pausedDays + times.exitedDays
    #expect(sum == Int(through.day - Self.day("2026-03-01").day))
  }

  @Test(arguments: [
    ("2026-11-23", 1, "2026-11-20"), ("2026-11-22", 1, "2026-11-20"), ("2026-12-08", 2, "2026-12-04"),
    ("2026-11-20", 0, "2026-11-20"),
  ])
  func `a term before a day counts working days only`(from: String, count: Int, to: String) {
    #expect(WorkCalendar([]).day(count, workingDaysBefore: Self.day(from)) == Self.day(to))
  }

  @Test func `a make-up day counts before a day too`() {
    let calendar = WorkCalendar([(Self.day("2026-09-20"), true), (Self.day("2026-09-21"), false)])
    #expect(calendar.day(1, workingDaysBefore: Self.day("2026-09-22")) == Self.day("2026-09-20"))
  }
}
