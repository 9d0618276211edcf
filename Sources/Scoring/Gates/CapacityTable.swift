internal import Domain

/// The capacity a need can draw on: ledger lines and who holds what.
struct CapacityTable: Sendable {
  private let lines: [CapacityLine?]
  private let holds: [Int64: [Int64]]

  /// - Parameters:
  ///   - ledger: every line of the snapshot; the nearest site of building, zone and park that has one counts.
  ///   - holds: every hold; those that have expired before `today` are dropped.
  init(
    need: NeedInput, site: GateSite, ledger: [LedgerInput], holds: [HoldInput], today: CalendarDate, ledgerDays: Int
  ) {
    let levels = CapacityTable.levels(need: need, site: site)
    let oldest = today.adding(days: -ledgerDays)
    var lines: [CapacityLine?] = []
    var byFirm: [Int64: [Int64]] = [:]
    for (index, resource) in Resource.allCases.enumerated() {
      let level = levels.firstIndex { level in ledger.contains { $0.resource == resource && $0.site == level[0] } }
      // A hold at a building weighs on its zone's ledger, and one in a zone on the park's.
      let places = level.map { levels[$0] } ?? levels.last ?? []
      var held: Int64 = 0
      for hold in holds where hold.resource == resource && hold.expires >= today && places.contains(hold.site) {
        held += hold.quantity.milli
        byFirm[hold.firm, default: Array(repeating: 0, count: Resource.allCases.count)][index] += hold.quantity.milli
      }
      if let level {
        let row = ledger.filter { $0.resource == resource && $0.site == levels[level][0] }.max { $0.asOf < $1.asOf }
        lines.append(
          row.map {
            CapacityLine(free: $0.free.milli - held, asOf: $0.asOf, isStale: $0.asOf < oldest, source: $0.source)
          })
      } else if let offer = need.offers.first(where: { $0.resource == resource }) {
        lines.append(
          CapacityLine(free: offer.quantity.milli - held, asOf: need.asOf, isStale: false, source: need.source))
      } else {
        lines.append(nil)
      }
    }
    self.lines = lines
    self.holds = byFirm
  }

  /// The line of a resource by its place among all cases, with the firm's own holds given back.
  func line(_ resource: Int, for firm: Int64) -> CapacityLine? {
    guard let line = lines[resource] else { return nil }
    guard !holds.isEmpty, let own = holds[firm]?[resource], own != 0 else { return line }
    return CapacityLine(free: line.free + own, asOf: line.asOf, isStale: line.isStale, source: line.source)
  }

  /// What the firm holds of a resource itself.
  func ownHold(_ resource: Int, of firm: Int64) -> Int64 { holds[firm]?[resource] ?? 0 }

  /// The sites from the nearest to the widest; each begins with itself, then come the sites inside it.
  private static func levels(need: NeedInput, site: GateSite) -> [[Site]] {
    var levels: [[Site]] = []
    if let building = need.building { levels.append([.building(building)]) }
    if let zone = need.zone { levels.append([.zone(zone)] + site.buildingsOfZone.map { .building($0.id) }) }
    levels.append([.park(need.park)] + site.insidePark)
    return levels
  }
}
