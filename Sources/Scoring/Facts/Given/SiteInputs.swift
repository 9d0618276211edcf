public import Domain

/// A park.
public struct ParkInput: Sendable, Hashable {
  /// The organisation's number of the park.
  public var id: Int64
  /// Name.
  public var name: String
  /// Six-digit division code of the county.
  public var place: String
  /// Lines of the park.
  public var thresholds: [Threshold]
  /// Monthly wage of an ordinary worker here.
  public var wage: Dated<Money>?
  /// Workers available, by skill.
  public var labour: Dated<[SkillSupply]>?
  /// Whether it is a recognised 化工园区.
  public var chemicalPark: Bool?

  /// A record as it is given; what is left out is unknown.
  public init(
    id: Int64, name: String, place: String, thresholds: [Threshold] = [], wage: Dated<Money>? = nil,
    labour: Dated<[SkillSupply]>? = nil, chemicalPark: Bool? = nil
  ) {
    self.id = id
    self.name = name
    self.place = place
    self.thresholds = thresholds
    self.wage = wage
    self.labour = labour
    self.chemicalPark = chemicalPark
  }
}

/// A zone of a park.
public struct ZoneInput: Sendable, Hashable {
  /// The organisation's number of the zone.
  public var id: Int64
  /// The park it belongs to.
  public var park: Int64
  /// Name.
  public var name: String
  /// Division code, when it differs from the park's.
  public var place: String?
  /// Lines of the zone.
  public var thresholds: [Threshold]
  /// Its place in the Qinling protection plan.
  public var qinling: QinlingZone?
  /// Distance to the 汉江 bank, km.
  public var bankDistance: Quantity?
  /// Whether it is a recognised 化工园区; `nil` falls back to the park.
  public var chemicalPark: Bool?
  /// 容积率 of its standard plant, where a building's own is unknown.
  public var plotRatio: Quantity?
  /// Whether its sewage is piped to a treatment plant.
  public var sewagePiped: Bool?

  /// A record as it is given; what is left out is unknown.
  public init(
    id: Int64, park: Int64, name: String, place: String? = nil, thresholds: [Threshold] = [],
    qinling: QinlingZone? = nil, bankDistance: Quantity? = nil, chemicalPark: Bool? = nil,
    plotRatio: Quantity? = nil, sewagePiped: Bool? = nil
  ) {
    self.id = id
    self.park = park
    self.name = name
    self.place = place
    self.thresholds = thresholds
    self.qinling = qinling
    self.bankDistance = bankDistance
    self.chemicalPark = chemicalPark
    self.plotRatio = plotRatio
    self.sewagePiped = sewagePiped
  }
}

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

/// What is free of one resource, before live holds.
public struct LedgerInput: Sendable, Hashable {
  /// The zone's number.
  public var zone: Int64
  /// Which resource.
  public var resource: Resource
  /// How much, in the resource's unit.
  public var free: Quantity
  /// The day of the ledger.
  public var asOf: CalendarDate
  /// Number of the source row, 0 when there is none.
  public var source: Int64

  /// A record as it is given; what is left out is unknown.
  public init(
    zone: Int64, resource: Resource, free: Quantity, asOf: CalendarDate, source: Int64 = 0
  ) {
    self.zone = zone
    self.resource = resource
    self.free = free
    self.asOf = asOf
    self.source = source
  }
}

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
