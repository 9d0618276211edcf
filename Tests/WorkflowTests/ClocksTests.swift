import Domain
import Testing
import Workflow

@Suite struct ClocksTests {
  private static func day(_ text: String) -> CalendarDate { CalendarDate(text)! }

  /// National Day 2026 with its make-up days, and the default terms.
  static let clocks = Clocks(
    [
      (.firstResponse, .working, 1), (.judgement, .working, 3), (.referrer, .working, 5), (.progress, .working, 10),
      (.dueSoon, .working, 1), (.overdueLeader, .working, 3), (.overdueRed, .working, 7), (.yellow, .calendar, 60),
      (.red, .calendar, 90), (.out, .calendar, 180), (.agreementFiling, .working, 5), (.holdDue, .working, 5),
      (.orderReceipt, .working, 1), (.orderAnswer, .working, 2),
    ].map { Clock(name: $0, label: "", unit: $1, days: $2) },
    calendar: WorkCalendar(
      (1...7).map { (day("2026-10-0\($0)"), false) } + [(day("2026-09-20"), true), (day("2026-10-10"), true)]))!

  @Test(arguments: [
    (Clock.Name.firstResponse, "2026-09-30", "2026-10-08"), (.judgement, "2026-09-30", "2026-10-10"),
    (.referrer, "2026-09-30", "2026-10-13"), (.agreementFiling, "2026-09-30", "2026-10-13"),
    (.orderReceipt, "2026-09-30", "2026-10-08"), (.orderAnswer, "2026-09-30", "2026-10-09"),
    (.yellow, "2026-09-30", "2026-11-29"),
  ])
  func `a term ends on its day`(name: Clock.Name, start: String, end: String) {
    #expect(ClocksTests.clocks.due(name, from: ClocksTests.day(start)) == ClocksTests.day(end))
  }

  @Test(arguments: [
    ("2026-09-29", Clocks.Urgency.later), ("2026-09-30", .soon), ("2026-10-07", .soon), ("2026-10-08", .today),
    ("2026-10-09", .overdue), ("2026-10-11", .overdue), ("2026-10-12", .leader), ("2026-10-16", .redList),
  ])
  func `an overdue follow-up grows louder`(today: String, urgency: Clocks.Urgency) {
    #expect(ClocksTests.clocks.urgency(due: ClocksTests.day("2026-10-08"), today: ClocksTests.day(today)) == urgency)
  }

  @Test func `urgency and silence never fall while the days go on`() {
    let clocks = ClocksTests.clocks
    let due = clocks.calendar.onOrAfter(ClocksTests.day("2026-09-25"))
    for offset in -20..<240 {
      let (today, tomorrow) = (due.adding(days: offset), due.adding(days: offset + 1))
      #expect(clocks.urgency(due: due, today: today) <= clocks.urgency(due: due, today: tomorrow))
      #expect(clocks.silence(since: due, today: today) <= clocks.silence(since: due, today: tomorrow))
    }
  }

  @Test(arguments: [
    (10, Clocks.Silence.moving), (60, .due), (61, .yellow), (90, .yellow), (91, .red), (180, .red), (181, .out),
  ])
  func `a project without progress turns yellow, red and out`(days: Int, silence: Clocks.Silence) {
    let start = ClocksTests.day("2026-03-02")
    #expect(ClocksTests.clocks.silence(since: start, today: start.adding(days: days)) == silence)
  }

  @Test func `days of lawful pause do not count`() {
    let start = ClocksTests.day("2026-03-02")
    let today = start.adding(days: 100)
    #expect(ClocksTests.clocks.silence(since: start, today: today) == .red)
    #expect(ClocksTests.clocks.silence(since: start, pausedDays: 70, today: today) == .due)
  }

  @Test func `a table that lacks a term is refused`() {
    #expect(Clocks([], calendar: WorkCalendar([])) == nil)
  }
}
