import Domain
import Intake

extension ImportApplier {
  /// Creates and updates the people of the rows, and answers the person of each row that has one.
  mutating func applyPeople(
    _ rows: [ImportedRow], _ firms: [RowPlace: Int64], _ changes: inout [RowPlace: RowChange],
    _ applied: inout AppliedRows
  ) async throws -> [RowPlace: KnownPeople.Handle] {
    guard rows.contains(where: { $0.person != nil }) else { return [:] }
    if people == nil { people = try await session.knownPeople() }
    guard var people else { return [:] }
    defer { self.people = people }
    var named: [RowPlace: KnownPeople.Handle] = [:]
    var told: [(row: ImportedRow, person: KnownPeople.Handle, record: Record<PersonField>)] = []
    var fresh: [(row: ImportedRow, person: KnownPeople.Handle, record: Record<PersonField>)] = []
    for row in rows {
      guard let record = row.person.map({ ImportApplier.wished(ContactMask.unmasked($0)) }) else { continue }
      let place = RowPlace(row.sheet, row.row)
      let phones = try record.text(.phone).map { try session.phoneKeys($0) } ?? []
      let marks = PersonMarks(record, phones: phones, firms: firmMarks(of: row, firms[place]))
      if let person = people.person(marks) {
        people.learn(marks, of: person)
        told.append((row, person, record))
        named[place] = person
      } else {
        let person = people.add(marks)
        fresh.append((row, person, record))
        named[place] = person
      }
    }
    let ids = try await session.insert(fresh.map { NewRecord($0.record, source: source) })
    for ((row, person, _), id) in zip(fresh, ids) {
      people.store(person, id: id)
      let place = RowPlace(row.sheet, row.row)
      changes[place, default: RowChange()].isChanged = true
      if row.kind == .people { changes[place]?.isNew = true }
    }
    for (row, person, record) in fresh {
      guard let other = people.namesake(of: person), let id = people.id(of: other) else { continue }
      applied.problems[RowPlace(row.sheet, row.row), default: []].append(
        vocabulary.problems.problem(
          .namesake, at: CellPlace(sheet: row.sheet, row: row.row, field: "person.name"),
          value: record.text(.name) ?? "", detail: "编号 \(id) 的校友"))
    }
    try await updatePeople(told.filter { $0.row.kind == .firms || $0.row.repeats == nil }, people, &changes)
    return named
  }

  /// A reason or days told of the wish not to be approached tell the wish; days that run backwards tell no end, and without the
  /// wish the rest says nothing.
  private static func wished(_ told: Record<PersonField>) -> Record<PersonField> {
    var record = told
    let rest: [PersonField] = [.doNotApproachReason, .doNotApproachSince, .doNotApproachUntil]
    guard rest.contains(where: { record[$0] != nil }) else { return record }
    if record[.doNotApproach] == nil { record[.doNotApproach] = .flag(true) }
    if record.flag(.doNotApproach) == false { for field in rest { record[field] = nil } }
    if let since = record.date(.doNotApproachSince), let until = record.date(.doNotApproachUntil), until < since {
      record[.doNotApproachUntil] = nil
    }
    return record
  }

  private mutating func updatePeople(
    _ told: [(row: ImportedRow, person: KnownPeople.Handle, record: Record<PersonField>)], _ people: KnownPeople,
    _ changes: inout [RowPlace: RowChange]
  ) async throws {
    var stored = try await session.those(PersonField.self, told.compactMap { people.id(of: $0.person) })
    try await confirmation.learn(stored.values, session)
    var updates: [Int64: Stored<PersonField>] = [:]
    for (row, person, record) in told {
      guard let id = people.id(of: person), let old = stored[id] else { continue }
      let overlay = Overlay(ImportApplier.heard(record, of: old.record), over: old, confirmation, prefix: "person.")
      changes[RowPlace(row.sheet, row.row), default: RowChange()].note(overlay)
      guard !overlay.isVain else { continue }
      stored[id] = overlay.stored
      updates[id] = overlay.stored
    }
    _ = try await session.update(Array(updates.values))
  }

  /// The firms of a row's person, known or only named.
  private func firmMarks(of row: ImportedRow, _ rowFirm: Int64?) -> [FirmMark] {
    if row.kind == .firms { return rowFirm.map { [.stored($0)] } ?? [] }
    return row.ties.map { tie in
      switch meaning(of: tie, row, rowFirm) {
      case .one(let id), .former(let id): .stored(id)
      case .none, .several: .named(NameKey.of(tie.firm))
      }
    }
  }

  /// What a row says of a person beside what is kept: the same name or the same phones in another spelling change nothing.
  private static func heard(_ said: Record<PersonField>, of kept: Record<PersonField>) -> Record<PersonField> {
    var said = said
    if kept[.name] != nil { said[.name] = kept[.name] }
    let phones = PhoneKey.all(in: said.text(.phone) ?? "")
    let known = PhoneKey.all(in: kept.text(.phone) ?? "")
    if !phones.isEmpty, Set(phones).isSubset(of: known) { said[.phone] = kept[.phone] }
    return said
  }
}
