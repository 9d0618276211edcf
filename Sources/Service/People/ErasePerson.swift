package import Domain

/// What erasing a person did: `{person_id, change?, ground, kinds: [{kind, label, records, states}], reworded, files,
/// answers}`. It names nobody.
package struct ErasureReceipt: Sendable, Encodable, Hashable {
  package let person: Int64
  /// The change; `nil` when nothing was written.
  package internal(set) var change: Int64?
  package let ground: ErasureGround
  package internal(set) var kinds: [Kind] = []
  /// Records of firms in whose texts other words stand in the place of the person.
  package internal(set) var reworded = 0
  /// Files whose bytes are gone.
  package internal(set) var files = 0
  /// Kept answers of the last day that held data of the person.
  package internal(set) var answers = 0

  /// What went of one kind of record.
  package struct Kind: Sendable, Encodable, Hashable {
    package let kind: String
    package let label: String
    package let records: Int
    package let states: Int
  }

  enum CodingKeys: String, CodingKey {
    case person = "person_id"
    case change, ground, kinds, reworded, files, answers
  }
}

/// Erases what is kept of a person, for good: the person, ties, consents and differences with all their past states, what
/// contacts and follow-ups say of the person, papers and their bytes. Contacts, visits and their numbers stay; the audit
/// keeps who did what when.
package struct ErasePerson: Sendable {
  let registry: any Registry

  /// What stands in the place of the person in texts that stay.
  static let other = "(某校友,已依法删除)"

  /// Erases the person that `words` names, or whose number they are where the person was deleted before.
  ///
  /// Throws `ServiceError` `person_not_found`, `person_ambiguous`, `record_changed`.
  package func callAsFunction(
    _ words: String, ground: ErasureGround, isDryRun: Bool = false, invocation: Invocation
  ) async throws -> ErasureReceipt {
    let person = try await number(words, invocation.organisation)
    let receipt = try await registry.change(
      ChangeIntent(invocation, useCase: ErasePerson.useCase, note: "\(person)")
    ) { session in
      let traces = try await PersonTraces(registry, person: person, organisation: invocation.organisation)
      let receipt = try await erase(traces, ground, session)
      return isDryRun ? .discard(receipt) : .keep(receipt)
    }
    var answer = receipt.result
    answer.change = receipt.change?.id
    return answer
  }

  /// What the erasing is called among the changes.
  static let useCase = "person.erase"

  private func number(_ words: String, _ organisation: Int64) async throws -> Int64 {
    do {
      return try await FindRecord<PersonField>(registry)(words, organisation: organisation).id
    } catch let error as ServiceError where error.kind == .notFound {
      let digits = words.hasPrefix("#") ? String(words.dropFirst()) : words
      guard let id = Int64(digits),
        !(try await registry.history(of: PersonField.self, id: id, organisation: organisation)).isEmpty
      else { throw error }
      return id
    }
  }

  private func erase(
    _ traces: PersonTraces, _ ground: ErasureGround, _ session: any ChangeSession
  ) async throws -> ErasureReceipt {
    let person = traces.person
    var receipt = ErasureReceipt(person: person, ground: ground)
    if let standing = try await session.one(PersonField.self, person) {
      try await session.lock([standing])
    }
    let erasure = session.erasure(of: person, ground: ground)
    let words = traces.words
    let sources = try await traces.sources()
    let digests = try await digests(traces.papers, session.organisation)
    // What the person said in contacts goes before the texts that repeat it.
    let said = try await clearContacts(traces, erasure, session, &receipt)
    try await clearFirms(traces, erasure, session, &receipt)
    for kind in Entity.catalogue {
      receipt.reworded += try await reword(kind, traces, words, said, erasure, session)
    }
    try await erase(AttachmentField.self, traces.papers, erasure, session, &receipt)
    try await erase(DifferenceField.self, traces.differences, erasure, session, &receipt)
    try await erase(ConsentField.self, traces.consents, erasure, session, &receipt)
    try await erase(TieField.self, traces.ties, erasure, session, &receipt)
    try await erase(PersonField.self, [person], erasure, session, &receipt)
    try await erasure.rewordPapers(sources: sources, words: words, by: ErasePerson.other)
    receipt.files = try await erasure.eraseFiles(digests)
    let masked = traces.states.flatMap { state in
      PersonField.personal.compactMap { state.stored.text($0).map(ContactMask.mask) }
    }
    _ = try await erasure.eraseUploads()
    receipt.answers = try await erasure.forgetAnswers(
      holding: words + masked.filter { $0.count > ErasePerson.tellingMask })
    return receipt
  }

  /// A masked value of so few signs stands for many.
  private static let tellingMask = 6

  private func erase<Field: RecordField>(
    _ field: Field.Type, _ ids: [Int64], _ erasure: any PersonErasure, _ session: any ChangeSession,
    _ receipt: inout ErasureReceipt
  ) async throws {
    guard !ids.isEmpty else { return }
    let records = try await session.delete(field, ids: ids)
    let states = try await erasure.eraseStates(field, ids: ids)
    receipt.kinds.append(.init(kind: Field.entity.rawValue, label: Field.label, records: records, states: states))
  }

  /// Takes the person and what was said out of contacts; kind, day and firm stay. Answers what was said.
  private func clearContacts(
    _ traces: PersonTraces, _ erasure: any PersonErasure, _ session: any ChangeSession, _ receipt: inout ErasureReceipt
  ) async throws -> [String] {
    let fields: [EngagementField] = [.person, .note, .nextStep, .nextDue]
    var said: Set<String> = []
    for id in traces.contacts {
      let states = try await registry.history(
        of: EngagementField.self, id: id, organisation: session.organisation)
      for state in states where state.stored.reference(.person) == traces.person {
        if let note = state.stored.text(.note), note.count > 1 { said.insert(note) }
      }
    }
    let standing = try await session.all(EngagementField.self, .equals(.person, .reference(traces.person)))
    _ = try await session.update(standing.map { $0.without(fields) })
    let states = try await erasure.clearStates(fields, ids: traces.contacts)
    if !traces.contacts.isEmpty {
      receipt.kinds.append(
        .init(
          kind: Entity.engagement.rawValue, label: Entity.engagement.label, records: standing.count, states: states))
    }
    return said.sorted { ($1.count, $0) < ($0.count, $1) }
  }

  /// Takes the contact that firms name out of them where it is the person.
  private func clearFirms(
    _ traces: PersonTraces, _ erasure: any PersonErasure, _ session: any ChangeSession, _ receipt: inout ErasureReceipt
  ) async throws {
    let fields: [EnterpriseField] = [.contactName, .contactPhone]
    var named: [Int64] = []
    for firm in traces.firms.sorted() {
      let states = try await registry.history(of: EnterpriseField.self, id: firm, organisation: session.organisation)
      let isContact = states.contains { state in
        traces.states.contains { $0.stored.record.isContact(of: state.stored.record) }
      }
      if isContact { named.append(firm) }
    }
    let standing = try await session.those(EnterpriseField.self, named).values.filter { firm in
      traces.states.contains { $0.stored.record.isContact(of: firm.record) }
    }
    _ = try await session.update(standing.map { $0.without(fields) })
    let states = try await erasure.clearStates(fields, ids: named)
    guard !named.isEmpty else { return }
    receipt.kinds.append(
      .init(
        kind: Entity.enterprise.rawValue, label: "企业联系人", records: standing.count, states: states))
  }

  /// Puts other words in the place of the person in the texts of records about the person's firms. Answers in how many.
  private func reword<Field: RecordField>(
    _ field: Field.Type, _ traces: PersonTraces, _ words: [String], _ said: [String], _ erasure: any PersonErasure,
    _ session: any ChangeSession
  ) async throws -> Int {
    let texts = PersonTraces.texts(of: field)
    let ids = try await traces.near(field)
    guard !texts.isEmpty, !ids.isEmpty else { return 0 }
    // A follow-up of a contact repeats what was said in it.
    let words = Field.entity == .followUp ? said + words : words
    let changed = try await session.those(field, ids).values.compactMap { stored -> Stored<Field>? in
      let record = stored.record.reworded(texts, words, by: ErasePerson.other)
      guard record != stored.record else { return nil }
      return Stored(id: stored.id, change: stored.change, record: record, sources: stored.sources)
    }
    _ = try await session.update(changed)
    _ = try await erasure.rewordStates(texts, ids: ids, words: words, by: ErasePerson.other)
    return changed.count
  }

  private func digests(_ papers: [Int64], _ organisation: Int64) async throws -> [String] {
    var digests: Set<String> = []
    for paper in papers {
      let states = try await registry.history(of: AttachmentField.self, id: paper, organisation: organisation)
      digests.formUnion(states.compactMap { $0.stored.text(.digest) })
    }
    return digests.sorted()
  }
}

extension Stored {
  /// The record without these fields and their sources.
  fileprivate func without(_ fields: [Field]) -> Stored {
    var (record, sources) = (record, sources)
    for field in fields { (record[field], sources[field]) = (nil, nil) }
    return Stored(id: id, change: change, record: record, sources: sources)
  }
}

extension ServiceError {
  /// The refusal to bring back what was erased for good; with `.notFound`, the answer to who asks for it.
  static func erased(_ erasures: [ErasureEntry], as kind: Kind = .conflict) -> ServiceError? {
    guard let erasure = erasures.first else { return nil }
    let ground = ErasureGround(rawValue: erasure.ground)?.label ?? erasure.ground
    return ServiceError(
      kind, code: "erased_for_good",
      message: "所涉个人信息已由变更 \(erasure.change.id) 依法删除(\(ground)),不能恢复或撤销。")
  }
}
