public import Domain
import Scoring

extension SceneAssembly {
  /// Adds a person; only the home town is read.
  public mutating func add(_ stored: Stored<PersonField>) {
    if let home = stored.record[.homeTown]?.text, let code = places.code(of: home) { homes[stored.id] = code }
  }

  /// Adds a tie; its person must have been added before.
  public mutating func add(_ stored: Stored<TieField>) {
    let record = stored.record
    guard let firm = record[.enterprise]?.reference, let person = record[.person]?.reference else { return }
    let read = FactReader(stored: stored, sources: sources)
    let role = read.word(.role, as: RoleLevel.self)
    let asOf = role?.asOf ?? stored.sources.values.compactMap { sources[$0]?.asOf }.max()
    guard let asOf else { return }
    ties[firm, default: []].append(
      AlumniTie(
        person: person, role: role?.value, homePlace: homes[person], asOf: asOf, source: role?.source ?? 0))
  }

  /// Adds a look-up of a firm in a public register.
  public mutating func add(_ stored: Stored<StandingField>) {
    let record = stored.record
    guard let firm = record[.enterprise]?.reference, let checked = record[.checkedOn]?.date,
      let list = record[.register]?.text.flatMap(StandingList.init(rawValue:)),
      let state = record[.state]?.text.flatMap(StandingState.init(rawValue:))
    else { return }
    let subject = record[.subject]?.text.flatMap(StandingSubject.init(rawValue:)) ?? .firm
    checks[firm, default: []].append(
      StandingCheck(
        list: list, subject: subject, state: state, checked: checked, source: stored.sources[.state] ?? 0))
  }

  /// Adds a contact with a firm.
  public mutating func add(_ stored: Stored<EngagementField>) {
    let record = stored.record
    guard let firm = record[.enterprise]?.reference, let date = record[.date]?.date,
      let kind = record[.kind]?.text.flatMap(EngagementKind.init(rawValue:))
    else { return }
    contacts[firm, default: []].append(Engagement(kind: kind, date: date, source: stored.sources[.kind] ?? 0))
  }

  /// Adds a department's ruling.
  public mutating func add(_ stored: Stored<RulingField>) {
    let record = stored.record
    guard let rule = record[.gate]?.text, let date = record[.ruledOn]?.date,
      let outcome = record[.outcome]?.text.flatMap(RulingOutcome.init(rawValue:))
    else { return }
    // Conditions that are recorded as met leave a plain ruling.
    let met = record[.conditionsMet]?.flag ?? false
    builder.add(
      ruling: RulingInput(
        id: stored.id, rule: rule,
        firm: record[.enterprise]?.reference, plan: record[.plan]?.reference, need: record[.need]?.reference,
        department: record[.department]?.text ?? "",
        outcome: outcome == .metWithConditions && met ? .met : outcome,
        conditions: record[.conditions]?.text ?? "",
        paper: record[.paper]?.text ?? "",
        date: date,
        expires: record[.expires]?.date,
        source: stored.sources[.outcome] ?? 0))
  }
}
