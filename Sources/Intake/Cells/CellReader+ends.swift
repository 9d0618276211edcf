internal import Domain

extension CellReader {
  /// The last day of the month or year that a text names; `nil` where it names a day, or no date at all.
  func endOfPeriod(_ text: String) -> CalendarDate? {
    guard let first = DateReader.read(CellText.trimmed(text)) else { return nil }
    let runs = CellText.halfWidth(text).split { !("0"..."9").contains($0) }.map(\.count)
    let year = first.components.year
    switch (runs.count, runs.first) {
    case (1, 4): return CalendarDate(year: year, month: 12, day: 31)
    case (1, 6), (2, 4):
      let month = first.components.month
      return CalendarDate(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)?.adding(days: -1)
    default: return nil
    }
  }
}
