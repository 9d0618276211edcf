package import Domain

/// The Chinese working calendar: weekends rest and other days are worked, but for the days the yearly notices name
/// (放假与调休). A year whose notice is not known, later or earlier, goes by weekday and by the days that the law fixes, and
/// its days are provisional.
///
/// Source: 国务院办公厅 notices, as the reference table `workdays` lists them.
package struct WorkCalendar: Sendable, Hashable {
  /// Days that differ from their weekday's rule: `true` worked, `false` rest.
  private let named: [CalendarDate: Bool]
  /// The years whose notices are known.
  private let years: Set<Int>
  private let statutory: [StatutoryHoliday]
  /// The first day of the first year whose notice is known.
  package let knownFrom: CalendarDate
  /// The last day of the last year whose notice is known.
  package let knownThrough: CalendarDate

  /// A calendar of the days that notices name, and of those that the law fixes. The years among the former are those
  /// that are known.
  package init(_ days: [(date: CalendarDate, isWorked: Bool)], statutory: [StatutoryHoliday] = []) {
    named = Dictionary(days.map { ($0.date, $0.isWorked) }, uniquingKeysWith: { _, last in last })
    years = Set(days.map(\.date.components.year))
    self.statutory = statutory
    knownFrom = years.min().flatMap { CalendarDate(year: $0, month: 1, day: 1) } ?? CalendarDate(day: .max)
    knownThrough = years.max().flatMap { CalendarDate(year: $0, month: 12, day: 31) } ?? CalendarDate(day: .min)
  }

  /// Whether the day is worked.
  package func isWorked(_ date: CalendarDate) -> Bool {
    if let isWorked = named[date] { return isWorked }
    guard date.weekday <= 5 else { return false }
    return !isProvisional(date) || !statutory.contains { $0.covers(date) }
  }

  /// Whether no notice that is known covers the day, so that it may turn out otherwise.
  package func isProvisional(_ date: CalendarDate) -> Bool { !years.contains(date.components.year) }

  /// The day itself when it is worked, else the next that is.
  package func onOrAfter(_ date: CalendarDate) -> CalendarDate {
    var day = date
    while !isWorked(day) { day = day.adding(days: 1) }
    return day
  }

  /// The `count`-th working day after `date`; `date` itself does not count. With 0 it is `onOrAfter`.
  package func adding(workingDays count: Int, to date: CalendarDate) -> CalendarDate {
    guard count > 0 else { return onOrAfter(date) }
    var day = date
    var left = count
    while left > 0 {
      day = day.adding(days: 1)
      if isWorked(day) { left -= 1 }
    }
    return day
  }

  /// Working days after `start` up to and with `end`; negative when `end` is earlier.
  package func workingDays(from start: CalendarDate, to end: CalendarDate) -> Int {
    if end < start { return -workingDays(from: end, to: start) }
    var count = 0
    var day = start
    while day < end {
      day = day.adding(days: 1)
      if isWorked(day) { count += 1 }
    }
    return count
  }
}

extension CalendarDate {
  /// `2026年12月3日(星期四)`, as letters say when something is to be.
  package var withWeekday: String { chinese + "(星期\(["一", "二", "三", "四", "五", "六", "日"][weekday - 1]))" }
}
