package import Domain

/// What one stop of a visit takes up: people, a site and firms, for a part of a day.
package struct VisitBooking: Sendable, Hashable {
  package var visit: Int64
  package var stop: Int64
  package var day: CalendarDate
  package var from: ClockTime
  /// When it ends; that minute is free again.
  package var to: ClockTime
  /// Who receives or goes along.
  package var hosts: Set<String>
  /// The site as it is written; empty for none.
  package var site: String
  package var building: Int64?
  /// The firms of the visit.
  package var firms: Set<Int64>

  /// What one stop of a visit takes up.
  package init(
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
  package func meets(_ other: VisitBooking) -> Bool { day == other.day && from < other.to && other.from < to }
}
