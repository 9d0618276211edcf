import Domain

/// Where a need would be built and what the ledger says of it, before any profile or day.
struct Ground: Sendable {
  let park: ParkInput?
  /// The zone the need names, else that of its building.
  let zone: ZoneInput?
  let building: BuildingInput?
  /// The buildings of the zone, searched when the need names none.
  let buildingsOfZone: [BuildingInput]
  /// Lines of the zone's ledger.
  let ledger: [LedgerInput]
  /// Reservations in the zone.
  let holds: [HoldInput]
  /// The other zones of the park.
  let neighbours: [Neighbour]

  /// Another zone of the park with its ledger.
  struct Neighbour: Sendable {
    let zone: ZoneInput
    let ledger: [LedgerInput]
    let holds: [HoldInput]
  }

  /// Division code of the site, empty when it is not known.
  var place: String { zone?.place ?? park?.place ?? "" }
}

/// The grounds of a snapshot's needs, looked up by zone.
struct GroundIndex: Sendable {
  private let snapshot: Snapshot
  private let buildings: [Int64: [BuildingInput]]
  private let ledger: [Int64: [LedgerInput]]
  private let holds: [Int64: [HoldInput]]

  init(_ snapshot: Snapshot) {
    self.snapshot = snapshot
    buildings = Dictionary(grouping: snapshot.buildings, by: \.zone)
    ledger = Dictionary(grouping: snapshot.ledger, by: \.zone)
    holds = Dictionary(grouping: snapshot.holds, by: \.zone)
  }

  /// The ground of a need.
  func ground(of need: NeedInput) -> Ground {
    let building = need.building.flatMap(snapshot.building)
    let zone = (need.zone ?? building?.zone).flatMap(snapshot.zone)
    func inZone<Row>(_ rows: [Int64: [Row]]) -> [Row] { zone.flatMap { rows[$0.id] } ?? [] }
    let park = zone?.park ?? need.park
    return Ground(
      park: snapshot.park(need.park), zone: zone, building: building, buildingsOfZone: inZone(buildings),
      ledger: inZone(ledger), holds: inZone(holds),
      neighbours: snapshot.zones.filter { $0.park == park && $0.id != zone?.id }.map {
        Ground.Neighbour(zone: $0, ledger: ledger[$0.id] ?? [], holds: holds[$0.id] ?? [])
      })
  }
}
