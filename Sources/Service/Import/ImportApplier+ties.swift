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
        if tie.isShortName, row.kind == .people, options.confirmedNames[tie.firm] == nil {
          applied.problems[place, default: []].append(shortName(tie, row))
        }
        guard let firm = try await firm(of: tie, row, firms[place]) else { continue }
        var record = Record<TieField>([.enterprise: .reference(firm), .person: .reference(person)])
        if let role = tie.role { record[.role] = .text(role) }
        if !tie.roleText.isEmpty { record[.roleText] = .text(tie.roleText) }
        wanted.append((place, record))
      }
    }
    let persons = Set(wanted.compactMap { $0.record[.person] })
    guard !persons.isEmpty else { return }
    let standing = try await session.all(TieField.self, .oneOf(.person, Array(persons)))
    try await confirmation.learn(standing, session)
    var byPair: [[FieldValue?]: Stored<TieField>] = [:]
    for stored in standing { byPair[[stored.record[.enterprise], stored.record[.person]]] = stored }
    var fresh: [NewRecord<TieField>] = []
    var updates: [Stored<TieField>] = []
    for (place, record) in wanted {
      let key = [record[.enterprise], record[.person]]
      if let old = byPair[key] {
        var record = record
        // The kind of role is read from the post's words; the same words tell nothing new.
        if old.record[.role] != nil, record[.roleText] == nil || record[.roleText] == old.record[.roleText] {
          record[.role] = record[.roleText] == nil ? nil : old.record[.role]
        }
        let overlay = Overlay(record, over: old, confirmation, prefix: "tie.")
        guard old.id != 0 else { continue }
        changes[place, default: RowChange()].note(overlay)
        if !overlay.isVain { updates.append(overlay.stored) }
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

  /// Says which firms a short name may mean, for a person to confirm.
  private func shortName(_ tie: ImportedTie, _ row: ImportedRow) -> RowProblem {
    let town = row.person?.text(.city)
    let candidates = ShortNameResolver(firms.values).candidates(for: tie.firm, near: town).prefix(3).map(\.name)
    let first = row.problems.first { $0.code == .shortFirmName }
    let named = candidates.isEmpty ? "库中没有相近的企业" : "候选:" + candidates.joined(separator: "、")
    return RowProblem(
      place: first?.place ?? CellPlace(sheet: row.sheet, row: row.row, field: PersonField.employment.name),
      value: tie.firm, code: .shortFirmName, severity: vocabulary.problems.severity(of: .shortFirmName),
      message: "「\(tie.firm)」像是企业简称,未与任何企业合并;\(named)。",
      hint: candidates.first.map { "确认后指明「\(tie.firm)=\($0)」(confirm)重新导入。" } ?? "请填写企业全称。")
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
    firms[id] = ShortNameResolver.Firm(name: name, place: "")
    return id
  }
}
