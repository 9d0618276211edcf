public import Domain

/// One contact event between the branch or the county and a firm.
public struct Engagement: Sendable, Hashable {
  /// What happened.
  public var kind: EngagementKind
  /// When.
  public var date: CalendarDate
  /// Number of the source row, 0 when there is none.
  public var source: Int64

  /// A record as it is given; what is left out is unknown.
  public init(
    kind: EngagementKind, date: CalendarDate, source: Int64 = 0
  ) {
    self.kind = kind
    self.date = date
    self.source = source
  }
}
