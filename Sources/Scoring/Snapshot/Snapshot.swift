/// An immutable state of an organisation's data, prepared for scoring; swapped whole, shared by all readers.
public final class Snapshot: Sendable {
  /// The data version it shows.
  public let version: Int64
  /// The reference tables it was prepared with.
  public let reference: ReferenceInput
  /// Needs by ascending number.
  public let needs: [NeedInput]
  /// Lines of the capacity ledger.
  public let ledger: [LedgerInput]
  /// Reservations.
  public let holds: [HoldInput]
  /// Rulings by ascending number.
  public let rulings: [RulingInput]

  let firms: [FirmInput]
  let firmIndex: [Int64: Int]
  let plansByFirm: [Int64: [PlanInput]]
  let parks: [Int64: ParkInput]
  let zones: [Int64: ZoneInput]
  let buildings: [Int64: BuildingInput]
  let needIndex: [Int64: Int]

  init(_ builder: consuming SnapshotBuilder) {
    version = builder.version
    reference = builder.reference
    needs = builder.needs.sorted { $0.id < $1.id }
    ledger = builder.ledger
    holds = builder.holds.sorted { $0.id < $1.id }
    rulings = builder.rulings.sorted { $0.id < $1.id }
    firms = builder.firms.sorted { $0.id < $1.id }
    firmIndex = Dictionary(firms.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    plansByFirm = Dictionary(grouping: builder.plans.sorted { $0.id < $1.id }, by: \.firm)
    parks = Dictionary(builder.parks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    zones = Dictionary(builder.zones.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    buildings = Dictionary(builder.buildings.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    needIndex = Dictionary(needs.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// How many firms it holds.
  public var firmCount: Int { firms.count }

  /// A firm by its number.
  public func firm(_ id: Int64) -> FirmInput? { firmIndex[id].map { firms[$0] } }

  /// The plans of a firm by ascending number.
  public func plans(of firm: Int64) -> [PlanInput] { plansByFirm[firm] ?? [] }

  /// A need by its number.
  public func need(_ id: Int64) -> NeedInput? { needIndex[id].map { needs[$0] } }

  /// A park by its number.
  public func park(_ id: Int64) -> ParkInput? { parks[id] }

  /// A zone by its number.
  public func zone(_ id: Int64) -> ZoneInput? { zones[id] }

  /// A building by its number.
  public func building(_ id: Int64) -> BuildingInput? { buildings[id] }
}
