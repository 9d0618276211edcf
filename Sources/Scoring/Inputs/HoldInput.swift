public import Domain

/// An expiring reservation of park capacity (要素预留).
public struct HoldInput: Sendable, Hashable {
  /// The organisation's number of the hold.
  public var id: Int64
  /// The zone's number.
  public var zone: Int64
  /// Which resource.
  public var resource: Resource
  /// How much.
  public var quantity: Quantity
  /// Who holds it; never counted against itself.
  public var firm: Int64
  /// For which plan.
  public var plan: Int64?
  /// The last day it counts.
  public var expires: CalendarDate

  /// A record as it is given; what is left out is unknown.
  public init(
    id: Int64, zone: Int64, resource: Resource, quantity: Quantity, firm: Int64, plan: Int64? = nil,
    expires: CalendarDate
  ) {
    self.id = id
    self.zone = zone
    self.resource = resource
    self.quantity = quantity
    self.firm = firm
    self.plan = plan
    self.expires = expires
  }
}
