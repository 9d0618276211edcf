public import Domain

/// What is free of one resource, before live holds.
public struct LedgerInput: Sendable, Hashable {
  /// Park, zone or building.
  public var site: Site
  /// Which resource.
  public var resource: Resource
  /// How much, in the resource's unit.
  public var free: Quantity
  /// The day of the ledger.
  public var asOf: CalendarDate
  /// Number of the source row, 0 when there is none.
  public var source: Int64

  /// A record as it is given; what is left out is unknown.
  public init(
    site: Site, resource: Resource, free: Quantity, asOf: CalendarDate, source: Int64 = 0
  ) {
    self.site = site
    self.resource = resource
    self.free = free
    self.asOf = asOf
    self.source = source
  }
}
