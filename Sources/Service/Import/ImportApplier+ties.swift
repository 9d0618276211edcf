import Domain
import Intake

extension ImportApplier {
  /// Ties the people of the rows to their firms. A full name that no firm carries makes a firm; a short name is only listed.
  mutating func applyTies(
    _ rows: [ImportedRow], _ firms: [RowPlace: Int64], _ people: [RowPlace: Int64],
    _ changes: inout [RowPlace: RowChange], _ applied: inout AppliedRows
  ) async throws {
    var wanted: [(place: RowPlace, record: Record<TieField>)] = []
    for row in rows {
      let place = RowPlace(row.sheet, row.row)
      guard let person = people[place] else { continue }
      for tie in row.ties {
        guard let firm = try await firm(of: tie, row, firms[place]) else { continue }
        var record = Record<TieField>([.enterprise: .reference(firm), .person: .reference(person)])
        if let role = tie.role { record[.role] = .text(role) }
        if !tie.roleText.isEmpty { record[.roleText] = .text(tie.roleText) }
        wanted.append((place, record))
      }
    }
    let persons = Set(wanted.compactMap { $0.record[.person] })
    guard !persons.isEmpty else { return }
    let standing = try await session.page(
      RecordQuery<TieField>(conditions: [.oneOf(.person, Array(persons))], limit: .max - 1)
    ).rows
    var byPair: [[FieldValue?]: Stored<TieField>] = [:]
    for stored in standing { byPair[[stored.record[.enterprise], stored.record[.person]]] = stored }
    var fresh: [NewRecord<TieField>] = []
    var updates: [Stored<TieField>] = []
    for (place, record) in wanted {
      let key = [record[.enterprise], record[.person]]
      if let old = byPair[key] {
        let overlay = Overlay(record, over: old, source: source, prefix: "tie.")
        guard !overlay.cells.isEmpty, old.id != 0 else { continue }
        updates.append(overlay.stored)
        changes[place, default: RowChange()].isChanged = true
        changes[place]?.cells += overlay.cells
      } else {
        let new = NewRecord(record, source: source)
        byPair[key] = Stored(id: 0, change: session.change, record: record, sources: new.sources)
        fresh.append(new)
        changes[place, default: RowChange()].isChanged = true
      }
    }
    _ = try await session.insert(fresh)
    _ = try await session.update(updates)
  }

  /// The firm a tie names; on a sheet of firms the row's own.
  private mutating func firm(
    of tie: ImportedTie, _ row: ImportedRow, _ rowFirm: Int64?
  ) async throws -> Int64? {
    if row.kind == .firms { return rowFirm }
    let confirmed = options.confirmedNames[tie.firm]
    guard !tie.isShortName || confirmed != nil else { return nil }
    let name = confirmed ?? tie.firm
    let record = Record<EnterpriseField>([.name: .text(name)])
    if let ids = identities.byName[FirmKey.of(name)], let id = ids.first { return id }
    let id = try await session.insert([NewRecord(record, source: source)])[0]
    identities.byName[FirmKey.of(name)] = [id]
    return id
  }
}
