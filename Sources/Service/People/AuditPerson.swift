package import Domain

/// Who looked at a person's data, who changed it, and what was erased: `{person_id, looks, changes, erasures}`, newest first.
package struct PersonAudit: Sendable, Encodable, Hashable {
  package let person: Int64
  package let looks: [Look]
  package let changes: [Touch]
  package let erasures: [Erased]

  enum CodingKeys: String, CodingKey {
    case person = "person_id"
    case looks, changes, erasures
  }

  /// A look at contact data.
  package struct Look: Sendable, Encodable, Hashable {
    package let change: Int64
    package let actor: String
    /// RFC 3339 UTC.
    package let recordedAt: String
    package let requestID: String
    /// In which way: `person.disclose`, `outreach.disclose`, `export.disclose`.
    package let useCase: String
    package let purpose: String
    package let side: ConsentScope

    enum CodingKeys: String, CodingKey {
      case change, actor, purpose, side
      case recordedAt = "recorded_at"
      case requestID = "request_id"
      case useCase = "use_case"
    }

    init(_ entry: DisclosureEntry) {
      change = entry.change.id
      actor = entry.change.actor
      recordedAt = entry.change.recordedAt
      requestID = entry.change.requestID
      useCase = entry.change.useCase
      purpose = entry.note.purpose
      side = entry.note.side
    }
  }

  /// A change of a record of the person.
  package struct Touch: Sendable, Encodable, Hashable {
    package let change: Int64
    package let actor: String
    package let recordedAt: String
    package let requestID: String
    package let useCase: String
    package let kind: String
    package let label: String
    /// The record's number; where it is erased, the person's.
    package let record: Int64
    /// The words on screen of the fields that were written; empty where the record went.
    package let fields: [String]

    enum CodingKeys: String, CodingKey {
      case change, actor, kind, label, record, fields
      case recordedAt = "recorded_at"
      case requestID = "request_id"
      case useCase = "use_case"
    }

    init(_ entry: ChangeEntry, kind: Entity, record: Int64, fields: [String]) {
      change = entry.id
      actor = entry.actor
      recordedAt = entry.recordedAt
      requestID = entry.requestID
      useCase = entry.useCase
      self.kind = kind.rawValue
      label = kind.label
      self.record = record
      self.fields = fields
    }
  }

  /// What was erased of one kind of record.
  package struct Erased: Sendable, Encodable, Hashable {
    package let change: Int64
    package let actor: String
    package let recordedAt: String
    package let kind: String
    package let label: String
    package let records: Int64
    package let states: Int64
    package let ground: String

    enum CodingKeys: String, CodingKey {
      case change, actor, kind, label, records, states, ground
      case recordedAt = "recorded_at"
    }

    init(_ entry: ErasureEntry) {
      change = entry.change.id
      actor = entry.change.actor
      recordedAt = entry.change.recordedAt
      kind = entry.kind
      label = Entity(rawValue: entry.kind)?.label ?? entry.kind
      records = entry.records
      states = entry.states
      ground = entry.ground
    }
  }
}

/// Tells who looked at a person's data and who changed it.
package struct AuditPerson: Sendable {
  let registry: any Registry

  /// What is on record about the person that `words` names; a number also names somebody who was deleted or erased.
  ///
  /// Throws `ServiceError` `person_not_found`, `person_ambiguous`.
  package func callAsFunction(_ words: String, organisation: Int64) async throws -> PersonAudit {
    let digits = words.hasPrefix("#") ? String(words.dropFirst()) : words
    let person: Int64
    do {
      person = try await FindRecord<PersonField>(registry)(words, organisation: organisation).id
    } catch let error as ServiceError where error.kind == .notFound {
      guard let id = Int64(digits), try await isKnown(id, organisation) else { throw error }
      person = id
    }
    return try await audit(person, organisation)
  }

  private func isKnown(_ id: Int64, _ organisation: Int64) async throws -> Bool {
    if !(try await registry.erasures(of: id, organisation: organisation)).isEmpty { return true }
    return !(try await registry.history(of: PersonField.self, id: id, organisation: organisation)).isEmpty
  }

  func audit(_ person: Int64, _ organisation: Int64) async throws -> PersonAudit {
    var touches = try await touches(PersonField.self, [person], organisation)
    let ties = try await registry.ever(TieField.person, [person], organisation: organisation)
    let consents = try await registry.ever(ConsentField.person, [person], organisation: organisation)
    touches += try await self.touches(TieField.self, ties, organisation)
    touches += try await self.touches(ConsentField.self, consents, organisation)
    let erasures = try await registry.erasures(of: person, organisation: organisation)
    // What was written is gone; who wrote it and when stays.
    for erasure in erasures {
      guard let kind = Entity(rawValue: erasure.kind) else { continue }
      touches += erasure.touched.map { PersonAudit.Touch($0, kind: kind, record: person, fields: []) }
    }
    return PersonAudit(
      person: person,
      looks: try await registry.disclosures(of: person, organisation: organisation).map(PersonAudit.Look.init),
      changes: touches.sorted { ($0.change, $0.record) > ($1.change, $1.record) },
      erasures: erasures.map(PersonAudit.Erased.init))
  }

  private func touches<Field: RecordField>(
    _ field: Field.Type, _ ids: [Int64], _ organisation: Int64
  ) async throws -> [PersonAudit.Touch] {
    var touches: [PersonAudit.Touch] = []
    for id in ids {
      let states = try await registry.history(of: field, id: id, organisation: organisation)
      for (index, state) in states.enumerated() {
        let before = index + 1 < states.count ? states[index + 1].stored.record : Record()
        touches.append(
          .init(
            state.began, kind: Field.entity, record: id,
            fields: state.stored.record.differences(from: before).map(\.label)))
      }
      if let gone = states.first?.ended { touches.append(.init(gone, kind: Field.entity, record: id, fields: [])) }
    }
    return touches
  }
}
