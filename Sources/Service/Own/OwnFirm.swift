package import Domain

/// What a firm does for itself: reads its profile, tells what is otherwise, gives and withdraws consent.
package struct OwnFirm: Sendable {
  let registry: any Registry
  let references: any ReferenceStore
  let accounts: any AccountBook
  let input: RecordInput
  let rules: RecordRules
  let acting: Acting
  /// What would move the firm most, as the program itself sees it.
  let asked: @Sendable (Int64) async throws -> [Unknown]

  /// The evidence of what a firm says of itself.
  static let told = EvidenceInput(kind: .form, title: "企业自报")

  /// The firm that acts. Throws `ServiceError` `not_allowed`, `own_firm_missing` for who is of no firm.
  func firm(isChange: Bool = false) throws -> Int64 {
    try Policy.demand(.ownFirm, of: acting, isChange: isChange)
    guard let firm = acting.firm else {
      throw ServiceError(.notFound, code: "own_firm_missing", message: "这里只供企业查看自己的资料,当前身份不属于任何企业。")
    }
    return firm
  }

  package func profile(today: CalendarDate, _ invocation: Invocation) async throws -> OwnProfile {
    let id = try firm()
    let organisation = invocation.organisation
    let records = registry.records(organisation)
    let firm = try await records.find(EnterpriseField.self, "#\(id)")
    let plans = try await records.all(PlanField.self, .equals(.enterprise, .reference(id)))
    let person = try await records.one(PersonField.self, acting.person)
    let proposals = try await records.all(ProposalField.self, .equals(.enterprise, .reference(id)))
    let reader = ReadProposal(registry: registry, acting: acting)
    // What somebody else of the firm told of themselves is theirs, and so are their words beside it.
    let cells = try await reader.cells(of: proposals.map(\.id), organisation: organisation)
      .mapValues { $0.filter { $0.entity != .person || $0.record == acting.person } }.filter { !$0.value.isEmpty }
    let notes = Set(
      try await registry.sources(proposals.compactMap { $0.sources[.note] }, organisation: organisation).keys)
    var pending: [String: String] = [:]
    for cell in cells.values.joined() where cell.state == .open {
      pending["\(cell.entity) \(cell.record) \(cell.field)"] = cell.told ?? "(未知)"
    }
    let sourceIDs =
      firm.sources.values + plans.flatMap(\.sources.values) + (person.map { Array($0.sources.values) } ?? [])
    let sources = try await registry.sources(Array(Set(sourceIDs)), organisation: organisation)
    let items =
      [OwnFirm.item(firm, sources, pending)] + plans.map { OwnFirm.item($0, sources, pending) }
      + (person.map { [OwnFirm.item($0, sources, pending)] } ?? [])
    let consents = try await records.all(ConsentField.self).filter { $0.reference(.person) == acting.person }
    return OwnProfile(
      enterprise: firm.named, contact: person?.words(.name), records: items,
      questions: try await questions(firm, plans), consents: consents.map { OwnFirm.given($0, today) },
      purposes: person == nil ? [] : try await purposes(organisation),
      proposals: proposals.sorted { $0.id > $1.id }.compactMap { proposal in
        // Row security shows the source of a note to whoever told it.
        cells[proposal.id].map { cells in
          .init(
            id: proposal.id, submittedOn: proposal.date(.submittedOn) ?? today,
            note: proposal.sources[.note].flatMap { notes.contains($0) ? proposal.text(.note) : nil },
            cells: cells.map(\.unnamed))
        }
      }, looks: try await accounts.ownLooks(invocation))
  }

  /// Ends what a link opened. Answers how many sessions.
  package func close(_ credential: Credential, _ invocation: Invocation) async throws -> Int {
    _ = try firm()
    guard credential.kind == .guest else {
      throw ServiceError(.notFound, code: "link_not_open", message: "这不是由链接打开的会话,请用退出登录。")
    }
    return try await accounts.revoke(
      of: acting.account, Ending([.guest], only: credential.id), note: AuditNote("account.log_out"), invocation)
  }

  private static func item<Field: RecordField>(
    _ stored: Stored<Field>, _ sources: [Int64: Source], _ pending: [String: String]
  ) -> OwnProfile.Item {
    let facts = Field.allCases.filter { Field.own.contains($0) }.map { field in
      let choices: [OwnProfile.Choice]? =
        switch field.kind {
        case .choice(let choices): choices.map { .init(code: $0.code, label: $0.label) }
        case .flag: [.init(code: "是", label: "是"), .init(code: "否", label: "否")]
        default: nil
        }
      return OwnProfile.Fact(
        field: field.name, label: field.header, value: stored.record[field].map { ContactMask.shown($0, field) },
        source: stored.sources[field].flatMap { sources[$0] }.map(SourceView.unnamed),
        hint: field.kind.isList ? "多项用顿号隔开。" : FieldInput.hint(field.kind), choices: choices,
        isLong: field.kind == .text && field.textRule.longest > TextRule.name.longest
          && !Field.personal.contains(field),
        pending: pending["\(Field.entity) \(stored.id) \(field.name)"])
    }
    return .init(entity: Field.entity, id: stored.id, name: stored.words(Field.record.name), facts: facts)
  }

  /// The open questions that the firm itself can answer. A profile is shown without them while the rankings cannot be asked.
  private func questions(
    _ firm: Stored<EnterpriseField>, _ plans: [Stored<PlanField>]
  ) async throws -> [OwnProfile.Question] {
    let unknowns: [Unknown]
    do { unknowns = try await asked(firm.id) } catch is ServiceError { return [] }
    return unknowns.compactMap { unknown in
      if let field = unknown.firmField, EnterpriseField.own.contains(field), firm.record[field] == nil {
        return .init(entity: .enterprise, id: firm.id, field: field.name, text: unknown.text)
      }
      if let field = unknown.planField, PlanField.own.contains(field),
        let plan = plans.first(where: { $0[field] == nil })
      {
        return .init(entity: .plan, id: plan.id, field: field.name, text: unknown.text)
      }
      return nil
    }
  }
}
