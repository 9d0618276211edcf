import Domain
import Intake

/// A name of a tie that a person settles: a short name, or a name that several firms carry.
struct OpenName {
  let tie: ImportedTie
  let row: ImportedRow
  /// The firms that carry the name; none when no firm does.
  let firms: [Int64]
}

extension ImportApplier {
  /// Ties the people of the rows to their firms. A full name that no firm carries makes a firm; a short name that no firm is
  /// called is only listed, and so is a name that several firms carry.
  mutating func applyTies(
    _ rows: [ImportedRow], _ firms: [RowPlace: Int64], _ people: [RowPlace: KnownPeople.Handle],
    _ changes: inout [RowPlace: RowChange], _ applied: inout AppliedRows
  ) async throws {
    try await createNamedFirms(rows, firms, people)
    let ids = people.compactMapValues { self.people?.id(of: $0) }
    var byPair: [[FieldValue?]: Stored<TieField>] = [:]
    var firmsOf: [Int64: Set<Int64>] = [:]
    if !ids.isEmpty {
      let standing = try await session.all(TieField.self, .oneOf(.person, Set(ids.values).map { .reference($0) }))
      try await confirmation.learn(standing, session)
      for stored in standing {
        byPair[[stored.record[.enterprise], stored.record[.person]]] = stored
        guard let person = stored[.person]?.reference, let firm = stored[.enterprise]?.reference else { continue }
        firmsOf[person, default: []].insert(firm)
      }
    }
    var wanted: [(row: ImportedRow, firm: Int64, record: Record<TieField>)] = []
    for row in rows {
      let place = RowPlace(row.sheet, row.row)
      guard let person = ids[place] else { continue }
      for tie in row.ties {
        guard let firm = firm(of: tie, row, firms[place], tied: firmsOf[person] ?? [], &applied) else { continue }
        var record = Record<TieField>([.enterprise: .reference(firm), .person: .reference(person)])
        if let role = tie.role { record[.role] = .text(role) }
        if !tie.roleText.isEmpty { record[.roleText] = .text(tie.roleText) }
        record[.from] = tie.held.from.map { .date($0) }
        record[.until] = tie.held.until.map { .date($0) }
        wanted.append((row, firm, record))
        if let handle = people[place] {
          let marks = PersonMarks(name: "", phones: [], college: nil, classYear: nil, firms: [.stored(firm)])
          self.people?.learn(marks, of: handle)
        }
      }
    }
    guard !wanted.isEmpty else { return }
    var fresh: [[FieldValue?]] = []
    var updates: [Int64: Stored<TieField>] = [:]
    for (row, firm, record) in wanted {
      let place = RowPlace(row.sheet, row.row)
      let key = [record[.enterprise], record[.person]]
      if let old = byPair[key] {
        var record = record
        // The kind of role is read from the post's words; the same words tell nothing new.
        if old.record[.role] != nil, record[.roleText] == nil || record[.roleText] == old.record[.roleText] {
          record[.role] = record[.roleText] == nil ? nil : old.record[.role]
        }
        // A second post in the same firm, told in the same rows, stands beside the first.
        let isSecond = old.id == 0 || updates[old.id] != nil
        if isSecond {
          var both = old.record
          both.addPost(of: record)
          record = both
        }
        let (from, until) = (record.date(.from) ?? old.date(.from), record.date(.until) ?? old.date(.until))
        if let from, let until, until < from {
          (record[.from], record[.until]) = (old.record[.from], old.record[.until])
          applied.problems[place, default: []].append(
            vocabulary.problems.problem(
              .tieEndsBeforeStart, at: CellPlace(sheet: row.sheet, row: row.row, field: "tie.until_on"),
              value: "\(from) – \(until)"))
        }
        let overlay = Overlay(record, over: old, confirmation, prefix: "tie.")
        changes[place, default: RowChange()].note(overlay)
        var after = overlay.stored
        if isSecond, record[.until] == nil, after.record[.until] != nil {
          // He left one of two posts and holds the other.
          var (open, sources) = (after.record, after.sources)
          (open[.until], sources[.until]) = (nil, nil)
          after = Stored(id: after.id, change: after.change, record: open, sources: sources)
        } else if overlay.isVain {
          continue
        }
        byPair[key] = after
        if old.id != 0 { updates[old.id] = after }
      } else {
        let new = NewRecord(record, source: source)
        byPair[key] = Stored(id: 0, change: session.change, record: record, sources: new.sources)
        fresh.append(key)
        changes[place, default: RowChange()].isChanged = true
        if row.kind == .people {
          let name = known.firms[firm]?.name ?? "\(firm)"
          let post = record.text(.roleText).map { " " + $0 } ?? ""
          changes[place]?.cells.append(
            .init(field: "tie.enterprise_id", label: "任职", old: nil, new: name + post))
        }
      }
    }
    _ = try await session.insert(fresh.compactMap { byPair[$0] }.map { NewRecord($0.record, source: source) })
    _ = try await session.update(Array(updates.values))
    try await keepConfirmedNames(rows, &changes)
  }

  /// The firm or firms that a tie means; on a sheet of firms the row's own, and so with facts of the firm beside the person's.
  func meaning(of tie: ImportedTie, _ row: ImportedRow, _ rowFirm: Int64?) -> KnownFirms.Meaning {
    if let rowFirm, row.enterprise != nil { return .one(rowFirm) }
    if let settled = confirmed(tie.firm) { return known.firm(settled: settled) }
    return tie.isShortName ? known.firm(calledShort: tie.firm) : known.firm(named: tie.firm)
  }

  /// What a person settled a name to mean.
  private func confirmed(_ name: String) -> String? { confirmedNames[NameKey.of(name)]?.full }

  /// What a tie's firm is called that no firm carries yet; `nil` for a short name, which makes no firm.
  private func newName(of tie: ImportedTie, _ row: ImportedRow, _ rowFirm: Int64?) -> String? {
    guard case .none = meaning(of: tie, row, rowFirm) else { return nil }
    if let settled = confirmed(tie.firm) {
      return settled.hasPrefix("#") || CreditCode(settled.uppercased()) != nil ? nil : settled
    }
    return tie.isShortName ? nil : tie.firm
  }

  /// Makes the firms that ties name in full and nobody knows.
  private mutating func createNamedFirms(
    _ rows: [ImportedRow], _ firms: [RowPlace: Int64], _ people: [RowPlace: KnownPeople.Handle]
  ) async throws {
    var names: [String] = []
    for row in rows {
      let place = RowPlace(row.sheet, row.row)
      guard people[place] != nil else { continue }
      names += row.ties.compactMap { newName(of: $0, row, firms[place]) }
    }
    names = FirmNaming.joined([], names)
    let ids = try await session.insert(
      names.map { NewRecord(Record<EnterpriseField>([.name: .text($0)]), source: source) })
    for (name, id) in zip(names, ids) { remember(KnownFirm(name: name), id) }
  }

  /// The firm of a tie; `nil` when a person has to say which it is, and then that is said.
  private mutating func firm(
    of tie: ImportedTie, _ row: ImportedRow, _ rowFirm: Int64?, tied: Set<Int64>, _ applied: inout AppliedRows
  ) -> Int64? {
    if row.kind == .people, confirmed(tie.firm) != nil { usedConfirmations.insert(NameKey.of(tie.firm)) }
    switch meaning(of: tie, row, rowFirm) {
    case .one(let id): return id
    case .former(let id):
      applied.problems[RowPlace(row.sheet, row.row), default: []].append(
        formerName(row, id, .person(.employment), tie.firm))
      return id
    case .several(let ids):
      // Whoever is tied to one of them already means that one.
      let own = tied.intersection(ids)
      if own.count == 1 { return own.first }
      openNames.append(OpenName(tie: tie, row: row, firms: ids))
    case .none: openNames.append(OpenName(tie: tie, row: row, firms: []))
    }
    return nil
  }

  /// Keeps the short names that a person confirmed with their firms, so that they are not asked for again.
  private mutating func keepConfirmedNames(_ rows: [ImportedRow], _ changes: inout [RowPlace: RowChange]) async throws {
    var names: [Int64: [(name: String, place: RowPlace)]] = [:]
    for row in rows where row.kind == .people {
      for tie in row.ties {
        guard let settled = confirmedNames[NameKey.of(tie.firm)], tie.isShortName else { continue }
        guard case .one(let id) = known.firm(settled: settled.full), let firm = known.firms[id],
          FirmNaming.joined(firm.shortNames, [tie.firm]) != firm.shortNames
        else { continue }
        names[id, default: []].append((tie.firm, RowPlace(row.sheet, row.row)))
      }
    }
    let stored = try await session.those(EnterpriseField.self, names.keys)
    var updates: [Stored<EnterpriseField>] = []
    for (id, old) in stored {
      let more = names[id] ?? []
      let before = old.record.texts(.shortNames) ?? []
      var record = old.record
      record[.shortNames] = .texts(FirmNaming.joined(before, more.map(\.name)))
      var sources = old.sources
      sources[.shortNames] = source
      updates.append(Stored(id: id, change: old.change, record: record, sources: sources))
      remember(KnownFirm(record), id)
      guard let first = more.first else { continue }
      changes[first.place, default: RowChange()].isChanged = true
      changes[first.place]?.cells.append(
        .init(
          field: EnterpriseField.shortNames.name, label: EnterpriseField.shortNames.label,
          old: before.isEmpty ? nil : before.joined(separator: "、"),
          new: record.texts(.shortNames)?.joined(separator: "、")))
    }
    _ = try await session.update(updates)
  }

  /// Throws `ServiceError` `unknown_confirmed_name` for a confirmation of a name that no row has.
  func refuseUnusedConfirmations() throws {
    let unused = confirmedNames.filter { !usedConfirmations.contains($0.key) }.values.map(\.short).sorted()
    guard let first = unused.first else { return }
    throw ServiceError(
      .invalid, code: "unknown_confirmed_name", message: "确认(confirm)的简称「\(first)」不在文件的单位栏中,请核对写法。没有写入。")
  }

  /// Says which firms the open names may mean, now that the firms of the whole file are known.
  func sayOpenNames(_ applied: inout AppliedRows) {
    guard !openNames.isEmpty else { return }
    let resolver = ShortNameResolver(
      known.firms.sorted { $0.key < $1.key }.map { .init(name: $0.value.name, place: $0.value.place) },
      rules: vocabulary.shortNames)
    for open in openNames {
      applied.problems[RowPlace(open.row.sheet, open.row.row), default: []].append(
        open.firms.isEmpty ? shortName(open, resolver) : ambiguous(open))
    }
  }

  private func ambiguous(_ open: OpenName) -> RowProblem {
    let named = open.firms.sorted().map { id in
      let code = known.firms[id]?.creditCode.map { " " + $0 } ?? ""
      return "编号 \(id)\(code)"
    }
    return vocabulary.problems.problem(
      .ambiguousFirm, at: place(of: open), value: open.tie.firm,
      detail: named.prefix(5).joined(separator: "、") + (named.count > 5 ? " 等 \(named.count) 家" : ""))
  }

  private func shortName(_ open: OpenName, _ resolver: ShortNameResolver) -> RowProblem {
    let tie = open.tie
    let candidates = resolver.candidates(for: tie.firm, near: open.row.person?.text(.city)).map(\.name)
    let named = candidates.isEmpty ? "库中和本文件中都没有相近的企业" : "候选:" + candidates.joined(separator: "、")
    return RowProblem(
      place: place(of: open),
      value: tie.firm, code: .shortFirmName, severity: vocabulary.problems.severity(of: .shortFirmName),
      message: "「\(tie.firm)」像是企业简称,未与任何企业合并;\(named)。",
      hint: candidates.first.map { "确认后指明「\(tie.firm)=\($0)」(confirm)重新导入。" } ?? "请填写企业全称。",
      choices: candidates)
  }

  private func place(of open: OpenName) -> CellPlace {
    open.row.problems.first { $0.code == .shortFirmName }?.place
      ?? CellPlace(sheet: open.row.sheet, row: open.row.row, field: "person.employment")
  }

  /// What a person settled, by the key of the short name.
  static func byKey(_ names: [String: String]) -> [String: (short: String, full: String)] {
    Dictionary(
      names.map { (NameKey.of($0.key), (short: $0.key, full: $0.value)) }, uniquingKeysWith: { first, _ in first })
  }
}
