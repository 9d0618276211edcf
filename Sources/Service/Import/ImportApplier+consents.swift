import Domain
import Intake

extension ImportApplier {
  /// Records what the people of the rows consent to, one record a person and purpose. A purpose that is none, days that run
  /// backwards, and a consent without purpose or person are said and not kept; a withdrawal stands until a later day is told.
  mutating func applyConsents(
    _ rows: [ImportedRow], _ people: [RowPlace: KnownPeople.Handle], _ changes: inout [RowPlace: RowChange],
    _ applied: inout AppliedRows
  ) async throws {
    var wanted: [(place: RowPlace, person: Int64, record: Record<ConsentField>)] = []
    for row in rows where row.repeats == nil || row.kind == .firms {
      let place = RowPlace(row.sheet, row.row)
      guard let told = row.consent else { continue }
      func say(_ code: ProblemCode, _ field: ConsentField, _ value: String, _ detail: String) {
        applied.problems[place, default: []].append(
          vocabulary.problems.problem(
            code, at: CellPlace(sheet: row.sheet, row: row.row, field: "consent.\(field.name)"), value: value,
            detail: detail))
      }
      guard let person = people[place].flatMap({ self.people?.id(of: $0) }) else {
        if row.repeats == nil { say(.consentUnclear, .person, "", "没有姓名,不知是谁的") }
        continue
      }
      guard let text = told.text(.purpose) else {
        say(.consentUnclear, .purpose, "", "没有写明用途")
        continue
      }
      if text == "无" { continue }
      let purposes = try await purposes()
      for part in purposes.purpose(text) == nil ? ListReader.parts(text) : [text] {
        guard let purpose = purposes.purpose(part) else {
          say(.unknownPurpose, .purpose, part, purposes.all.map(\.name).joined(separator: "、"))
          continue
        }
        var record = told
        record[.person] = .reference(person)
        record[.purpose] = .text(purpose.name)
        if let given = record.date(.givenOn),
          let field = [ConsentField.expiresOn, .withdrawnOn].first(where: {
            record.date($0).map { $0 < given } ?? false
          })
        {
          say(
            .consentUnclear, field, record[field]?.display(field.kind) ?? "",
            "「\(field.label)」早于「\(ConsentField.givenOn.label)」")
          continue
        }
        wanted.append((place, person, record))
      }
    }
    guard !wanted.isEmpty else { return }
    let standing = try await session.all(
      ConsentField.self, in: .person, Set(wanted.map { FieldValue.reference($0.person) }))
    try await confirmation.learn(standing, session)
    var byPerson = Dictionary(grouping: standing, by: { $0.reference(.person) ?? 0 })
    var fresh: [Record<ConsentField>] = []
    for (place, person, told) in wanted {
      let known = byPerson[person]?.firstIndex { old in
        guard old.record[.purpose] == told[.purpose] else { return false }
        guard let withdrawn = old.date(.withdrawnOn), let given = told.date(.givenOn) else { return true }
        return given <= withdrawn
      }
      func refuse(_ problem: ServiceError.FieldProblem) {
        applied.problems[place, default: []].append(
          vocabulary.problems.problem(
            .consentUnclear,
            at: CellPlace(sheet: place.sheet, row: place.row, field: "consent.\(problem.field)"), value: "",
            detail: problem.message))
      }
      if let known, let old = byPerson[person]?[known] {
        let overlay = Overlay(told, over: old, confirmation, prefix: "consent.")
        if let problem = ConsentRule.notOthers(overlay.stored.record, replacing: old.record) {
          refuse(problem)
          continue
        }
        guard overlay.stored.record.isInOrder else {
          applied.problems[place, default: []].append(
            vocabulary.problems.problem(
              .consentUnclear, at: CellPlace(sheet: place.sheet, row: place.row, field: "consent.expires_on"),
              value: "",
              detail: "日期与已登记的授权前后不符"))
          continue
        }
        changes[place, default: RowChange()].note(overlay)
        if overlay.isVain { continue }
        byPerson[person]?[known] = overlay.stored
        if old.id == 0 {
          fresh = fresh.map { $0 == old.record ? overlay.stored.record : $0 }
        } else {
          _ = try await session.update([overlay.stored])
        }
      } else {
        let record = try await completed(told)
        if let problem = ConsentRule.notOthers(record, replacing: nil) {
          refuse(problem)
          continue
        }
        let new = NewRecord(record, source: source)
        byPerson[person, default: []].append(
          Stored(id: 0, change: session.change, record: record, sources: new.sources))
        fresh.append(record)
        changes[place, default: RowChange()].isChanged = true
        changes[place]?.cells.append(
          .init(
            field: "consent.purpose", label: "\(ConsentField.label)·\(ConsentField.purpose.label)", old: nil,
            new: record.text(.purpose)))
      }
    }
    _ = try await session.insert(fresh.map { NewRecord($0, source: source) })
  }

  /// A consent of the day of the sheet, for the university's side alone, where the row does not say otherwise.
  private mutating func completed(_ told: Record<ConsentField>) async throws -> Record<ConsentField> {
    var record = told
    if record[.givenOn] == nil {
      record[.givenOn] = .date(confirmation.source.asOf)
      if let expires = record.date(.expiresOn), expires < confirmation.source.asOf { record[.givenOn] = .date(expires) }
    }
    if record[.scope] == nil { record[.scope] = .text(ConsentScope.school.rawValue) }
    if record[.expiresOn] == nil, let name = record.text(.purpose) {
      let last = try await purposes().purpose(name)?.lastDay(from: record.date(.givenOn))
      record[.expiresOn] = last.map { .date($0) }
    }
    return record
  }

  private mutating func purposes() async throws -> ContactPurposes {
    if let known = knownPurposes { return known }
    let read = try await ContactPurposes.inForce(references, organisation: session.organisation)
    knownPurposes = read
    return read
  }
}

extension Record<ConsentField> {
  /// Whether it ends no earlier than it begins.
  fileprivate var isInOrder: Bool {
    guard let given = date(.givenOn) else { return true }
    return [ConsentField.expiresOn, .withdrawnOn].allSatisfy { field in date(field).map { $0 >= given } ?? true }
  }
}
