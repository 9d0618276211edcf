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
      guard let said = row.person else { continue }
      let place = RowPlace(row.sheet, row.row)
      let record = wished(ContactMask.unmasked(said), row, &applied)
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
    try await updatePeople(
      told.filter { $0.row.kind == .firms || $0.row.repeats == nil }, people, &changes, &applied)
    return named
  }

  /// A reason or days told of the wish not to be approached tell the wish; days that run backwards tell no end, and what is told
  /// of a wish that there is not is said to be left out.
  private func wished(
    _ told: Record<PersonField>, _ row: ImportedRow, _ applied: inout AppliedRows
  ) -> Record<PersonField> {
    var record = told
    let rest: [PersonField] = [.doNotApproachReason, .doNotApproachSince, .doNotApproachUntil]
    guard rest.contains(where: { record[$0] != nil }) else { return record }
    if record[.doNotApproach] == nil { record[.doNotApproach] = .flag(true) }
    if record.flag(.doNotApproach) == false {
      for field in rest {
        guard let value = record[field] else { continue }
        say(.wishContradicted, field, value, row, &applied)
        record[field] = nil
      }
    }
    if let since = record.date(.doNotApproachSince), let until = record.date(.doNotApproachUntil), until < since {
      say(.wishEndsBeforeStart, .doNotApproachUntil, .date(until), row, &applied)
      record[.doNotApproachUntil] = nil
    }
    return record
  }

  /// The fields of a standing wish not to be approached that a row would take back or shorten: a sheet says what somebody wrote,
  /// and only a person's word ends the wish of another.
  private static func held(_ told: Record<PersonField>, _ kept: Record<PersonField>, on day: CalendarDate)
    -> Set<PersonField>
  {
    guard let wish = kept.refusal, wish.until.map({ $0 >= day }) ?? true else { return [] }
    var held: Set<PersonField> = []
    if told.flag(.doNotApproach) == false { held.insert(.doNotApproach) }
    if let until = told.date(.doNotApproachUntil), wish.until.map({ until < $0 }) ?? true {
      held.insert(.doNotApproachUntil)
    }
    if let since = told.date(.doNotApproachSince), since > day, wish.from.map({ since > $0 }) ?? true {
      held.insert(.doNotApproachSince)
    }
    return held
  }

  private func say(
    _ code: ProblemCode, _ field: PersonField, _ value: FieldValue, _ row: ImportedRow, _ applied: inout AppliedRows,
    detail: String = "", example: String = ""
  ) {
    applied.problems[RowPlace(row.sheet, row.row), default: []].append(
      vocabulary.problems.problem(
        code, at: CellPlace(sheet: row.sheet, row: row.row, field: ImportField.person(field).name),
        value: value.display(field.kind), detail: detail, words: ["example": example]))
  }

  private mutating func updatePeople(
    _ told: [(row: ImportedRow, person: KnownPeople.Handle, record: Record<PersonField>)], _ people: KnownPeople,
    _ changes: inout [RowPlace: RowChange], _ applied: inout AppliedRows
  ) async throws {
    var stored = try await session.those(PersonField.self, told.compactMap { people.id(of: $0.person) })
    try await confirmation.learn(stored.values, session)
    var updates: [Int64: Stored<PersonField>] = [:]
    for (row, person, record) in told {
      guard let id = people.id(of: person), let old = stored[id] else { continue }
      let heard = ImportApplier.heard(record, of: old.record)
      let held = ImportApplier.held(heard, old.record, on: confirmation.source.asOf)
      for field in PersonField.allCases where held.contains(field) {
        guard let value = heard[field] else { continue }
        let kept = [PersonField.doNotApproach, .doNotApproachReason, .doNotApproachSince, .doNotApproachUntil]
          .compactMap { field in old.record[field].map { "\(field.label) \($0.display(field.kind))" } }
        say(
          .wishStands, field, value, row, &applied, detail: kept.joined(separator: ","),
          example: "\(id) \(field.name)=\(value.display(field.kind))")
      }
      let overlay = Overlay(heard, over: old, confirmation, prefix: "person.", holding: held)
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
