import Domain
import Intake

extension ImportApplier {
  /// Creates and updates the firms of the rows, and answers the firm of each row that has one.
  mutating func applyFirms(
    _ rows: [ImportedRow], _ changes: inout [RowPlace: RowChange], _ applied: inout AppliedRows
  ) async throws -> [RowPlace: Int64] {
    var firms: [RowPlace: Int64] = [:]
    var fresh: [(place: RowPlace, record: Record<EnterpriseField>)] = []
    var known: [(place: RowPlace, id: Int64, record: Record<EnterpriseField>)] = []
    var waiting: [RowPlace: Record<EnterpriseField>] = [:]
    var freshKeys: Set<String> = []
    for row in rows {
      guard let record = row.enterprise else { continue }
      let place = RowPlace(row.sheet, row.row)
      if let id = identity(record) {
        firms[place] = id
        if row.repeats == nil { known.append((place, id, record)) }
      } else if row.repeats == nil, freshKeys.insert(ImportApplier.key(record)).inserted {
        try likelyDuplicates(record, row, &applied)
        fresh.append((place, record))
      } else {
        waiting[place] = record
      }
    }
    try await createFirms(fresh, rows, &changes, &applied, &firms)
    try await updateFirms(known, rows, &changes, &applied)
    for (place, record) in waiting { firms[place] = identity(record) }
    return firms
  }

  private static func key(_ record: Record<EnterpriseField>) -> String {
    record.text(.creditCode) ?? FirmKey.of(record.text(.name) ?? "")
  }

  private mutating func createFirms(
    _ fresh: [(place: RowPlace, record: Record<EnterpriseField>)], _ rows: [ImportedRow],
    _ changes: inout [RowPlace: RowChange], _ applied: inout AppliedRows, _ firms: inout [RowPlace: Int64]
  ) async throws {
    let records = fresh.map { derived.completed($0.record) }
    let ids = try await session.insert(records.map { NewRecord($0, source: source) })
    for (index, id) in ids.enumerated() {
      let place = fresh[index].place
      firms[place] = id
      remember(records[index], id)
      changes[place, default: RowChange()].isNew = true
      mismatch(records[index], place, rows, &applied)
    }
  }

  private mutating func updateFirms(
    _ known: [(place: RowPlace, id: Int64, record: Record<EnterpriseField>)], _ rows: [ImportedRow],
    _ changes: inout [RowPlace: RowChange], _ applied: inout AppliedRows
  ) async throws {
    var stored = try await session.those(EnterpriseField.self, known.map(\.id))
    var updates: [Int64: Stored<EnterpriseField>] = [:]
    try await confirmation.learn(stored.values, session)
    for (place, id, record) in known {
      guard let old = stored[id] else { continue }
      let overlay = Overlay(record, over: old, confirmation)
      mismatch(overlay.stored.record, place, rows, &applied)
      changes[place, default: RowChange()].note(overlay)
      guard !overlay.isVain else { continue }
      let completed = overlay.cells.isEmpty ? overlay.stored : derived.completed(overlay.stored, source: source)
      // Another row of the batch may name the same firm.
      stored[id] = completed
      updates[id] = completed
      remember(overlay.stored.record, id)
    }
    _ = try await session.update(Array(updates.values))
  }

  private mutating func remember(_ record: Record<EnterpriseField>, _ id: Int64) {
    if let code = record.text(.creditCode) {
      identities.byCreditCode[code] = id
      coded.insert(id)
    }
    guard let name = record.text(.name) else { return }
    firms[id] = ShortNameResolver.Firm(name: name, place: record.text(.place) ?? "")
    let key = FirmKey.of(name)
    if identities.byName[key]?.contains(id) != true { identities.byName[key, default: []].append(id) }
    let core = FirmName(name).core
    if cores?[core]?.contains(id) != true { cores?[core, default: []].append(id) }
  }

  /// Reports stored firms whose name differs only in its legal form.
  private mutating func likelyDuplicates(
    _ record: Record<EnterpriseField>, _ row: ImportedRow, _ applied: inout AppliedRows
  ) throws {
    if cores == nil {
      var made: [String: [Int64]] = [:]
      for (key, ids) in identities.byName { made[FirmName(key).core, default: []] += ids }
      cores = made
    }
    guard let name = record.text(.name), let near = cores?[FirmName(name).core], !near.isEmpty else { return }
    let place = RowPlace(row.sheet, row.row)
    applied.problems[place, default: []].append(
      vocabulary.problems.problem(
        .likelyDuplicate, at: CellPlace(sheet: row.sheet, row: row.row, field: EnterpriseField.name.name), value: name,
        detail: "已有企业编号 " + near.map(String.init).joined(separator: "、")))
  }

  /// Reports a declared code that the products do not bear out.
  private func mismatch(
    _ record: Record<EnterpriseField>, _ place: RowPlace, _ rows: [ImportedRow], _ applied: inout AppliedRows
  ) {
    guard let reason = derived.mismatch(record) else { return }
    applied.problems[place, default: []].append(
      vocabulary.problems.problem(
        .codeTextMismatch,
        at: CellPlace(sheet: place.sheet, row: place.row, field: EnterpriseField.industryCode.name),
        value: record.text(.industryCode) ?? "", detail: reason))
  }
}
