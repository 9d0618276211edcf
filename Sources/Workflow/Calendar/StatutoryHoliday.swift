package import Domain

/// A day of the year that the law makes a day of rest, whatever a year's notice says of the days around it.
///
/// Source: 全国年节及纪念日放假办法, as the reference table `statutory-holidays` lists its fixed days.
package struct StatutoryHoliday: Sendable, Hashable {
  /// 1–12.
  let month: Int
  let day: Int
  /// The first day on which the rule was in force.
  let from: CalendarDate
  /// The last; `nil` while it is.
  let until: CalendarDate?

  /// A day such as `10-01` between two dates. Nothing when it is no day of a year.
  package init?(day: String, from: CalendarDate, until: CalendarDate?) {
    // A leap year, so that every day of a year is one of it.
    guard let parts = CalendarDate("2000-" + day)?.components else { return nil }
    month = parts.month
    self.day = parts.day
    self.from = from
    self.until = until
  }

  /// Whether the date is such a day.
  func covers(_ date: CalendarDate) -> Bool {
    let parts = date.components
    return parts.month == month && parts.day == day && date >= from && until.map { date <= $0 } ?? true
  }
}
