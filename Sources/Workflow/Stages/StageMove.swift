package import Domain

/// One recorded move of a project.
package struct StageMove: Sendable, Hashable {
  package let id: Int64
  /// Where it stood; `nil` when it was opened.
  package let from: StagePosition?
  package let to: StagePosition
  /// The day it counts from.
  package let day: CalendarDate
  /// Why; the code of the reason for an exit.
  package let reason: String?
  /// The move this one takes back.
  package let undoes: Int64?

  package init(
    id: Int64, from: StagePosition?, to: StagePosition, day: CalendarDate, reason: String? = nil, undoes: Int64? = nil
  ) {
    self.id = id
    self.from = from
    self.to = to
    self.day = day
    self.reason = reason
    self.undoes = undoes
  }
}

/// A time a project stood at one place.
package struct StageStay: Sendable, Hashable {
  package let position: StagePosition
  /// From which day.
  package let since: CalendarDate
  /// Until which day; `nil` while it stands there.
  package let until: CalendarDate?
  /// Calendar days, up to the day asked for.
  package let days: Int
}
