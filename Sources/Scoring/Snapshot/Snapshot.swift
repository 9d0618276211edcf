/// An immutable state of an organisation's data, prepared for scoring; swapped whole, shared by all readers.
public final class Snapshot: Sendable {
  /// The data version it shows.
  public let version: Int64
  /// Needs by ascending number.
  public let needs: [NeedInput]
  /// Lines of the capacity ledger.
  public let ledger: [LedgerInput]
  /// Reservations by ascending number.
  public let holds: [HoldInput]
  /// Rulings by ascending number.
  public let rulings: [RulingInput]

  /// The reference tables, prepared.
  let prepared: Reference
  /// The places firms name.
  let places: PlaceTable
  /// Firms by ascending number.
  let rows: [FirmRow]
  /// What the firms do, each once.
  let businesses: [Business]
  /// The number of each row's business.
  let businessOfRow: [Int32]
  /// The rows of each business.
  let rowsOfBusiness: Groups
  private let rowIndex: [Int64: Int]
  /// Zones by ascending number.
  let zones: [ZoneInput]
  /// Buildings by ascending number.
  let buildings: [BuildingInput]
  private let parks: [Int64: ParkInput]
  private let zoneIndex: [Int64: Int]
  private let buildingIndex: [Int64: Int]
  private let needIndex: [Int64: Int]

  init(_ builder: consuming SnapshotBuilder) {
    version = builder.version
    needs = builder.needs.sorted { $0.id < $1.id }
    ledger = builder.ledger
    holds = builder.holds.sorted { $0.id < $1.id }
    rulings = builder.rulings.sorted { $0.id < $1.id }
    let reference = Reference(builder.reference)
    prepared = reference
    let plans = Dictionary(grouping: builder.plans.sorted { $0.id < $1.id }, by: \.firm)
    var places = PlaceTable()
    var businesses = BusinessTable()
    var businessOfRow: [Int32] = []
    businessOfRow.reserveCapacity(builder.firms.count)
    rows = builder.firms.sorted { $0.id < $1.id }.map {
      let number = businesses.number(of: $0, reference)
      businessOfRow.append(number)
      return FirmRow(
        $0, businesses.businesses[Int(number)], plans: plans[$0.id] ?? [], reference: reference, places: &places)
    }
    self.places = places
    self.businesses = businesses.businesses
    self.businessOfRow = businessOfRow
    rowsOfBusiness = Groups(businessOfRow, count: businesses.businesses.count)
    rowIndex = Dictionary(rows.enumerated().map { ($1.input.id, $0) }, uniquingKeysWith: { first, _ in first })
    parks = Dictionary(builder.parks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    zones = builder.zones.sorted { $0.id < $1.id }
    buildings = builder.buildings.sorted { $0.id < $1.id }
    zoneIndex = Dictionary(zones.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    buildingIndex = Dictionary(buildings.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    needIndex = Dictionary(needs.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// How many firms it holds.
  public var firmCount: Int { rows.count }

  /// A firm by its number.
  public func firm(_ id: Int64) -> FirmInput? { row(id)?.input }

  /// The plans of a firm by ascending number.
  public func plans(of firm: Int64) -> [PlanInput] { row(firm)?.plans.map(\.input) ?? [] }

  /// A need by its number.
  public func need(_ id: Int64) -> NeedInput? { needIndex[id].map { needs[$0] } }

  /// A park by its number.
  public func park(_ id: Int64) -> ParkInput? { parks[id] }

  /// A zone by its number.
  public func zone(_ id: Int64) -> ZoneInput? { zoneIndex[id].map { zones[$0] } }

  /// A building by its number.
  public func building(_ id: Int64) -> BuildingInput? { buildingIndex[id].map { buildings[$0] } }

  /// A prepared firm by its number.
  func row(_ id: Int64) -> FirmRow? { rowIndex[id].map { rows[$0] } }

  /// The index of a firm in `rows`.
  func index(of id: Int64) -> Int? { rowIndex[id] }
}
