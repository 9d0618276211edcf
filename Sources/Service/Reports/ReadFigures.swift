import Domain
import Workflow

/// Reads what figures are counted from.
struct ReadFigures {
  /// The facts figures are counted from.
  let facts: FigureFacts
  /// Every project by number.
  let projects: [Int64: Record<OpportunityField>]
  /// The shares in the bringing of projects.
  let claims: [Record<LeadClaimField>]
  /// Firms' names by number.
  let firms: [Int64: String]
  /// The vouchers of arrivals by number, where they have one.
  let vouchers: [Int64: String]

  init(_ registry: any Registry, _ organisation: Int64) async throws {
    func all<Field: RecordField>(_ field: Field.Type) async throws -> [Stored<Field>] {
      try await registry.records(organisation).all(field)
    }
    let opportunities = try await all(OpportunityField.self)
    projects = Dictionary(opportunities.map { ($0.id, $0.record) }, uniquingKeysWith: { first, _ in first })
    let named = try await registry.records(organisation).those(
      EnterpriseField.self, opportunities.compactMap { $0.reference(.enterprise) })
    firms = try named.mapValues { try $0.required.text(.name) }
    claims = try await all(LeadClaimField.self).map(\.record)
    let origins = named.mapValues { $0[.origin, as: FirmOrigin.self] }
    let moves = try ReadFigures.moves(try await all(StageMoveField.self))
    let signings = try Dictionary(grouping: await all(SigningField.self)) { try $0.required.reference(.opportunity) }
    let turns = try Dictionary(grouping: await all(BallTurnField.self)) { try $0.required.reference(.opportunity) }
    let parties = try Dictionary(grouping: await all(VisitPartyField.self)) { try $0.required.reference(.visit) }
    let arrivals = try await all(ArrivalField.self)
    vouchers = Dictionary(
      arrivals.compactMap { arrival in arrival.text(.paper).map { (arrival.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    facts = FigureFacts(
      projects: try opportunities.map { stored in
        let firm = try stored.required.reference(.enterprise)
        return ProjectFacts(
          id: stored.id, firm: firm, unit: stored.text(.unit), origin: origins[firm] ?? nil,
          leadKind: stored.text(.leadKind),
          moves: moves[stored.id] ?? [], signings: try (signings[stored.id] ?? []).map(ReadFigures.signing),
          turns: try (turns[stored.id] ?? []).map(ReadFigures.turn))
      },
      arrivals: try arrivals.map(ReadFigures.arrival),
      visits: try await all(VisitField.self).filter { $0[.state, as: VisitState.self] == .done }
        .map { stored in
          FigureFacts.Visit(
            id: stored.id, day: try stored.required.date(.endsOn),
            firms: try (parties[stored.id] ?? []).map { try $0.required.reference(.enterprise) })
        })
  }

  /// Moves by project; a move that was taken back counts no more, nor does the taking back.
  private static func moves(_ rows: [Stored<StageMoveField>]) throws -> [Int64: [ProjectFacts.Move]] {
    let undone = Set(rows.compactMap { $0.reference(.undoes) })
    var moves: [Int64: [ProjectFacts.Move]] = [:]
    for row in rows where !undone.contains(row.id) && row.record[.undoes] == nil {
      let move = ProjectFacts.Move(
        stage: try row.required[.toStage, as: Stage.self], exit: row[.toExit, as: StageExit.self],
        reason: row.text(.reason), day: try row.required.date(.movedOn))
      moves[try row.required.reference(.opportunity), default: []].append(move)
    }
    return moves
  }

  private static func signing(_ stored: Stored<SigningField>) throws -> ProjectFacts.Signing {
    .init(
      id: stored.id, day: try stored.required.date(.signedOn), amount: try stored.required.money(.amount),
      evidence: stored[.evidence, as: SigningEvidence.self] ?? .oral,
      isCorrection: stored[.kind, as: SigningKind.self] == .correction)
  }

  private static func turn(_ stored: Stored<BallTurnField>) throws -> ProjectFacts.Turn {
    let holder = [stored.words(.holder), stored.text(.department)].compactMap(\.self).joined(separator: " ")
    return .init(
      holder: holder, since: try stored.required.date(.since), until: stored.date(.until),
      isPause: stored.flag(.isPause) ?? false)
  }

  private static func arrival(_ stored: Stored<ArrivalField>) throws -> FigureFacts.Arrival {
    let arrived = try stored.required.date(.arrivedOn)
    let month = stored.text(.month).flatMap { Period(month: $0)?.from }
    return .init(
      id: stored.id, project: try stored.required.reference(.opportunity), day: max(arrived, month ?? arrived),
      amount: try stored.required.money(.amount), evidence: try stored.required[.proof, as: FundsEvidence.self],
      state: try stored.required[.state, as: ArrivalState.self], use: stored[.use, as: ArrivalUse.self],
      work: stored[.work, as: ArrivalWork.self])
  }
}
