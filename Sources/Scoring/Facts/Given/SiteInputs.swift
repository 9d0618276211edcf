package import Domain

package struct ParkInput: Sendable, Hashable {
  /// The organisation's number of the park.
  package var id: Int64
  package var name: String
  /// Six-digit division code of the county.
  package var place: String
  /// Lines of the park.
  package var thresholds: [Threshold]
  /// Monthly wage of an ordinary worker here.
  package var wage: Dated<Money>?
  /// Workers available, by skill.
  package var labour: Dated<[SkillSupply]>?
  /// Whether it is a recognised 化工园区.
  package var chemicalPark: Bool?

  /// A record as it is given; what is left out is unknown.
  package init(
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
package struct ZoneInput: Sendable, Hashable {
  /// The organisation's number of the zone.
  package var id: Int64
  /// The park it belongs to.
  package var park: Int64
  package var name: String
  /// Division code, when it differs from the park's.
  package var place: String?
  /// Lines of the zone.
  package var thresholds: [Threshold]
  /// Its place in the Qinling protection plan.
  package var qinling: QinlingZone?
  /// Distance to the 汉江 bank, km.
  package var bankDistance: Quantity?
  /// Whether it is a recognised 化工园区; `nil` falls back to the park.
  package var chemicalPark: Bool?
  /// 容积率 of its standard plant, where a building's own is unknown.
  package var plotRatio: Quantity?
  /// Whether its sewage is piped to a treatment plant.
  package var sewagePiped: Bool?

  /// A record as it is given; what is left out is unknown.
  package init(
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

package struct BuildingInput: Sendable, Hashable {
  /// The organisation's number of the building.
  package var id: Int64
  /// The zone it stands in.
  package var zone: Int64
  package var name: String
  package var floors: [BuildingFloor]
  /// Highest fire class of production it is built for.
  package var fireClass: FireClass?
  /// Its real 容积率.
  package var plotRatio: Quantity?
  /// Number of the source row, 0 when there is none.
  package var source: Int64
  /// The day the facts were looked up.
  package var asOf: CalendarDate?

  /// A record as it is given; what is left out is unknown.
  package init(
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
package struct BuildingFloor: Sendable, Hashable {
  /// 1 is the ground floor.
  package var number: Int64
  /// m².
  package var area: Quantity?
  /// m.
  package var clearHeight: Quantity?
  /// kN/m².
  package var floorLoad: Quantity?
  /// Crane, t; 0 is none.
  package var crane: Quantity?

  /// A record as it is given; what is left out is unknown.
  package init(
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
package struct LedgerInput: Sendable, Hashable {
  package var zone: Int64
  package var resource: Resource
  /// How much, in the resource's unit.
  package var free: Quantity
  /// The day of the ledger.
  package var asOf: CalendarDate
  /// Number of the source row, 0 when there is none.
  package var source: Int64

  /// A record as it is given; what is left out is unknown.
  package init(
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
package struct HoldInput: Sendable, Hashable {
  /// The organisation's number of the hold.
  package var id: Int64
  package var zone: Int64
  package var resource: Resource
  package var quantity: Quantity
  /// Who holds it; never counted against itself.
  package var firm: Int64
  package var plan: Int64?
  /// The last day it counts.
  package var expires: CalendarDate

  /// A record as it is given; what is left out is unknown.
  package init(
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
