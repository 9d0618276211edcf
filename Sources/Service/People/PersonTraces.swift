import Domain

/// Where the records of an organisation hold something of one person: what refers to the person, past states included, and the
/// texts of the firms' records that name the person.
struct PersonTraces: Sendable {
  let registry: any Registry
  let organisation: Int64
  let person: Int64
  /// The states of the person, newest first.
  let states: [HistoryEntry<PersonField>]
  /// The ties, consents and contacts of the person, standing or gone.
  let ties: [Int64]
  let consents: [Int64]
  let contacts: [Int64]
  /// The differences listed of the person's facts.
  let differences: [Int64]
  /// The papers kept beside the person and what goes with the person.
  let papers: [Int64]
  /// The firms the person is or was tied to.
  let firms: Set<Int64>
  private let projects: Set<Int64>
  private let visits: Set<Int64>

  /// Reads where the person of this number left traces.
  init(_ registry: any Registry, person: Int64, organisation: Int64) async throws {
    self.registry = registry
    self.organisation = organisation
    self.person = person
    states = try await registry.history(of: PersonField.self, id: person, organisation: organisation)
    ties = try await registry.ever(TieField.person, [person], organisation: organisation)
    consents = try await registry.ever(ConsentField.person, [person], organisation: organisation)
    contacts = try await registry.ever(EngagementField.person, [person], organisation: organisation)
    var differences = try await registry.ever(DifferenceField.person, [person], organisation: organisation)
    differences += try await registry.ever(DifferenceField.tie, ties, organisation: organisation)
    differences += try await registry.ever(DifferenceField.consent, consents, organisation: organisation)
    self.differences = Array(Set(differences)).sorted()
    papers = try await registry.ever(
      AttachmentField.recordID, [person] + ties + consents, organisation: organisation)
    var firms: Set<Int64> = []
    for tie in ties {
      let states = try await registry.history(of: TieField.self, id: tie, organisation: organisation)
      firms.formUnion(states.compactMap { $0.stored.reference(.enterprise) })
    }
    self.firms = firms
    projects = Set(
      try await registry.ever(OpportunityField.enterprise, Array(firms), organisation: organisation))
    let parties = try await registry.records(organisation).all(
      VisitPartyField.self, in: .enterprise, Set(firms.map { .reference($0) }))
    visits = Set(parties.compactMap { $0.reference(.visit) })
  }

  /// The names the person has and had, and every contact value: what texts may name the person by.
  var words: [String] {
    var words: [String] = []
    for state in states {
      for field in PersonField.names + PersonField.allCases.filter(PersonField.personal.contains) {
        guard let text = state.stored.text(field), text.count > 1, text != "无", !words.contains(text) else { continue }
        words.append(text)
      }
    }
    // The longer first: what holds another is replaced whole.
    return words.sorted { ($1.count, $0) < ($0.count, $1) }
  }

  /// The texts of a kind of record that may name the person; what a firm publishes of itself stays.
  static func texts<Field: RecordField>(of field: Field.Type) -> [Field] {
    let own: Set<String> = [EnterpriseField.note.name, EnterpriseField.contactName.name]
    return Field.allCases.filter { text in
      guard text.kind == .text || text.kind == .texts, text.words == nil, text != Field.record.code,
        !Field.personal.contains(text)
      else { return false }
      return Field.entity != .enterprise || own.contains(text.name)
    }
  }

  /// The numbers of the records of a kind that are about the person's firms, their projects and visits, now or in the past.
  func near<Field: RecordField>(_ field: Field.Type) async throws -> [Int64] {
    if [Entity.person, .tie, .consent, .difference, .attachment].contains(Field.entity) { return [] }
    if Field.entity == .enterprise { return firms.sorted() }
    var ids: Set<Int64> = []
    if Field.entity == .visit { ids = visits }
    if Field.entity == .opportunity { ids = projects }
    for reference in Field.allCases {
      guard case .reference(let entity) = reference.kind else { continue }
      let wanted: Set<Int64> =
        switch entity {
        case .enterprise: firms
        case .opportunity: projects
        case .visit: visits
        default: []
        }
      ids.formUnion(try await registry.ever(reference, wanted.sorted(), organisation: organisation))
    }
    return ids.sorted()
  }

  /// The sources of every state that goes.
  func sources() async throws -> [Int64] {
    var sources = Set(states.flatMap { $0.stored.sources.values })
    sources.formUnion(try await of(TieField.self, ties))
    sources.formUnion(try await of(ConsentField.self, consents))
    sources.formUnion(try await of(EngagementField.self, contacts))
    sources.formUnion(try await of(DifferenceField.self, differences))
    return sources.sorted()
  }

  private func of<Field: RecordField>(_ field: Field.Type, _ ids: [Int64]) async throws -> [Int64] {
    var sources: [Int64] = []
    for id in ids {
      let states = try await registry.history(of: field, id: id, organisation: organisation)
      sources += states.flatMap { $0.stored.sources.values }
    }
    return sources
  }
}

extension Record {
  /// The record with `other` in the place of the words in these texts.
  func reworded(_ fields: [Field], _ words: [String], by other: String) -> Record {
    var record = self
    for field in fields {
      switch record[field] {
      case .text(let text)?: record[field] = .text(words.reduce(text) { $0.replacing($1, with: other) })
      case .texts(let items)?:
        record[field] = .texts(items.map { item in words.reduce(item) { $0.replacing($1, with: other) } })
      default: continue
      }
    }
    return record
  }
}
