/// A road distance of the reference.
public struct RoadDistance: Sendable, Hashable {
  /// Division code.
  public var from: String
  /// Division code.
  public var to: String
  /// Whole km.
  public var km: Int64
  /// Computed from coordinates, not measured.
  public var isEstimate: Bool

  /// A record as it is given; what is left out is unknown.
  public init(
    from: String, to: String, km: Int64, isEstimate: Bool = true
  ) {
    self.from = from
    self.to = to
    self.km = km
    self.isEstimate = isEstimate
  }
}
