public import Domain

/// What one stop of a visit takes up: people, a site and firms, for a part of a day.
public struct VisitBooking: Sendable, Hashable {
  /// The visit.
  public var visit: Int64
  /// The stop.
  public var stop: Int64
  /// The day.
  public var day: CalendarDate
  /// When it begins.
  public var from: ClockTime
  /// When it ends; that minute is free again.
  public var to: ClockTime
  /// Who receives or goes along.
  public var hosts: Set<String>
  /// The site as it is written; empty for none.
  public var site: String
  /// The plant building.
  public var building: Int64?
  /// The firms of the visit.
  public var firms: Set<Int64>

  /// What one stop of a visit takes up.
  public init(
    visit: Int64, stop: Int64, day: CalendarDate, from: ClockTime, to: ClockTime, hosts: Set<String>, site: String,
    building: Int64? = nil, firms: Set<Int64>
  ) {
    self.visit = visit
    self.stop = stop
    self.day = day
    self.from = from
    self.to = to
    self.hosts = hosts
    self.site = site
    self.building = building
    self.firms = firms
  }

  /// Whether the two share a minute.
  public func meets(_ other: VisitBooking) -> Bool { day == other.day && from < other.to && other.from < to }
}
