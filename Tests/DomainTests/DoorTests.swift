import Domain
import Testing

@Suite struct DoorTests {
  private static let day = CalendarDate("2026-11-23")!
  private static func date(_ text: String) -> CalendarDate { CalendarDate(text)! }

  @Test(
    "A post opens a door on the days it is held, unless the person refuses",
    arguments: [
      (DaySpan(), DaySpan?.none, Door.open),
      (DaySpan(until: date("2026-11-23")), nil, .open),
      (DaySpan(until: date("2026-11-22")), nil, .former(date("2026-11-22"))),
      (DaySpan(from: date("2026-11-24")), nil, .notYet(date("2026-11-24"))),
      (DaySpan(), DaySpan(), .refused),
      (DaySpan(), DaySpan(from: date("2026-11-24")), .open),
      (DaySpan(), DaySpan(from: date("2026-01-01"), until: date("2026-11-22")), .open),
      (DaySpan(until: date("2020-01-01")), DaySpan(from: date("2026-01-01")), .refused),
    ])
  func doors(held: DaySpan, refused: DaySpan?, door: Door) {
    #expect(Door(held: held, refused: refused, on: DoorTests.day) == door)
    #expect((door.label == nil) == (door == .open))
  }

  @Test(
    "A national project code has its form, in any width",
    arguments: [
      ("2026-610922-34-03-012345", "2026-610922-34-03-012345"),
      ("２０２６－６１０９２２－３４－０３－０１２３４５", "2026-610922-34-03-012345"),
      (" 2026–610922–34–03–012345 ", "2026-610922-34-03-012345"),
      ("2026-610922-34-03-12345", nil), ("2026610922340301234 5", nil), ("1926-610922-34-03-012345", nil),
      ("2026-61092A-34-03-012345", nil), ("", nil), ("项目代码2026-610922-34-03-012345", nil),
    ] as [(String, String?)])
  func code(text: String, read: String?) { #expect(ProjectCode(text)?.text == read) }
}
