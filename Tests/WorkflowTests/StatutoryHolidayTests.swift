import Domain
import Testing
import Workflow

@Suite struct StatutoryHolidayTests {
  private static func day(_ text: String) -> CalendarDate { CalendarDate(text)! }

  /// Of 2026 a notice is known: it lets 4 May follow the holiday and works on 9 May.
  private static let calendar = WorkCalendar(
    [(day("2026-05-04"), false), (day("2026-05-05"), false), (day("2026-05-09"), true)],
    statutory: [
      StatutoryHoliday(day: "05-01", from: day("1949-12-23"), until: nil)!,
      StatutoryHoliday(day: "05-03", from: day("1999-09-18"), until: day("2007-12-31"))!,
      StatutoryHoliday(day: "10-01", from: day("1949-12-23"), until: nil)!,
    ])

  @Test(arguments: [
    ("2019-05-01", false), ("2019-05-02", true), ("2007-05-03", false), ("2008-05-05", true), ("2027-10-01", false),
    ("2027-09-30", true), ("2030-05-01", false), ("2026-05-04", false), ("2026-05-09", true), ("1940-10-01", true),
    ("2027-10-02", false),
  ])
  func `the law decides where no notice does`(text: String, isWorked: Bool) {
    #expect(Self.calendar.isWorked(Self.day(text)) == isWorked)
  }

  @Test(arguments: [("2025-12-31", true), ("2026-01-01", false), ("2026-12-31", false), ("2027-01-01", true)])
  func `a year without a notice is provisional, before the first as after the last`(text: String, isProvisional: Bool) {
    #expect(Self.calendar.isProvisional(Self.day(text)) == isProvisional)
  }

  @Test func `a year between two that are known is provisional too`() {
    let calendar = WorkCalendar([(Self.day("2024-02-10"), false), (Self.day("2026-02-17"), false)])
    #expect(calendar.isProvisional(Self.day("2025-06-01")))
    #expect(calendar.knownFrom == Self.day("2024-01-01") && calendar.knownThrough == Self.day("2026-12-31"))
  }

  @Test func `a term that ends on a day fixed by law goes on`() {
    #expect(Self.calendar.adding(workingDays: 1, to: Self.day("2027-09-30")) == Self.day("2027-10-04"))
  }

  @Test(arguments: ["13-01", "02-30", "1-1", "x"]) func `what is no day of a year is none`(day: String) {
    #expect(StatutoryHoliday(day: day, from: Self.day("2000-01-01"), until: nil) == nil)
  }
}
