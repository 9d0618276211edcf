/// Where a need would be built: its park, zone and building.
public struct GateSite: Sendable, Hashable {
  /// The park.
  public var park: ParkInput?
  /// The zone, when the need names one.
  public var zone: ZoneInput?
  /// The building, when the need names one.
  public var building: BuildingInput?
  /// The buildings of the zone, searched when the need names none.
  public var buildingsOfZone: [BuildingInput]
  /// Every zone and building of the park, whose holds weigh on the park's ledger.
  public var insidePark: [Site]

  /// A site.
  public init(
    park: ParkInput?, zone: ZoneInput? = nil, building: BuildingInput? = nil, buildingsOfZone: [BuildingInput] = [],
    insidePark: [Site] = []
  ) {
    self.park = park
    self.zone = zone
    self.building = building
    self.buildingsOfZone = buildingsOfZone
    self.insidePark = insidePark
  }
}
