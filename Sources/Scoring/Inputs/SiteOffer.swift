public import Domain

/// An amount a need offers of one resource.
public struct SiteOffer: Sendable, Hashable {
  /// Which resource; the unit is the resource's.
  public var resource: Resource
  /// How much.
  public var quantity: Quantity
  /// Whether a part can be taken; a whole plant or plot cannot be split.
  public var splittable: Bool

  /// A record as it is given; what is left out is unknown.
  public init(
    resource: Resource, quantity: Quantity, splittable: Bool = true
  ) {
    self.resource = resource
    self.quantity = quantity
    self.splittable = splittable
  }
}
