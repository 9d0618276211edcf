public import Domain

/// One look into a public register (主体信用).
public struct StandingCheck: Sendable, Hashable {
  /// Which register.
  public var list: StandingList
  /// Whose name was looked up.
  public var subject: StandingSubject
  /// What it said.
  public var state: StandingState
  /// The day of the look-up.
  public var checked: CalendarDate
  /// Number of the source row, 0 when there is none.
  public var source: Int64

  /// A record as it is given; what is left out is unknown.
  public init(
    list: StandingList, subject: StandingSubject = .firm, state: StandingState, checked: CalendarDate,
    source: Int64 = 0
  ) {
    self.list = list
    self.subject = subject
    self.state = state
    self.checked = checked
    self.source = source
  }
}
