public import Domain

/// A place with its share of a firm's sales or purchases.
public struct PlaceShare: Sendable, Hashable {
  /// Six-digit division code.
  public var place: String
  /// Percent of the whole.
  public var share: Quantity?

  /// A record as it is given; what is left out is unknown.
  public init(
    place: String, share: Quantity? = nil
  ) {
    self.place = place
    self.share = share
  }
}
