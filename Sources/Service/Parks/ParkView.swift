package import Domain

/// A park with its zones, what each has left, and who has reserved what until when.
package struct ParkView: Sendable {
  package let park: RecordView<ParkField>
  package let zones: [ParkZone]
  /// The reservations, the first to end first; those that have ended follow, the latest first.
  package let holds: [ParkHold]
}

/// A zone of a park.
package struct ParkZone: Sendable {
  package let zone: Stored<ZoneField>
  package let lines: [CapacityLine]
  package let buildings: [ParkBuilding]
}

/// A building with the open needs that offer it.
package struct ParkBuilding: Sendable {
  package let building: Stored<BuildingField>
  package let needs: [Stored<NeedField>]
}

/// One line of a zone's ledger with what is reserved of it.
package struct CapacityLine: Sendable {
  package let line: Stored<LedgerField>
  /// `土地`, `可用劳动力(缝纫工)`
  package let label: String
  package let unit: String
  package let total: Quantity?
  /// What the ledger says is left before reservations.
  package let free: Quantity
  /// What is reserved on the day.
  package let held: Quantity
  /// What may still be reserved on the day.
  package let left: Quantity
  /// What may be reserved from each day on, as reservations end.
  package let later: [(day: CalendarDate, left: Quantity)]
  /// Where the ledger's word comes from.
  package let source: SourceView?
}

package struct ParkHold: Sendable {
  package let hold: Stored<HoldField>
  package let zone: String
  /// `土地`
  package let resource: String
  /// `30亩`
  package let amount: String
  package let enterprise: NamedRecord
  package let project: NamedRecord?
  package let plan: String?
  package let expires: CalendarDate
  /// Calendar days until then; negative once it has ended.
  package let daysLeft: Int
  /// Whether it ends within the term by which one is reminded.
  package let isDue: Bool

  package var isLive: Bool { daysLeft >= 0 }
}

/// A park on a list.
package struct ParkSummary: Sendable {
  package let park: Stored<ParkField>
  package let zones: [String]
  /// Of land and plant what may still be reserved over all zones: `土地 80亩`.
  package let left: [String]
  package let holds: Int
  /// How many reservations end within the term by which one is reminded.
  package let due: Int
  package let needs: Int
}
