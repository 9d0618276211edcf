/// The name of a division code.
public struct PlaceName: Sendable, Hashable {
  /// Six-digit division code.
  public var place: String
  /// Short name.
  public var name: String

  /// A record as it is given; what is left out is unknown.
  public init(
    place: String, name: String
  ) {
    self.place = place
    self.name = name
  }
}
