public import Domain

/// A standard plant.
public struct BuildingInput: Sendable, Hashable {
  /// The organisation's number of the building.
  public var id: Int64
  /// The zone it stands in.
  public var zone: Int64
  /// Name.
  public var name: String
  /// Its floors.
  public var floors: [BuildingFloor]
  /// Highest fire class of production it is built for.
  public var fireClass: FireClass?
  /// Its real 容积率.
  public var plotRatio: Quantity?
  /// Number of the source row, 0 when there is none.
  public var source: Int64
  /// The day the facts were looked up.
  public var asOf: CalendarDate?

  /// A record as it is given; what is left out is unknown.
  public init(
    id: Int64, zone: Int64, name: String, floors: [BuildingFloor] = [], fireClass: FireClass? = nil,
    plotRatio: Quantity? = nil, source: Int64 = 0, asOf: CalendarDate? = nil
  ) {
    self.id = id
    self.zone = zone
    self.name = name
    self.floors = floors
    self.fireClass = fireClass
    self.plotRatio = plotRatio
    self.source = source
    self.asOf = asOf
  }
}
