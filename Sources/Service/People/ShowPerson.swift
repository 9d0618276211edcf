package import Domain

/// A person as officials see them: what is known, posts, consents, for what they may be approached, contacts, open differences.
package struct PersonView: Sendable {
  package struct Post: Sendable {
    package let firm: Int64
    package let name: String
    package let role: String?
    package let held: DaySpan
    package let door: Door
  }

  /// A purpose, and why contact data is not shown for it; `nil` where it may be.
  package struct Use: Sendable {
    package let purpose: ContactPurpose
    package let withheld: Withheld?
  }

  package let record: RecordView<PersonField>
  package let posts: [Post]
  package let consents: [Stored<ConsentField>]
  package let uses: [Use]
  /// The latest contacts, newest first.
  package let contacts: [Stored<EngagementField>]
  package let names: ReferenceNames.Names
  package let differences: [Stored<DifferenceField>]
  /// Who saw the contact data, newest first; none for whoever may not ask.
  package let looks: [PersonAudit.Look]
}

/// Shows a person; contact data is masked unless it is asked for a purpose.
package struct ShowPerson: Sendable {
  let people: KeepRecords<PersonField>
  let registry: any Registry
  let contacts: DiscloseContacts

  /// At most so many contacts and looks.
  private static let most = 20

  /// The person that `words` name. Throws `ServiceError` `person_not_found`, `invalid_query` for a purpose that is none.
  package func callAsFunction(
    _ words: String, for wish: ContactWish? = nil, today: CalendarDate, invocation: Invocation
  ) async throws -> PersonView {
    let organisation = invocation.organisation
    let records = registry.records(organisation)
    let person = try await FindRecord<PersonField>(registry)(words, organisation: organisation)
    let of = FieldValue.reference(person.id)
    let record = try await people.show("#\(person.id)", for: wish, invocation: invocation)
    let ties = try await records.all(TieField.self, .equals(.person, of))
    let met = try await records.all(EngagementField.self, .equals(.person, of), order: .date)
    let latest = Array(met.suffix(ShowPerson.most).reversed())
    let names = try await ReferenceNames(registry).names(
      of: .enterprise,
      (ties.map { $0.reference(.enterprise) } + latest.map { $0.reference(.enterprise) }).compactMap(\.self),
      organisation: organisation)
    let posts = ties.compactMap { tie -> PersonView.Post? in
      guard let firm = tie.reference(.enterprise), let name = names[firm] else { return nil }
      return .init(
        firm: firm, name: name, role: tie.text(.roleText) ?? tie.record[.role]?.display(TieField.role.kind),
        held: tie.record.held, door: Door(held: tie.record.held, refused: person.record.refusal, on: today))
    }
    let mayLook = Policy.allows(.disclose, contacts.acting)
    return PersonView(
      record: record, posts: posts.filter { $0.door == .open } + posts.filter { $0.door != .open },
      consents: try await records.all(ConsentField.self, .equals(.person, of), order: .givenOn).reversed(),
      uses: try await contacts.standing(of: person, organisation: organisation).map {
        .init(purpose: $0.purpose, withheld: $0.withheld)
      }, contacts: latest, names: [.enterprise: names],
      differences: try await records.all(
        DifferenceField.self, .equals(.person, of), .equals(.state, .text(DifferenceState.open.rawValue))),
      looks: mayLook
        ? Array(
          try await registry.disclosures(of: person.id, organisation: organisation).prefix(ShowPerson.most).map(
            PersonAudit.Look.init)) : [])
  }
}
