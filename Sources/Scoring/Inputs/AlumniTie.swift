public import Domain

/// A person of the school in a firm; no name, no phone.
public struct AlumniTie: Sendable, Hashable {
  /// The organisation's number of the person.
  public var person: Int64
  /// What the person is in the firm.
  public var role: RoleLevel?
  /// Six-digit division code of the home town (籍贯).
  public var homePlace: String?
  /// The day the role was true; ageing counts from here.
  public var asOf: CalendarDate
  /// Number of the source row, 0 when there is none.
  public var source: Int64

  /// A record as it is given; what is left out is unknown.
  public init(
    person: Int64, role: RoleLevel? = nil, homePlace: String? = nil, asOf: CalendarDate, source: Int64 = 0
  ) {
    self.person = person
    self.role = role
    self.homePlace = homePlace
    self.asOf = asOf
    self.source = source
  }
}
