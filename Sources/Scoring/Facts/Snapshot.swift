import Domain

/// An immutable state of an organisation's data, prepared for scoring; swapped whole, shared by all readers.
package final class Snapshot: Sendable {
  /// The data version it shows.
  package let version: Int64
  /// Needs by ascending number.
  package let needs: [NeedInput]
  /// Lines of the capacity ledger.
  package let ledger: [LedgerInput]
  /// Reservations by ascending number.
  package let holds: [HoldInput]
  /// Rulings by ascending number.
  package let rulings: [RulingInput]

  /// The reference tables, prepared.
  let prepared: Reference
  /// Firms by ascending number.
  private let firms: PackedFirms
  private let plans: PackedPlans
  /// The rows of each business.
  let rowsOfBusiness: Groups
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
    let reference = builder.reference
    prepared = reference
    var firms = builder.firms
    firms.finish()
    self.firms = firms
    var plans = builder.plans
    plans.finish(firms, reference)
    self.plans = plans
    rowsOfBusiness = Groups(firms.business, count: firms.table.businesses.count)
    parks = Dictionary(builder.parks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    zones = builder.zones.sorted { $0.id < $1.id }
    buildings = builder.buildings.sorted { $0.id < $1.id }
    zoneIndex = Dictionary(zones.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    buildingIndex = Dictionary(buildings.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    needIndex = Dictionary(needs.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// How many firms it holds.
  package var firmCount: Int { firms.ids.count }

  /// About how many bytes of memory it takes beside its reference tables.
  package var bytes: Int { firms.bytes + plans.bytes + 4096 * (needs.count + zones.count) }

  /// A firm by its number.
  package func firm(_ id: Int64) -> FirmInput? { index(of: id).map(firms.firm) }

  /// The plans of a firm by ascending number.
  package func plans(of firm: Int64) -> [PlanInput] {
    index(of: firm).map { plans.rows(of: $0).map { plans.plan($0).input } } ?? []
  }

  /// A need by its number.
  package func need(_ id: Int64) -> NeedInput? { needIndex[id].map { needs[$0] } }

  /// A park by its number.
  package func park(_ id: Int64) -> ParkInput? { parks[id] }

  /// A zone by its number.
  package func zone(_ id: Int64) -> ZoneInput? { zoneIndex[id].map { zones[$0] } }

  /// A building by its number.
  package func building(_ id: Int64) -> BuildingInput? { buildingIndex[id].map { buildings[$0] } }

  /// The index of a firm by its number.
  func index(of id: Int64) -> Int? { firms.index(of: id) }

  /// The firm of an index, prepared; made anew at each call.
  func row(_ index: Int) -> FirmRow {
    FirmRow(
      firms.firm(index), businesses[Int(businessOfRow[index])], plans: plans.rows(of: index).map(plans.plan),
      reference: prepared, places: places)
  }

  /// The plan of a row among all plans, as it was given.
  func plan(_ row: Int) -> PlanInput { plans.input(row) }

  /// The numbers of the plan of a row.
  func planFacts(_ row: Int) -> PlanFacts { plans.facts[row] }

  /// The environmental weight of the plan of a row.
  func trade(ofPlan row: Int) -> TradeWeight? { plans.trades[row] }

  /// The register look-ups of a firm.
  func standingChecks(of index: Int) -> [StandingCheck] {
    firms.isChecked[index] ? firms.firm(index).standingChecks : []
  }

  /// Where a firm says it will not go.
  func exclusions(of index: Int) -> Dated<[ExcludedRegion]>? {
    firms.exclusions.isEmpty ? nil : firms.exclusions[firms.ids[index]]
  }

  /// The numbers of the firms, by index.
  var ids: [Int64] { firms.ids }
  /// Whether each firm produces in the county already, by index.
  var isLocal: [Bool] { firms.isLocal }
  /// What the firms do, each once.
  var businesses: [Business] { firms.table.businesses }
  /// What a need can meet in each.
  var marks: BusinessMarks { firms.table.marks }
  /// The number of each firm's business, by index.
  var businessOfRow: [Int32] { firms.business }
  /// The places firms name.
  var places: PlaceNumbers { firms.places }
  /// The numbers of the plans, those of a firm together.
  var planIDs: [Int64] { plans.ids }
  /// The rows of a firm's plans among all plans.
  func planRows(of index: Int) -> Range<Int> { plans.rows(of: index) }
}

/// Rows by the group they belong to: for each group its rows, ascending, in one array.
struct Groups: Sendable {
  private let starts: [Int32]
  private let rows: [Int32]

  /// - Parameter groups: the group of each row, 0 ..< `count`.
  init(_ groups: [Int32], count: Int) {
    var starts = Array(repeating: Int32(0), count: count + 1)
    for group in groups { starts[Int(group) + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    var next = starts
    var rows = Array(repeating: Int32(0), count: groups.count)
    for (row, group) in groups.enumerated() {
      rows[Int(next[Int(group)])] = Int32(row)
      next[Int(group)] += 1
    }
    self.starts = starts
    self.rows = rows
  }

  /// The rows of a group.
  subscript(group: Int) -> ArraySlice<Int32> { rows[Int(starts[group])..<Int(starts[group + 1])] }
}
