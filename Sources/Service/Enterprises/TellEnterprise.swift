package import Domain
import Scoring

/// Gathers what is known of a firm on one page.
package struct TellEnterprise: Sendable {
  let firms: KeepRecords<EnterpriseField>
  let registry: any Registry
  let references: any ReferenceStore
  let scenes: SceneKeeper
  let contacts: DiscloseContacts

  /// At most so many contacts and needs.
  private static let limit = 8

  /// The page of the firm that `words` names; with a `wish` the contact data of the firm and its people is clear as far as it
  /// is disclosed for the purpose, which is recorded.
  ///
  /// Throws `ServiceError` `enterprise_not_found`, `enterprise_ambiguous`, `invalid_query`.
  package func callAsFunction(
    _ words: String, for wish: ContactWish? = nil, today: CalendarDate, invocation: Invocation
  ) async throws -> EnterprisePage {
    let organisation = invocation.organisation
    let records = registry.records(organisation)
    let firm = try await FindRecord<EnterpriseField>(registry)(words, organisation: organisation)
    let id = firm.id
    let ties = try await records.all(TieField.self, .equals(.enterprise, .reference(id)))
    let people = try await records.those(PersonField.self, ties.compactMap { $0.reference(.person) })
    let disclosed = try await contacts(
      wish, people: Array(people.values), firms: [firm], useCase: "enterprise.disclose", invocation: invocation)
    let view = RecordView(
      firm, sources: try await registry.sources(Array(Set(firm.sources.values)), organisation: organisation),
      names: try await ReferenceNames(registry)(of: [firm], organisation: organisation), disclosed: disclosed)
    let of = FieldValue.reference(id)
    let plans = try await records.all(PlanField.self, .equals(.enterprise, of))
    let sources = try await registry.sources(
      Array(Set(plans.flatMap(\.sources.values))), organisation: organisation)
    let standing = try await records.all(StandingField.self, .equals(.enterprise, of), order: .checkedOn)
    let contacts = try await records.all(EngagementField.self, .equals(.enterprise, of), order: .date)
    let projects = try await records.all(OpportunityField.self, .equals(.enterprise, of))
    return EnterprisePage(
      record: view, inferred: try await inferred(view.stored, organisation),
      plans: plans.map { RecordView($0, sources: sources) },
      people: TellEnterprise.people(ties, people, disclosed, today),
      standing: latest(standing),
      contacts: try contacts.suffix(TellEnterprise.limit).reversed().map { contact in
        .init(kind: contact.words(.kind), date: try contact.required.date(.date), note: contact.text(.note))
      },
      projects: try projects.map { project in
        .init(
          id: project.id, code: try project.required.text(.code), title: try project.required.text(.title),
          stage: project[.exit] == nil ? project.words(.stage) : "\(project.words(.exit))(\(project.words(.stage)))",
          since: try project.required.date(.stageSince), officer: project.text(.officer))
      }, needs: try await needs(id, today, organisation))
  }

  /// The codes that were inferred with their names; `1495@9384` is 1495 with 93.84 %.
  private func inferred(
    _ firm: Stored<EnterpriseField>, _ organisation: Int64
  ) async throws -> [EnterprisePage.Inferred] {
    guard let codes = firm.texts(.inferredCodes), !codes.isEmpty else { return [] }
    let rows = try await references.table("industries", organisation: organisation).project(["code", "name"])
    let names = Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
    return codes.compactMap { text in
      let parts = text.split(separator: "@" as Character)
      guard parts.count == 2, let confidence = Int(parts[1]) else { return nil }
      let code = String(parts[0])
      return .init(code: code, name: names[code] ?? "", confidence: (confidence + 50) / 100)
    }
  }

  private static func people(
    _ ties: [Stored<TieField>], _ people: [Int64: Stored<PersonField>], _ disclosed: Disclosed, _ today: CalendarDate
  ) -> [EnterprisePage.Person] {
    ties.compactMap { tie in
      guard let id = tie.reference(.person), let person = people[id] else { return nil }
      let shown = disclosed.shown(person)
      return .init(
        id: id, name: person.words(.name), role: tie.text(.roleText) ?? tie.record[.role]?.display(TieField.role.kind),
        college: shown.text(.college), classYear: shown.count(.classYear), phone: shown.text(.phone),
        closed: Door(held: tie.record.held, refused: person.record.refusal, on: today).label,
        withheld: disclosed.reason(.person, id))
    }
  }

  /// The latest look-up of each subject in each register.
  private func latest(_ checks: [Stored<StandingField>]) -> [EnterprisePage.Standing] {
    var latest: [String: EnterprisePage.Standing] = [:]
    for check in checks {
      guard let day = check.date(.checkedOn) else { continue }
      let register = [check.words(.register), check.words(.subject)].filter { !$0.isEmpty }.joined(separator: " ")
      latest[register] = .init(register: register, state: check.words(.state), checkedOn: day)
    }
    return latest.values.sorted { $0.register < $1.register }
  }

  /// The needs it may answer when firms are called; none before the scene has it.
  private func needs(
    _ firm: Int64, _ today: CalendarDate, _ organisation: Int64
  ) async throws -> [EnterprisePage.Need] {
    let scene = try await scenes.scene(organisation: organisation)
    let profile = try scene.profile(VisitPairs.profile)
    let ranking = try? scene.ranker.rank(enterprise: firm, profile: profile, date: today, top: TellEnterprise.limit)
    return (ranking?.matches ?? []).compactMap { match in
      match.need.map { need in
        .init(
          id: need.id, code: need.code, title: need.title, list: match.list, band: match.bandDetail, score: match.score,
          tier: match.tier)
      }
    }
  }
}
