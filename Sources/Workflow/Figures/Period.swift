package import Domain

/// Days from one to another, both counted.
package struct Period: Sendable, Hashable {
  /// The first day.
  package let from: CalendarDate
  /// The last day.
  package let to: CalendarDate

  /// The days from `from` to `to`; `nil` when `to` is earlier.
  package init?(from: CalendarDate, to: CalendarDate) {
    guard to >= from else { return nil }
    self.from = from
    self.to = to
  }

  /// A calendar month; `nil` for a text that is not `yyyy-mm`.
  package init?(month: String) {
    guard let first = CalendarDate(month + "-01") else { return nil }
    let (year, number, _) = first.components
    let next = CalendarDate(year: number == 12 ? year + 1 : year, month: number == 12 ? 1 : number + 1, day: 1)
    guard let next else { return nil }
    from = first
    to = next.adding(days: -1)
  }

  /// The year up to the end of this period.
  package var yearToDate: Period {
    let first = CalendarDate(year: to.components.year, month: 1, day: 1) ?? from
    return Period(from: first, to: to) ?? self
  }

  /// The same days a year earlier; 29 February becomes the 28th.
  package var yearBefore: Period {
    func earlier(_ date: CalendarDate) -> CalendarDate {
      let (year, month, day) = date.components
      return CalendarDate(year: year - 1, month: month, day: day)
        ?? CalendarDate(year: year - 1, month: month, day: day - 1) ?? date
    }
    return Period(from: earlier(from), to: earlier(to)) ?? self
  }

  /// Whether the day is one of them.
  package func contains(_ day: CalendarDate) -> Bool { from <= day && day <= to }
}
