import Domain
import Testing

@Suite struct BasicValueTests {
  @Test(
    "Money is written in the unit an official would choose",
    arguments: [
      (150_000_000, "1.5亿元"), (8_000_000, "800万元"), (12_345, "1.2345万元"), (9_500, "9500元"), (0, "0元"),
    ] as [(Int64, String)])
  func moneyText(yuan: Int64, text: String) { #expect(Money(yuan: yuan).text == text) }

  @Test(
    "A quantity prints its shortest exact form",
    arguments: [
      (30_000, "30"), (12_500, "12.5"), (75, "0.075"), (-1_200, "-1.2"),
    ] as [(Int64, String)])
  func quantityText(milli: Int64, text: String) { #expect(Quantity(milli: milli).text == text) }

  @Test("Every day from 1899 to 2101 goes to its parts and back")
  func daysRoundTrip() throws {
    let first = try #require(CalendarDate(year: 1899, month: 12, day: 30))
    let last = try #require(CalendarDate(year: 2101, month: 1, day: 1))
    #expect(CalendarDate("1970-01-01")?.day == 0)
    #expect(CalendarDate("2026-11-23")?.day == 20_780)
    for day in first.day...last.day {
      let (y, m, d) = CalendarDate(day: day).components
      #expect(CalendarDate(year: y, month: m, day: d)?.day == day)
    }
  }

  @Test(
    "Days that do not exist are refused",
    arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026-1-1", ""])
  func noSuchDay(text: String) { #expect(CalendarDate(text) == nil) }

  @Test(
    "Months count whole months only",
    arguments: [
      ("2026-01-31", "2026-02-28", 0), ("2026-01-15", "2026-07-15", 6), ("2026-07-15", "2026-01-15", -6),
    ])
  func months(a: String, b: String, n: Int) throws {
    #expect(try #require(CalendarDate(a)).months(to: #require(CalendarDate(b))) == n)
  }

  @Test("The check character follows GB 32100-2015; a failing one still makes a code")
  func creditCode() throws {
    #expect(try #require(CreditCode("91330106538401914J")).hasValidCheckCharacter)
    #expect(try #require(CreditCode("91330106611139300A")).hasValidCheckCharacter == false)
    #expect(CreditCode("91330106 538401914j")?.text == "91330106538401914J")
    #expect(CreditCode("9133010653840191I4") == nil)
    #expect(CreditCode("9133") == nil)
  }

  @Test(
    "An industry code is read with or without its section",
    arguments: [
      ("C1530", "1530"), ("0111", "0111"), ("c39", "39"), ("A", "A"), ("391", "391"),
    ])
  func industryCode(raw: String, text: String) { #expect(IndustryCode(raw)?.text == text) }

  @Test("What cannot be an industry code is refused", arguments: ["", "1", "15300", "CC39", "Z", "15a0"])
  func noIndustryCode(raw: String) { #expect(IndustryCode(raw) == nil) }
}
