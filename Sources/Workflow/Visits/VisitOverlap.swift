import Domain

/// Two stops at overlapping times that want the same host, site, building or firm.
package struct VisitOverlap: Sendable, Hashable {
  package enum Shared: Sendable, Hashable {
    case host(String)
    case site(String)
    case building(Int64)
    case firm(Int64)
  }

  /// The stop that is asked about.
  package let booking: VisitBooking
  /// The one that stands.
  package let other: VisitBooking
  /// What both want: hosts by name, then site, building and firms by number.
  package let shared: [Shared]

  /// The overlap of two stops; `nil` when they share no minute or nothing. A stop does not overlap itself.
  package init?(_ booking: VisitBooking, _ other: VisitBooking) {
    guard booking.stop != other.stop, booking.meets(other) else { return nil }
    var shared = booking.hosts.intersection(other.hosts).sorted().map(Shared.host)
    if !booking.site.isEmpty, booking.site == other.site { shared.append(.site(booking.site)) }
    if let building = booking.building, building == other.building { shared.append(.building(building)) }
    shared += booking.firms.intersection(other.firms).sorted().map(Shared.firm)
    guard !shared.isEmpty else { return nil }
    self.booking = booking
    self.other = other
    self.shared = shared
  }

  /// The overlaps of new stops with those that stand, in the order of the new ones.
  package static func among(_ new: [VisitBooking], _ standing: [VisitBooking]) -> [VisitOverlap] {
    let byDay = Dictionary(grouping: standing, by: \.day)
    return new.flatMap { booking in (byDay[booking.day] ?? []).compactMap { VisitOverlap(booking, $0) } }
  }
}
