/// Gathers what one consistent read of the database tells, in any order, and makes a ``Snapshot`` of it.
package struct SnapshotBuilder: Sendable {
  let version: Int64
  let reference: Reference
  var firms = PackedFirms()
  var plans = PackedPlans()
  var needs: [NeedInput] = []
  var parks: [ParkInput] = []
  var zones: [ZoneInput] = []
  var buildings: [BuildingInput] = []
  var ledger: [LedgerInput] = []
  var holds: [HoldInput] = []
  var rulings: [RulingInput] = []

  /// A builder for the state `version` of an organisation's data over the shared reference tables.
  package init(version: Int64, reference: ReferenceInput) {
    self.version = version
    self.reference = Reference(reference)
  }

  /// Room for `count` firms.
  package mutating func reserve(firms count: Int) { firms.reserve(count) }

  package mutating func add(firm: FirmInput) { firms.add(firm, reference) }

  /// Adds a plan of an enterprise.
  package mutating func add(plan: PlanInput) { plans.add(plan) }

  package mutating func add(need: NeedInput) { needs.append(need) }

  package mutating func add(park: ParkInput) { parks.append(park) }

  package mutating func add(zone: ZoneInput) { zones.append(zone) }

  package mutating func add(building: BuildingInput) { buildings.append(building) }

  /// Adds a line of the capacity ledger.
  package mutating func add(ledger line: LedgerInput) { ledger.append(line) }

  package mutating func add(hold: HoldInput) { holds.append(hold) }

  /// Adds a department's ruling.
  package mutating func add(ruling: RulingInput) { rulings.append(ruling) }

  /// The snapshot; rows are put in the order of their numbers, so the order of adding changes nothing.
  package consuming func build() -> Snapshot { Snapshot(self) }
}
