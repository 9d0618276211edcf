package import Domain
package import Service

/// The visits of a week or month, day by day.
package struct VisitCalendarPage: PageModel {
  package static let template = "visit-calendar"
  package let frame: Frame
  let views: [VisitTabs.Tab]
  let plans: Bool
  let heading: String
  let earlier: String
  let later: String
  let now: String
  let isWeek: Bool
  let weekdays = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
  let weeks: [[Day]]
  let isEmpty: Bool

  struct Day: Sendable {
    let number: String
    /// The day in full, where the table is read as a list.
    let date: String
    let isRest: Bool
    let isToday: Bool
    let isOutside: Bool
    let visits: [Entry]
  }

  struct Entry: Sendable {
    let path: String
    let title: String
    let state: String
    let isOff: Bool
    let stops: [String]
  }

  /// - Parameters:
  ///   - view: `week` or `month`.
  ///   - day: a day of it.
  ///   - lines: the visits that touch its days.
  ///   - rests: the days of rest among them.
  package init(
    _ view: VisitTabs, around day: CalendarDate, _ lines: [VisitLine], rests: Set<CalendarDate>, works: Bool,
    today: CalendarDate, for reader: Frame.Reader
  ) {
    frame = Frame("考察", in: .visits, for: reader)
    views = VisitTabs.all(at: view, day)
    plans = works
    isWeek = view == .week
    let days = view.days(around: day)
    let month = day.components
    heading =
      view == .week
      ? "\(days.lowerBound.chinese)至\(days.upperBound.chinese)" : "\(month.year)年\(month.month)月"
    earlier = view.path(view == .week ? day.adding(days: -7) : day.adding(months: -1))
    later = view.path(view == .week ? day.adding(days: 7) : day.adding(months: 1))
    now = view.path(today)
    let cells = (days.lowerBound.day...days.upperBound.day).map { number -> Day in
      let date = CalendarDate(day: number)
      let visits = lines.filter { $0.startsOn <= date && $0.endsOn >= date }
      return Day(
        number: "\(date.components.day)", date: date.chineseWithWeekday, isRest: rests.contains(date),
        isToday: date == today, isOutside: view == .month && date.components.month != month.month,
        visits: visits.map { line in
          Entry(
            path: "/visits/\(line.id)", title: line.title, state: line.state.label,
            isOff: [.cancelled, .postponed].contains(line.state),
            stops: view == .week ? line.stops.filter { $0.day == date }.map(\.words) : [])
        })
    }
    weeks = stride(from: 0, to: cells.count, by: 7).map { Array(cells[$0..<min($0 + 7, cells.count)]) }
    isEmpty = cells.allSatisfy(\.visits.isEmpty)
  }
}
