package import Domain

/// Tells what a firm told, field by field.
package struct ReadProposal: Sendable {
  let registry: any Registry
  let acting: Acting

  /// The fields of the proposal that `words` name, in the order in which they were told.
  ///
  /// Throws `ServiceError` `proposal_not_found`, `proposal_ambiguous`, and what the policy refuses.
  package func callAsFunction(
    _ words: String, organisation: Int64
  ) async throws -> (proposal: Stored<ProposalField>, cells: [ProposalCell]) {
    try Policy.demand(.keepFirms, of: acting)
    let proposal = try await FindRecord<ProposalField>(registry)(words, organisation: organisation)
    return (proposal, try await cells(of: [proposal.id], organisation: organisation)[proposal.id] ?? [])
  }

  /// The fields of proposals, by proposal.
  func cells(of proposals: [Int64], organisation: Int64) async throws -> [Int64: [ProposalCell]] {
    let records = registry.records(organisation)
    let told = try await records.all(DifferenceField.self, in: .proposal, Set(proposals.map { .reference($0) }))
    let firms = try await records.those(EnterpriseField.self, told.compactMap { $0.reference(.enterprise) })
    let plans = try await records.those(PlanField.self, told.compactMap { $0.reference(.plan) })
    let people = try await records.those(PersonField.self, told.compactMap { $0.reference(.person) })
    func cell<Field: RecordField>(
      _ difference: Stored<DifferenceField>, _ record: Int64, _ standing: Stored<Field>?
    ) -> ProposalCell? {
      guard let field = Field(rawValue: difference.text(.field) ?? "") else { return nil }
      let now = standing?.record[field].map { ContactMask.shown($0, field) }
      let state = difference[.state, as: DifferenceState.self] ?? .open
      return ProposalCell(
        id: difference.id, entity: Field.entity, record: record, field: field.name, label: field.label,
        standing: difference.text(.standing), standingSource: difference.text(.standingSource),
        standingOn: difference.date(.standingOn), told: difference.text(.told), state: state, now: now,
        isOutdated: state == .open && now != difference.text(.standing), reason: difference.text(.reason),
        settledOn: difference.date(.settledOn), settledBy: difference.text(.settledBy))
    }
    var cells: [Int64: [ProposalCell]] = [:]
    for difference in told.sorted(by: { $0.id < $1.id }) {
      guard let proposal = difference.reference(.proposal) else { continue }
      let made =
        if let id = difference.reference(.enterprise) {
          cell(difference, id, firms[id])
        } else if let id = difference.reference(.plan) {
          cell(difference, id, plans[id])
        } else if let id = difference.reference(.person) {
          cell(difference, id, people[id])
        } else { ProposalCell?.none }
      if let made { cells[proposal, default: []].append(made) }
    }
    return cells
  }
}

/// Accepts or rejects what a firm told, field by field.
package struct SettleProposal: Sendable {
  let read: ReadProposal
  let settle: SettleDifference

  /// Accepts (`taken`) or rejects (`kept`) the fields named, all that wait when none is; whole or not at all. A field is
  /// named by its name or word, with its record before it where several have it: `revenue_yuan`, `plan.12.land_mu`.
  ///
  /// Throws `ServiceError` `proposal_settled`, `invalid_record` for a field that does not wait and a rejection without a reason,
  /// `difference_outdated`.
  package func callAsFunction(
    _ words: String, fields: [String], as state: DifferenceState, reason: String?, today: CalendarDate,
    isDryRun: Bool = false, invocation: Invocation
  ) async throws -> [ProposalCell] {
    if state == .kept, reason?.contains(where: { !$0.isWhitespace }) != true {
      throw ServiceError(
        .invalid, code: "invalid_record", message: "退回须写明理由,企业会看到。",
        fields: [.init(field: "reason", code: "missing", message: "请写明退回的理由。")])
    }
    let (proposal, cells) = try await read(words, organisation: invocation.organisation)
    let open = cells.filter { $0.state == .open }
    guard !open.isEmpty else {
      throw ServiceError(.conflict, code: "proposal_settled", message: "自报更正 \(proposal.id) 已全部处理。")
    }
    let chosen = try fields.isEmpty ? open : fields.flatMap { try SettleProposal.cells($0, among: open) }
    let receipts = try await settle(
      chosen.map { "#\($0.id)" }, as: state, reason: reason, today: today, isDryRun: isDryRun, invocation: invocation)
    guard !isDryRun else { return chosen }
    let settled = Set(receipts.map(\.stored.id))
    return try await read("#\(proposal.id)", organisation: invocation.organisation).cells
      .filter { settled.contains($0.id) }
  }

  private static func cells(_ word: String, among open: [ProposalCell]) throws -> [ProposalCell] {
    let named = open.filter { $0.key == word || $0.field == word || $0.label == word }
    let message: String
    switch Set(named.map(\.record)).count {
    case 1: return named
    case 0:
      message = "「\(word.prefix(60))」不在待审核的字段中。待审核:\(open.map { "\($0.label)(\($0.key))" }.joined(separator: "、"))。"
    default: message = "「\(word.prefix(60))」有多项,请写 \(named.map(\.key).joined(separator: " 或 "))。"
    }
    throw ServiceError(
      .invalid, code: "invalid_record", message: message,
      fields: [.init(field: "fields", code: "not_open", message: message)])
  }
}

/// What was told waits until the last of its fields is settled, whoever settles it.
package struct ProposalRule: RecordRule {
  package init() {}

  package func settle(
    _ written: Stored<DifferenceField>, replacing old: Record<DifferenceField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws {
    guard let id = written.reference(.proposal), written[.state, as: DifferenceState.self] != .open,
      let proposal = try await session.one(ProposalField.self, id),
      try await session.all(
        DifferenceField.self, .equals(.proposal, .reference(id)), .equals(.state, .text(DifferenceState.open.rawValue))
      ).isEmpty
    else { return }
    var record = proposal.record
    record[.state] = .text(ProposalState.settled.rawValue)
    _ = try await session.update([
      Stored(id: id, change: proposal.change, record: record, sources: proposal.sources)
    ])
  }
}
