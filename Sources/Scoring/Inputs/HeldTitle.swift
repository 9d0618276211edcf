public import Domain

/// A title (资质、称号) a firm holds.
public struct HeldTitle: Sendable, Hashable {
  /// Which title.
  public var kind: FirmTitle
  /// The last day it counts; `nil` for a title without an expiry.
  public var expires: CalendarDate?

  /// A record as it is given; what is left out is unknown.
  public init(
    kind: FirmTitle, expires: CalendarDate? = nil
  ) {
    self.kind = kind
    self.expires = expires
  }
}
