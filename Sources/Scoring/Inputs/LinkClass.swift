public import Domain

/// A class of a chain link.
public struct LinkClass: Sendable, Hashable {
  /// The class.
  public var code: IndustryCode
  /// Marked `~`: equality of the code alone proves little.
  public var isBroad: Bool

  /// A record as it is given; what is left out is unknown.
  public init(
    code: IndustryCode, isBroad: Bool = false
  ) {
    self.code = code
    self.isBroad = isBroad
  }
}
