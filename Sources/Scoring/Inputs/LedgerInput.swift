public import Domain

/// What is free of one resource, before live holds.
public struct LedgerInput: Sendable, Hashable {
  /// The zone's number.
  public var zone: Int64
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
    zone: Int64, resource: Resource, free: Quantity, asOf: CalendarDate, source: Int64 = 0
  ) {
    self.zone = zone
    self.resource = resource
    self.free = free
    self.asOf = asOf
    self.source = source
  }
}
