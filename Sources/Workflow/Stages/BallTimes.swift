package import Domain

/// A time in which one side had to act on a project.
package struct BallTurn: Sendable, Hashable {
  /// Who had to act.
  package let holder: BallHolder
  /// Which department, when one had to.
  package let department: String?
  /// From which day.
  package let since: CalendarDate
  /// Until which day; `nil` while it lasts.
  package let until: CalendarDate?
  /// Whether the time does not count, by law.
  package let isPause: Bool

  /// A time in which one side had to act.
  package init(
    holder: BallHolder, department: String? = nil, since: CalendarDate, until: CalendarDate?, isPause: Bool = false
  ) {
    self.holder = holder
    self.department = department
    self.since = since
    self.until = until
    self.isPause = isPause
  }
}

/// How many calendar days each side had to act. Lawful pauses and the time a project was off its course are booked to none.
package struct BallTimes: Sendable, Hashable {
  /// One side's days.
  package struct Share: Sendable, Hashable {
    /// Who had to act.
    package let holder: BallHolder
    package let department: String?
    /// Calendar days.
    package let days: Int
  }

  /// Each side's days, in the order in which they first had to act.
  package let shares: [Share]
  /// Days of lawful pause.
  package let pausedDays: Int
  /// Days off the course.
  package let exitedDays: Int

  /// Books the turns of a project up to `day`; `stays` are those of its course.
  package init(_ turns: [BallTurn], _ stays: [StageStay], through day: CalendarDate) {
    var order: [String] = []
    var sides: [String: (holder: BallHolder, department: String?, days: Int)] = [:]
    var paused = 0
    for turn in turns {
      let days = stays.filter { $0.position.exit == nil }.reduce(0) { sum, stay in
        sum + BallTimes.overlap(turn.since, turn.until ?? day, stay.since, stay.until ?? day)
      }
      if turn.isPause {
        paused += days
        continue
      }
      let key = "\(turn.holder.rawValue) \(turn.department ?? "")"
      if sides[key] == nil { order.append(key) }
      sides[key] = (turn.holder, turn.department, (sides[key]?.days ?? 0) + days)
    }
    shares = order.compactMap { key in
      sides[key].map { Share(holder: $0.holder, department: $0.department, days: $0.days) }
    }
    pausedDays = paused
    exitedDays = stays.filter { $0.position.exit != nil }.reduce(0) { $0 + $1.days }
  }

  private static func overlap(
    _ a: CalendarDate, _ b: CalendarDate, _ c: CalendarDate, _ d: CalendarDate
  ) -> Int { max(0, Int(min(b, d).day - max(a, c).day)) }
}
