import Domain
import Workflow

/// Reads what figures are counted from.
struct ReadFigures {
  /// The facts figures are counted from.
  let facts: FigureFacts
  /// Every project by number.
  let projects: [Int64: Record<OpportunityField>]
  /// Firms' names by number.
  let firms: [Int64: String]

  init(_ registry: any Registry, _ organisation: Int64) async throws {
    func all<Field: RecordField>(_ field: Field.Type) async throws -> [Stored<Field>] {
      try await registry.records(organisation).all(field)
    }
    let opportunities = try await all(OpportunityField.self)
    projects = Dictionary(opportunities.map { ($0.id, $0.record) }, uniquingKeysWith: { first, _ in first })
    let named = try await registry.records(organisation).those(
      EnterpriseField.self, opportunities.compactMap { $0.reference(.enterprise) })
    firms = named.mapValues { $0.text(.name) ?? "" }
    let origins = named.mapValues { $0[.origin, as: FirmOrigin.self] }
    let moves = ReadFigures.moves(try await all(StageMoveField.self))
    let signings = Dictionary(grouping: try await all(SigningField.self)) { $0.reference(.opportunity) ?? 0 }
    let turns = Dictionary(grouping: try await all(BallTurnField.self)) { $0.reference(.opportunity) ?? 0 }
    let parties = Dictionary(grouping: try await all(VisitPartyField.self)) { $0.reference(.visit) ?? 0 }
    facts = FigureFacts(
      projects: opportunities.map { stored in
        let firm = stored.reference(.enterprise) ?? 0
        return ProjectFacts(
          id: stored.id, firm: firm, unit: stored.text(.unit), origin: origins[firm] ?? nil,
          moves: moves[stored.id] ?? [], signings: (signings[stored.id] ?? []).compactMap(ReadFigures.signing),
          turns: (turns[stored.id] ?? []).compactMap(ReadFigures.turn))
      },
      arrivals: try await all(ArrivalField.self).compactMap(ReadFigures.arrival),
      visits: try await all(VisitField.self).filter { $0[.state, as: VisitState.self] == .done }
        .compactMap { stored in
          stored.date(.endsOn).map { day in
            FigureFacts.Visit(
              id: stored.id, day: day,
              firms: (parties[stored.id] ?? []).compactMap { $0.reference(.enterprise) })
          }
        })
  }

  /// Moves by project; a move that was taken back counts no more, nor does the taking back.
  private static func moves(_ rows: [Stored<StageMoveField>]) -> [Int64: [ProjectFacts.Move]] {
    let undone = Set(rows.compactMap { $0.reference(.undoes) })
    var moves: [Int64: [ProjectFacts.Move]] = [:]
    for row in rows where !undone.contains(row.id) && row.record[.undoes] == nil {
      guard let project = row.reference(.opportunity), let day = row.date(.movedOn),
        let stage = row[.toStage, as: Stage.self]
      else { continue }
      moves[project, default: []].append(
        .init(
          stage: stage, exit: row[.toExit, as: StageExit.self],
          reason: row.text(.reason), day: day))
    }
    return moves
  }

  private static func signing(_ stored: Stored<SigningField>) -> ProjectFacts.Signing? {
    guard let day = stored.date(.signedOn), let amount = stored.money(.amount) else { return nil }
    let evidence = stored[.evidence, as: SigningEvidence.self] ?? .oral
    return .init(id: stored.id, day: day, amount: amount, evidence: evidence)
  }

  private static func turn(_ stored: Stored<BallTurnField>) -> ProjectFacts.Turn? {
    guard let since = stored.date(.since) else { return nil }
    let holder = [stored.words(.holder), stored.text(.department)].compactMap(\.self).joined(separator: " ")
    return .init(
      holder: holder, since: since, until: stored.date(.until),
      isPause: stored.flag(.isPause) ?? false)
  }

  private static func arrival(_ stored: Stored<ArrivalField>) -> FigureFacts.Arrival? {
    guard let project = stored.reference(.opportunity), let day = stored.date(.arrivedOn),
      let amount = stored.money(.amount),
      let evidence = stored[.proof, as: FundsEvidence.self]
    else { return nil }
    return .init(id: stored.id, project: project, day: day, amount: amount, evidence: evidence)
  }
}
