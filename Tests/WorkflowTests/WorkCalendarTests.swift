import Domain
import Testing
import Workflow

@Suite struct WorkCalendarTests {
  private static func day(_ text: String) -> CalendarDate { CalendarDate(text)! }

  /// National Day 2026 and its two make-up days.
  private static let calendar = WorkCalendar(
    (1...7).map { (day("2026-10-0\($0)"), false) } + [(day("2026-09-20"), true), (day("2026-10-10"), true)])

  @Test(arguments: [
    ("2026-09-30", true), ("2026-10-01", false), ("2026-10-05", false), ("2026-10-08", true), ("2026-10-10", true),
    ("2026-10-11", false), ("2026-09-20", true), ("2026-09-19", false), ("2027-10-01", true),
  ])
  func `a notice goes before the weekday`(text: String, isWorked: Bool) {
    #expect(WorkCalendarTests.calendar.isWorked(WorkCalendarTests.day(text)) == isWorked)
  }

  @Test(arguments: [
    ("2026-09-30", 1, "2026-10-08"), ("2026-09-30", 3, "2026-10-10"), ("2026-10-03", 0, "2026-10-08"),
    ("2026-10-03", 1, "2026-10-08"), ("2026-10-08", 2, "2026-10-10"), ("2026-10-10", 1, "2026-10-12"),
  ])
  func `a term counts working days only`(from: String, count: Int, to: String) {
    let calendar = WorkCalendarTests.calendar
    let due = calendar.adding(workingDays: count, to: WorkCalendarTests.day(from))
    #expect(due == WorkCalendarTests.day(to))
  }

  @Test func `a day beyond the notices is provisional`() {
    let calendar = WorkCalendarTests.calendar
    #expect(!calendar.isProvisional(WorkCalendarTests.day("2026-12-31")))
    #expect(calendar.isProvisional(WorkCalendarTests.day("2027-01-01")))
    #expect(WorkCalendar([]).isProvisional(WorkCalendarTests.day("2026-01-01")))
  }

  @Test func `counting days undoes adding them`() {
    let calendar = WorkCalendarTests.calendar
    for start in 0..<60 {
      let from = WorkCalendarTests.day("2026-09-01").adding(days: start)
      for count in 1..<15 {
        let to = calendar.adding(workingDays: count, to: from)
        #expect(calendar.isWorked(to))
        #expect(calendar.workingDays(from: from, to: to) == count)
        #expect(calendar.workingDays(from: to, to: from) == -count)
      }
    }
  }

  @Test(arguments: [("1970-01-01", 4), ("2026-11-25", 3), ("2026-11-29", 7), ("1969-12-29", 1)])
  func `the day of the week`(text: String, weekday: Int) { #expect(WorkCalendarTests.day(text).weekday == weekday) }
}
