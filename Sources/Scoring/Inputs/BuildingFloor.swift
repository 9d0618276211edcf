public import Domain

/// One floor of a building.
public struct BuildingFloor: Sendable, Hashable {
  /// 1 is the ground floor.
  public var number: Int64
  /// m².
  public var area: Quantity?
  /// m.
  public var clearHeight: Quantity?
  /// kN/m².
  public var floorLoad: Quantity?
  /// Crane, t; 0 is none.
  public var crane: Quantity?

  /// A record as it is given; what is left out is unknown.
  public init(
    number: Int64, area: Quantity? = nil, clearHeight: Quantity? = nil, floorLoad: Quantity? = nil,
    crane: Quantity? = nil
  ) {
    self.number = number
    self.area = area
    self.clearHeight = clearHeight
    self.floorLoad = floorLoad
    self.crane = crane
  }
}
