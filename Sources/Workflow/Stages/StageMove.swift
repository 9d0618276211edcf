public import Domain

/// One recorded move of a project.
public struct StageMove: Sendable, Hashable {
  /// The record's number.
  public let id: Int64
  /// Where it stood; `nil` when it was opened.
  public let from: StagePosition?
  /// Where it went.
  public let to: StagePosition
  /// The day it counts from.
  public let day: CalendarDate
  /// Why; the code of the reason for an exit.
  public let reason: String?
  /// The move this one takes back.
  public let undoes: Int64?

  /// One recorded move.
  public init(
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
public struct StageStay: Sendable, Hashable {
  /// Where.
  public let position: StagePosition
  /// From which day.
  public let since: CalendarDate
  /// Until which day; `nil` while it stands there.
  public let until: CalendarDate?
  /// Calendar days, up to the day asked for.
  public let days: Int
}
