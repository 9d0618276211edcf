package import Domain

/// What contact data is asked for.
package struct ContactWish: Sendable, Hashable {
  /// The purpose in words: a code, name or other name of `consent-purposes`.
  package let purpose: String
  /// On which side whoever asks stands; the widest side the purpose allows when `nil`.
  package let side: ConsentScope?

  /// What contact data is asked for; `nil` without a purpose.
  package init?(_ purpose: String?, side: ConsentScope? = nil) {
    guard let purpose else { return nil }
    self.purpose = purpose
    self.side = side
  }
}

/// Why the contact data of somebody stays masked, and how to mend it: `{code, message, remedy?}`.
package struct Withheld: Sendable, Hashable {
  /// A stable code, such as `no_consent`.
  package let code: String
  /// Why, and what would mend it, in Chinese.
  package let message: String
  package let remedy: Remedy?
}

extension Withheld: Encodable {
  private enum CodingKeys: String, CodingKey {
    case code, message, remedy
  }

  /// Writes the remedy as the face words it.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(code, forKey: .code)
    try container.encode(message, forKey: .message)
    let wording = encoder.userInfo[RemedyWording.key] as? RemedyWording
    try container.encodeIfPresent(remedy.map { wording?.words($0) ?? RemedyWords($0) }, forKey: .remedy)
  }
}

/// Which contact data is shown clear. Every face that shows or exports contact data asks it for what it shows.
package struct Disclosed: Sendable {
  /// The purpose asked for; `nil` when nobody asked.
  package let purpose: ContactPurpose?
  package let side: ConsentScope
  private let clear: [Entity: Set<Int64>]
  private let withheld: [Entity: [Int64: Withheld]]

  package static let nothing = Disclosed(nil, .school, clear: [:], withheld: [:])

  init(
    _ purpose: ContactPurpose?, _ side: ConsentScope, clear: [Entity: Set<Int64>],
    withheld: [Entity: [Int64: Withheld]]
  ) {
    self.purpose = purpose
    self.side = side
    self.clear = clear
    self.withheld = withheld
  }

  /// The record as it is shown.
  package func shown<Field: RecordField>(_ stored: Stored<Field>) -> Record<Field> {
    clear[Field.entity]?.contains(stored.id) == true ? stored.record : ContactMask.masked(stored.record)
  }

  /// The record with its number as it is shown.
  func stored<Field: RecordField>(_ stored: Stored<Field>) -> Stored<Field> {
    Stored(id: stored.id, change: stored.change, record: shown(stored), sources: stored.sources)
  }

  /// Of how many records contact data stays masked though it was asked for.
  var withheldCount: Int { withheld.values.reduce(0) { $0 + $1.count } }

  /// Why the contact data of a record stays masked though it was asked for; `nil` when it is clear or there is none.
  package func reason(_ entity: Entity, _ id: Int64) -> Withheld? { withheld[entity]?[id] }
}

/// The one place that decides which contact data is shown clear: for a purpose of `consent-purposes` that needs no consent, or
/// that a live consent of the person covers. Whoever wishes not to be approached is not shown for a purpose that approaches.
/// What is shown clear is recorded first.
package struct DiscloseContacts: Sendable {
  let registry: any Registry
  let references: any ReferenceStore
  let acting: Acting
  let today: @Sendable () -> CalendarDate

  /// The kinds of record whose contact data may be asked for.
  package static let kinds: Set<Entity> = [.person, .enterprise]

  /// What of these people's and firms' contact data is shown for the wish; `useCase` is what the look is recorded as.
  ///
  /// Throws `ServiceError` `invalid_query` for a purpose that is none, or not for that side; `not_allowed`.
  package func callAsFunction(
    _ wish: ContactWish?, people: [Stored<PersonField>] = [], firms: [Stored<EnterpriseField>] = [], useCase: String,
    invocation: Invocation
  ) async throws -> Disclosed {
    guard let wish else { return .nothing }
    try Policy.demand(.disclose, of: acting, isChange: true)
    let (purpose, side) = try await asked(wish, invocation.organisation)
    let records = registry.records(invocation.organisation)
    let firms = firms.filter { firm in EnterpriseField.personal.contains { firm.record[$0] != nil } }
    let contacts = try await Contacts(of: firms, records)
    let everybody = people + contacts.people
    let consents = try await records.all(
      ConsentField.self, in: .person, Set(everybody.map { FieldValue.reference($0.id) }))
    let judge = Judge(purpose: purpose, side: side, day: today(), consents: consents)
    var clear: [Entity: Set<Int64>] = [:]
    var withheld: [Entity: [Int64: Withheld]] = [:]
    var noted: [DisclosureNote] = []
    func note(_ entity: Entity, _ id: Int64, _ reason: Withheld?, person: Int64?) {
      if let reason {
        withheld[entity, default: [:]][id] = reason
      } else if clear[entity, default: []].insert(id).inserted {
        noted.append(
          DisclosureNote(
            person: person, enterprise: entity == .enterprise ? id : nil, purpose: purpose.name, side: side))
      }
    }
    for person in people where PersonField.personal.contains(where: { person.record[$0] != nil }) {
      note(.person, person.id, judge.reason(person), person: person.id)
    }
    for firm in firms {
      let own = contacts.of(firm)
      note(.enterprise, firm.id, judge.reason(firm, own), person: own.first { judge.reason($0) == nil }?.id)
    }
    try await record(noted, purpose, side, useCase, invocation)
    return Disclosed(purpose, side, clear: clear, withheld: withheld)
  }

  /// For which purposes the contact data of a person may be shown on a day to whoever asks, each with why not; nothing of it
  /// is shown, and nothing recorded.
  func standing(
    of person: Stored<PersonField>, organisation: Int64
  ) async throws -> [(purpose: ContactPurpose, withheld: Withheld?)] {
    let consents = try await registry.records(organisation).all(
      ConsentField.self, .equals(.person, .reference(person.id)))
    return try await ContactPurposes.inForce(references, organisation: organisation).all.compactMap { purpose in
      let side = acting.contactSide ?? (purpose.sides.contains(.county) ? .county : .school)
      guard purpose.sides.contains(side) else { return nil }
      let judge = Judge(purpose: purpose, side: side, day: today(), consents: consents)
      return (purpose, judge.reason(person))
    }
  }

  private func asked(_ wish: ContactWish, _ organisation: Int64) async throws -> (ContactPurpose, ConsentScope) {
    let purpose = try await ContactPurposes.inForce(references, organisation: organisation).asked(wish.purpose)
    let side = acting.contactSide ?? wish.side ?? (purpose.sides.contains(.county) ? .county : .school)
    guard purpose.sides.contains(side) else {
      let problem = ServiceError.FieldProblem(
        field: "side", code: "not_for_side", message: "「\(purpose.name)」的联系方式县方不能使用。")
      throw ServiceError(.invalid, code: "invalid_query", message: problem.message, fields: [problem])
    }
    return (purpose, side)
  }

  /// Records what is shown before it is shown.
  private func record(
    _ noted: [DisclosureNote], _ purpose: ContactPurpose, _ side: ConsentScope, _ useCase: String,
    _ invocation: Invocation
  ) async throws {
    guard !noted.isEmpty else { return }
    let about =
      noted.count == 1 ? "\(noted[0].enterprise ?? noted[0].person ?? 0)" : "\(noted.count) 条"
    _ = try await registry.change(
      ChangeIntent(invocation, useCase: useCase, note: "\(about): \(purpose.name)(\(side.label))")
    ) { session in
      try await session.note(noted)
      return .keep(())
    }
  }
}

/// Judges people and firms by their consents.
private struct Judge {
  let purpose: ContactPurpose
  let side: ConsentScope
  let day: CalendarDate
  let consents: [Int64: [Record<ConsentField>]]

  init(purpose: ContactPurpose, side: ConsentScope, day: CalendarDate, consents: [Stored<ConsentField>]) {
    self.purpose = purpose
    self.side = side
    self.day = day
    self.consents = Dictionary(grouping: consents, by: { $0.reference(.person) ?? 0 }).mapValues { $0.map(\.record) }
  }

  /// Why the contact data of a person is not shown; `nil` when it is.
  func reason(_ person: Stored<PersonField>) -> Withheld? {
    if purpose.approaches, person.record.refuses(on: day) {
      let why = person.text(.doNotApproachReason).map { "(\($0))" } ?? ""
      return Withheld(
        code: "do_not_approach", message: "\(Door.refused.label ?? "")\(why),不能为「\(purpose.name)」查看联系方式。", remedy: nil)
    }
    guard purpose.needsConsent else { return nil }
    let consent = Consent(consents[person.id] ?? [], purpose: purpose.name, side: side, on: day)
    guard let (code, why) = words(consent) else { return nil }
    return Withheld(
      code: code, message: why + "联系方式没有显示。取得本人同意后请登记授权。",
      remedy: .recordConsent(person: person.id, purpose: purpose.name))
  }

  /// Why the contact data of a firm is not shown: its contact is one of the firm's people, whose consent it takes.
  func reason(_ firm: Stored<EnterpriseField>, _ people: [Stored<PersonField>]) -> Withheld? {
    let reasons = people.map { reason($0) }
    if let refused = reasons.first(where: { $0?.code == "do_not_approach" }) { return refused }
    if !purpose.needsConsent || reasons.contains(where: { $0 == nil }) { return nil }
    if let reason = reasons.first { return reason }
    return Withheld(
      code: "contact_not_known",
      message: "企业联系人不在校友与联系人名录中,没有其授权,联系方式没有显示。请先登记此人及其任职,再登记授权。", remedy: .addPerson)
  }

  private func words(_ consent: Consent) -> (code: String, why: String)? {
    switch consent {
    case .live: nil
    case .none: ("no_consent", "没有本人为「\(purpose.name)」的授权,")
    case .narrower: ("consent_narrower", "本人为「\(purpose.name)」的授权仅限校方使用,")
    case .notYet(let day): ("consent_not_yet", "本人为「\(purpose.name)」的授权自 \(day) 起有效,")
    case .expired(let day): ("consent_expired", "本人为「\(purpose.name)」的授权已于 \(day) 到期,")
    case .withdrawn(let day): ("consent_withdrawn", "本人已于 \(day) 撤回为「\(purpose.name)」的授权,")
    }
  }
}

/// The people of firms who are the contact that the firm names: by name or by telephone.
private struct Contacts {
  private var byFirm: [Int64: [Stored<PersonField>]] = [:]

  var people: [Stored<PersonField>] { byFirm.values.flatMap(\.self) }

  init(of firms: [Stored<EnterpriseField>], _ records: some RecordReading) async throws {
    let ties = try await records.all(TieField.self, in: .enterprise, Set(firms.map { FieldValue.reference($0.id) }))
    let people = try await records.those(PersonField.self, ties.compactMap { $0.reference(.person) })
    let tied = Dictionary(grouping: ties, by: { $0.reference(.enterprise) ?? 0 })
    for firm in firms {
      var seen: Set<Int64> = []
      byFirm[firm.id] = (tied[firm.id] ?? []).compactMap { tie in
        guard let person = tie.reference(.person).flatMap({ people[$0] }), seen.insert(person.id).inserted,
          person.record.isContact(of: firm.record)
        else { return nil }
        return person
      }
    }
  }

  func of(_ firm: Stored<EnterpriseField>) -> [Stored<PersonField>] { byFirm[firm.id] ?? [] }
}

extension Record<PersonField> {
  /// Whether the person is the contact that a firm names, by name or by telephone.
  func isContact(of firm: Record<EnterpriseField>) -> Bool {
    let phones = Set(PhoneKey.all(in: firm.text(.contactPhone) ?? ""))
    if !phones.isDisjoint(with: PhoneKey.all(in: text(.phone) ?? "")) { return true }
    guard let name = firm.text(.contactName) else { return false }
    return NameKey.of(name) == NameKey.of(text(.name) ?? "")
  }
}

extension RecordReading {
  /// The records whose field has one of the values; none for no values.
  func all<Field: RecordField>(
    _ field: Field.Type, in reference: Field, _ values: Set<FieldValue>
  ) async throws -> [Stored<Field>] {
    values.isEmpty ? [] : try await all(field, .oneOf(reference, Array(values)))
  }
}
