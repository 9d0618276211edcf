import Domain
import Intake

extension ImportApplier {
  /// Creates and updates the plans of the rows; a plan is told again by its firm and name.
  mutating func applyPlans(
    _ rows: [ImportedRow], _ firms: [RowPlace: Int64], _ changes: inout [RowPlace: RowChange]
  ) async throws {
    var wanted: [(place: RowPlace, record: Record<PlanField>)] = []
    for row in rows {
      let place = RowPlace(row.sheet, row.row)
      guard var record = row.plan, let firm = firms[place] else { continue }
      record[.enterprise] = .reference(firm)
      wanted.append((place, record))
    }
    let ids = Set(wanted.compactMap { $0.record[.enterprise] })
    guard !ids.isEmpty else { return }
    let standing = try await session.all(PlanField.self, .oneOf(.enterprise, Array(ids)))
    try await confirmation.learn(standing, session)
    var byName: [[FieldValue?]: Stored<PlanField>] = [:]
    for stored in standing { byName[[stored.record[.enterprise], stored.record[.name]]] = stored }
    var fresh: [[FieldValue?]] = []
    var updates: [Int64: Stored<PlanField>] = [:]
    for (place, record) in wanted {
      let key = [record[.enterprise], record[.name]]
      if let old = byName[key] {
        // Another row of the file may tell more of the same plan.
        let overlay = Overlay(record, over: old, confirmation, prefix: "plan.")
        changes[place, default: RowChange()].note(overlay)
        if overlay.isVain { continue }
        byName[key] = overlay.stored
        if old.id != 0 { updates[old.id] = overlay.stored }
      } else {
        let new = NewRecord(record, source: source)
        byName[key] = Stored(id: 0, change: session.change, record: record, sources: new.sources)
        fresh.append(key)
        changes[place, default: RowChange()].isChanged = true
        changes[place]?.cells.append(
          .init(field: "plan.name", label: PlanField.name.label, old: nil, new: record.text(.name)))
      }
    }
    _ = try await session.insert(fresh.compactMap { byName[$0] }.map { NewRecord($0.record, source: source) })
    _ = try await session.update(Array(updates.values))
  }
}
