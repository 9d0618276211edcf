package import Domain
package import Service

/// The visits: those whose minutes wait, those to come, and all of them by state and words.
package struct VisitListPage: PageModel {
  package static let template = "visits"
  package let frame: Frame
  let views: [VisitTabs.Tab]
  let plans: Bool
  let overdue: [Row]
  let ahead: [Row]
  /// How many visits are to come in all.
  let allAhead: String
  /// Where the calendar shows those that are not listed; `nil` where all are.
  let moreAhead: String?
  let search: String
  let states: [NeedListPage.Option]
  let problems: Problems?
  let total: String
  let rows: [Row]
  let isEmpty: Bool
  let isFiltered: Bool
  let next: String?
  let first: String?
  let exports: [VisitPage.Link]

  /// How many of the visits to come are listed.
  package static let mostAhead = 20

  struct Row: Sendable {
    let path: String
    let title: String
    let code: String
    let days: String
    let firms: String
    let host: String
    let state: String
    let isLate: Bool
    /// Where its minutes are written; `nil` where they are not due, or the account may not.
    let minutes: String?

    init(_ line: VisitLine, late: String? = nil, writes: Bool = false) {
      path = "/visits/\(line.id)"
      title = line.title
      code = line.code
      days = VisitWords.days(line.startsOn, line.endsOn)
      firms = line.firms.joined(separator: "、")
      host = line.host ?? "接待负责人未定"
      state = late ?? line.state.label
      isLate = late != nil
      minutes = writes ? path + "/minutes" : nil
    }
  }

  /// - Parameters:
  ///   - overdue: the visits that are over and have no minutes, with the days since.
  ///   - list: the page of the list; `nil` where it was refused.
  ///   - works: whether the account may plan visits.
  package init(
    overdue: [(line: VisitLine, days: Int)], ahead: (lines: [VisitLine], total: Int), list: [VisitLine]?, total: Int,
    search: String?,
    state: String?, next: String?, first: String?, works: Bool, exports: ExportLinks, today: CalendarDate,
    refused: ServiceError? = nil,
    for reader: Frame.Reader
  ) {
    frame = Frame("考察", in: .visits, for: reader)
    views = VisitTabs.all(at: .list, today)
    plans = works
    self.overdue = overdue.map { Row($0.line, late: "\($0.days) 天未写纪要", writes: works) }
    self.ahead = ahead.lines.map { Row($0) }
    allAhead = PageWords.count(ahead.total)
    moreAhead = ahead.total > ahead.lines.count ? VisitTabs.month.path(today) : nil
    self.search = search ?? ""
    states = VisitState.allCases.map { .init(value: $0.rawValue, label: $0.label, isChosen: $0.rawValue == state) }
    problems = refused.map { Problems($0, fields: ["search", "state"]) }
    self.total = PageWords.count(total)
    rows = (list ?? []).map { Row($0) }
    isEmpty = rows.isEmpty && refused == nil
    isFiltered = search != nil || state != nil
    self.next = next
    self.first = first
    self.exports = isEmpty ? [] : exports.links
  }
}

/// How the pages of visits write days.
enum VisitWords {
  static func days(_ first: CalendarDate, _ last: CalendarDate) -> String {
    first == last ? first.chineseWithWeekday : "\(first.chineseWithWeekday)至\(last.chineseWithWeekday)"
  }
}

/// The ways visits are shown: as a list, by week, by month.
package enum VisitTabs: String, Sendable, CaseIterable {
  case list, week, month

  struct Tab: Sendable {
    let label: String
    let path: String
    let isCurrent: Bool
  }

  private var label: String {
    switch self {
    case .list: "列表"
    case .week: "周历"
    case .month: "月历"
    }
  }

  static func all(at current: VisitTabs, _ day: CalendarDate) -> [Tab] {
    allCases.map {
      Tab(label: $0.label, path: $0 == .list ? "/visits" : $0.path(day), isCurrent: $0 == current)
    }
  }

  /// The address of the week or month of a day.
  func path(_ day: CalendarDate) -> String { "/visits/calendar?view=\(rawValue)&day=\(day)" }

  /// The days that are shown of a week, Monday to Sunday, or of a month with the rest of its first and last week.
  package func days(around day: CalendarDate) -> ClosedRange<CalendarDate> {
    func monday(_ day: CalendarDate) -> CalendarDate { day.adding(days: 1 - day.weekday) }
    guard self == .month else { return monday(day)...monday(day).adding(days: 6) }
    let first = day.adding(days: 1 - day.components.day)
    let last = first.adding(months: 1).adding(days: -1)
    return monday(first)...last.adding(days: 7 - last.weekday)
  }
}
