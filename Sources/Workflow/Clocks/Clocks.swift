package import Domain

/// The terms of the work with the calendar they run on. Pure: the day is passed in.
package struct Clocks: Sendable, Hashable {
  package let calendar: WorkCalendar
  private let terms: [Clock.Name: Clock]

  /// These terms on this calendar; `nil` when one of the names is missing.
  package init?(_ terms: [Clock], calendar: WorkCalendar) {
    let terms = Dictionary(terms.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last })
    guard Clock.Name.allCases.allSatisfy({ terms[$0] != nil }) else { return nil }
    self.terms = terms
    self.calendar = calendar
  }

  /// A term by name.
  package subscript(name: Clock.Name) -> Clock { terms[name] ?? Clock(name: name, label: "", unit: .working, days: 0) }

  /// The day a term that starts on `start` ends; `start` itself does not count, and a working term ends on a working day.
  package func due(_ name: Clock.Name, from start: CalendarDate) -> CalendarDate {
    let clock = self[name]
    switch clock.unit {
    case .working: return calendar.adding(workingDays: clock.days, to: start)
    case .calendar: return start.adding(days: clock.days)
    }
  }

  /// How loudly an open follow-up sounds.
  package enum Urgency: Int, Sendable, Hashable, Comparable {
    /// Not yet near its due day.
    case later
    /// Due within the term `due_soon`: its owner is told.
    case soon
    /// Due today: its owner is told.
    case today
    /// Past its due day: its owner is told.
    case overdue
    /// Past it by the term `overdue_leader`: the leader is told too.
    case leader
    /// Past it by the term `overdue_red`: it is on the red list.
    case redList

    /// The words on screen.
    package var label: String {
      switch self {
      case .later: "未到期"
      case .soon: "即将到期"
      case .today: "今日到期"
      case .overdue: "已逾期"
      case .leader: "逾期(提请领导)"
      case .redList: "逾期(红色清单)"
      }
    }

    package static func < (a: Urgency, b: Urgency) -> Bool { a.rawValue < b.rawValue }
  }

  /// How loudly a follow-up that is due on `due` sounds on `today`. It never falls while the days go on.
  package func urgency(due: CalendarDate, today: CalendarDate) -> Urgency {
    if today >= self.due(.overdueRed, from: due) { return .redList }
    if today >= self.due(.overdueLeader, from: due) { return .leader }
    if today > due { return .overdue }
    if today == due { return .today }
    return self.due(.dueSoon, from: today) >= due ? .soon : .later
  }

  /// How long nothing has happened on a project.
  package enum Silence: Int, Sendable, Hashable, Comparable {
    /// Within the term `progress`.
    case moving
    /// Beyond the term `progress`: something should happen.
    case due
    /// Beyond the term `yellow`.
    case yellow
    /// Beyond the term `red`.
    case red
    /// Beyond the term `out`: out of the pool.
    case out

    /// The words on screen.
    package var label: String {
      switch self {
      case .moving: "正常推进"
      case .due: "应推进"
      case .yellow: "黄色预警"
      case .red: "红色预警"
      case .out: "应移出在谈库"
      }
    }

    package static func < (a: Silence, b: Silence) -> Bool { a.rawValue < b.rawValue }
  }

  /// How long nothing has happened since `progress`, on `today`; `pausedDays` calendar days of lawful pause since then do
  /// not count.
  package func silence(since progress: CalendarDate, pausedDays: Int = 0, today: CalendarDate) -> Silence {
    let start = progress.adding(days: max(0, pausedDays))
    for (name, silence) in [(Clock.Name.out, Silence.out), (.red, .red), (.yellow, .yellow), (.progress, .due)]
    where today > due(name, from: start) { return silence }
    return .moving
  }
}
