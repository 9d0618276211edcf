import Domain
import Intake

extension ImportApplier {
  /// Creates and updates the firms of the rows, and answers the firm of each row that has one.
  mutating func applyFirms(
    _ rows: [ImportedRow], _ changes: inout [RowPlace: RowChange], _ applied: inout AppliedRows
  ) async throws -> [RowPlace: Int64] {
    var told: [(row: ImportedRow, id: Int64, record: Record<EnterpriseField>)] = []
    var fresh: [(place: RowPlace, id: Int64, record: Record<EnterpriseField>)] = []
    for row in rows {
      guard let record = row.enterprise.map(ContactMask.unmasked) else { continue }
      let place = RowPlace(row.sheet, row.row)
      switch known.firm(of: record) {
      case .one(let id): told.append((row, id, record))
      case .former(let id):
        told.append((row, id, record))
        applied.problems[place, default: []].append(formerName(row, id, .enterprise(.name)))
      case .none, .several:
        // The row of a new firm is known under a negative number until the firm is stored.
        let id = -Int64(fresh.count) - 1
        likelyDuplicates(record, row, &applied)
        fresh.append((place, id, record))
        known.put(id, KnownFirm(record))
        told.append((row, id, record))
        continue
      }
      claim(told[told.count - 1].id, record)
    }
    let ids = try await createFirms(fresh, rows, &changes, &applied)
    let new = Dictionary(zip(fresh.map(\.place), ids), uniquingKeysWith: { first, _ in first })
    var firms: [RowPlace: Int64] = [:]
    var updates: [(place: RowPlace, id: Int64, record: Record<EnterpriseField>)] = []
    for (row, id, record) in told {
      let place = RowPlace(row.sheet, row.row)
      let id = id < 0 ? ids[Int(-id - 1)] : id
      firms[place] = id
      if new[place] != nil { continue }
      if row.repeats == nil {
        updates.append((place, id, record))
      } else if let code = record[.creditCode] {
        // What an earlier row of the file left open, and by which the firm is told from now on.
        updates.append((place, id, Record([.creditCode: code])))
      }
    }
    try await updateFirms(updates, rows, &changes, &applied)
    return firms
  }

  /// A firm without a code has the first code that comes to it; the next is another firm's.
  private mutating func claim(_ id: Int64, _ record: Record<EnterpriseField>) {
    guard let code = record.text(.creditCode), var firm = known.firms[id], firm.creditCode == nil else { return }
    firm.creditCode = code
    known.put(id, firm)
  }

  /// Creates firms and answers their ids, in the same order.
  private mutating func createFirms(
    _ fresh: [(place: RowPlace, id: Int64, record: Record<EnterpriseField>)], _ rows: [ImportedRow],
    _ changes: inout [RowPlace: RowChange], _ applied: inout AppliedRows
  ) async throws -> [Int64] {
    let records = fresh.map { derived.completed($0.record) }
    let ids = try await session.insert(records.map { NewRecord($0, source: source) })
    for (index, id) in ids.enumerated() {
      let place = fresh[index].place
      let firm = known.firms[fresh[index].id] ?? KnownFirm(records[index])
      known.remove(fresh[index].id)
      remember(firm, id)
      changes[place, default: RowChange()].isNew = true
      mismatch(records[index], place, rows, &applied)
    }
    return ids
  }

  private mutating func updateFirms(
    _ told: [(place: RowPlace, id: Int64, record: Record<EnterpriseField>)], _ rows: [ImportedRow],
    _ changes: inout [RowPlace: RowChange], _ applied: inout AppliedRows
  ) async throws {
    var stored = try await session.those(EnterpriseField.self, told.map(\.id))
    var updates: [Int64: Stored<EnterpriseField>] = [:]
    try await confirmation.learn(stored.values, session)
    for (place, id, record) in told {
      guard let old = stored[id] else { continue }
      let overlay = Overlay(FirmNaming.heard(record, by: old.record), over: old, confirmation)
      mismatch(overlay.stored.record, place, rows, &applied)
      changes[place, default: RowChange()].note(overlay)
      guard !overlay.isVain else { continue }
      let renamed = renamed(overlay.stored, from: old)
      let completed = overlay.cells.isEmpty ? renamed : derived.completed(renamed, source: source)
      // Another row of the batch may name the same firm.
      stored[id] = completed
      updates[id] = completed
      remember(KnownFirm(completed.record), id)
      if renamed != overlay.stored {
        let before = old.record[.formerNames]?.display(EnterpriseField.formerNames.kind)
        changes[place]?.cells.append(
          .init(
            field: EnterpriseField.formerNames.name, label: EnterpriseField.formerNames.label, old: before,
            new: renamed.record[.formerNames]?.display(EnterpriseField.formerNames.kind)))
      }
    }
    _ = try await session.update(Array(updates.values))
  }

  private func renamed(_ stored: Stored<EnterpriseField>, from old: Stored<EnterpriseField>) -> Stored<EnterpriseField>
  {
    let record = FirmNaming.keepingFormer(stored.record, replacing: old.record)
    guard record != stored.record else { return stored }
    var sources = stored.sources
    sources[.formerNames] = source
    return Stored(id: stored.id, change: stored.change, record: record, sources: sources)
  }

  /// Keeps what tells a firm again.
  mutating func remember(_ firm: KnownFirm, _ id: Int64) {
    known.put(id, firm)
    let core = FirmName(firm.name).core
    if cores?[core]?.contains(id) != true { cores?[core, default: []].append(id) }
  }

  /// Says that a row uses a name its firm no longer has.
  func formerName(_ row: ImportedRow, _ id: Int64, _ field: ImportField, _ name: String? = nil) -> RowProblem {
    vocabulary.problems.problem(
      .formerName, at: CellPlace(sheet: row.sheet, row: row.row, field: field.name),
      value: name ?? row.enterprise?.text(.name) ?? "", detail: known.firms[id]?.name ?? "\(id)")
  }

  /// Reports stored firms whose name differs only in its legal form.
  private mutating func likelyDuplicates(
    _ record: Record<EnterpriseField>, _ row: ImportedRow, _ applied: inout AppliedRows
  ) {
    if cores == nil {
      var made: [String: [Int64]] = [:]
      for (id, firm) in known.firms where id > 0 { made[FirmName(firm.name).core, default: []].append(id) }
      cores = made
    }
    guard let name = record.text(.name), let near = cores?[FirmName(name).core], !near.isEmpty else { return }
    let place = RowPlace(row.sheet, row.row)
    applied.problems[place, default: []].append(
      vocabulary.problems.problem(
        .likelyDuplicate, at: CellPlace(sheet: row.sheet, row: row.row, field: EnterpriseField.name.name), value: name,
        detail: "已有企业编号 " + near.sorted().map(String.init).joined(separator: "、")))
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
