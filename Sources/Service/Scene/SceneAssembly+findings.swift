package import Domain
import Scoring

extension SceneAssembly {
  /// Adds a person; only the home town and the wish not to be approached are read.
  package mutating func add(_ stored: Stored<PersonField>) {
    refusals[stored.id] = stored.record.refusal
    if let home = stored.text(.homeTown), let code = places.code(of: home) { homes[stored.id] = code }
  }

  /// Adds a tie; its person must have been added before.
  package mutating func add(_ stored: Stored<TieField>) {
    let record = stored.record
    guard let firm = record.reference(.enterprise), let person = record.reference(.person) else { return }
    let read = FactReader(stored: stored, sources: sources)
    let role = read.word(.role, as: RoleLevel.self)
    let asOf = role?.asOf ?? stored.sources.values.compactMap { sources[$0]?.asOf }.max()
    guard let asOf else { return }
    ties[firm, default: []].append(
      AlumniTie(
        person: person, role: role?.value, homePlace: homes[person], held: record.held,
        refused: refusals[person], asOf: asOf, source: role?.source ?? 0))
  }

  /// Adds a look-up of a firm in a public register.
  package mutating func add(_ stored: Stored<StandingField>) {
    let record = stored.record
    guard let firm = record.reference(.enterprise), let checked = record.date(.checkedOn),
      let list = record[.register, as: StandingList.self],
      let state = record[.state, as: StandingState.self]
    else { return }
    let subject = record[.subject, as: StandingSubject.self] ?? .firm
    checks[firm, default: []].append(
      StandingCheck(
        list: list, subject: subject, state: state, checked: checked, source: stored.sources[.state] ?? 0))
  }

  /// Adds a contact with a firm.
  package mutating func add(_ stored: Stored<EngagementField>) {
    let record = stored.record
    guard let firm = record.reference(.enterprise), let date = record.date(.date),
      let kind = record[.kind, as: EngagementKind.self]
    else { return }
    contacts[firm, default: []].append(Engagement(kind: kind, date: date, source: stored.sources[.kind] ?? 0))
  }

  /// Adds a department's ruling; one that does not meet the terms stands in the records and counts for nothing.
  package mutating func add(_ stored: Stored<RulingField>) {
    let record = stored.record
    guard let date = record.date(.ruledOn), let outcome = record[.outcome, as: RulingOutcome.self],
      let gate = try? terms.gate(record), let department = try? terms.department(record),
      (try? terms.check(record)) != nil
    else { return }
    // Conditions that are recorded as met leave a plain ruling.
    let met = record.flag(.conditionsMet) ?? false
    builder.add(
      ruling: RulingInput(
        id: stored.id, rule: gate.key,
        firm: record.reference(.enterprise), plan: record.reference(.plan), need: record.reference(.need),
        department: department,
        outcome: outcome == .metWithConditions && met ? .met : outcome,
        conditions: record.text(.conditions) ?? "",
        paper: record.text(.paper) ?? "",
        date: date,
        expires: record.date(.expires),
        source: stored.sources[.outcome] ?? 0))
  }
}
