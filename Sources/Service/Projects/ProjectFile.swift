import Domain
import Workflow

/// A project with what its moves, turns and formalities say.
struct ProjectFile: Sendable {
  let project: Stored<OpportunityField>
  /// Its moves in the order of recording.
  let moves: [Stored<StageMoveField>]
  /// Its turns in the order of recording.
  let turns: [Stored<BallTurnField>]
  /// What is recorded of its formalities.
  let formalities: [Stored<FormalityField>]
  /// Its places on agendas of review sessions, oldest first.
  let items: [Stored<SessionItemField>]
  /// The reviews of its agreement, oldest first.
  let reviews: [Stored<AgreementReviewField>]
  /// The way it went.
  let course: StageCourse

  /// Reads a project's file. Throws `ServiceError` `opportunity_not_found`, `moves_do_not_follow` when what is recorded
  /// makes no course.
  init(_ id: Int64, _ records: some RecordReading) async throws {
    guard let project = try await records.one(OpportunityField.self, id) else {
      throw ServiceError(.notFound, code: "opportunity_not_found", message: "没有编号为 \(id) 的在谈项目。")
    }
    self.project = project
    moves = try await records.all(StageMoveField.self, .equals(.opportunity, .reference(id)))
    turns = try await records.all(BallTurnField.self, .equals(.opportunity, .reference(id)))
    formalities = try await records.all(FormalityField.self, .equals(.opportunity, .reference(id)))
    items = try await records.all(SessionItemField.self, .equals(.opportunity, .reference(id)))
    reviews = try await records.all(
      AgreementReviewField.self, .equals(.opportunity, .reference(id)), order: .reviewedOn)
    guard let course = StageCourse(moves.compactMap(\.move)), course.position == project.position else {
      throw ServiceError(
        .conflict, code: "moves_do_not_follow",
        message: "\(project.title)的阶段变更记录前后不衔接,不能继续办理。请核对其阶段变更记录,并撤销有误的变更。",
        remedy: .search(.stageMove))
    }
    self.course = course
  }

  /// The latest resolution of a review session.
  var resolution: Resolution? {
    items.last { $0.record[.resolution] != nil }?[.resolution, as: Resolution.self]
  }

  /// What is known of the project for a move.
  var grounds: MoveGrounds {
    var grounds = MoveGrounds()
    grounds.hasPlan = project.record[.plan] != nil
    grounds.resolution = resolution
    grounds.contractAmount = project.money(.contractAmount)
    grounds.contractEvidence = project[.contractEvidence, as: SigningEvidence.self]
    for row in reviews {
      guard let check = row[.examined, as: AgreementCheck.self] else { continue }
      grounds.reviews[check] = row[.conclusion, as: CheckConclusion.self]
    }
    for row in formalities {
      guard let item = row.text(.item) else { continue }
      grounds.formalities[item] = row.mark.state
    }
    return grounds
  }

  /// The turn that lasts.
  var openTurn: Stored<BallTurnField>? { turns.last { $0.record[.until] == nil } }
}

extension Stored where Field == OpportunityField {
  /// The project's place on its course.
  var position: StagePosition? {
    record[.stage, as: Stage.self].map { stage in
      StagePosition(stage, exit: record[.exit, as: StageExit.self])
    }
  }

  /// Code and title as they are spoken of.
  var title: String { "\(record.text(.code) ?? "\(id)") \(record.text(.title) ?? "")" }
}

extension Stored where Field == StageMoveField {
  /// The move; `nil` when the record cannot be one.
  var move: StageMove? {
    guard let to = StageMoveField.position(record, .toStage, .toExit), let day = record.date(.movedOn) else {
      return nil
    }
    return StageMove(
      id: id, from: StageMoveField.position(record, .fromStage, .fromExit), to: to, day: day,
      reason: record.text(.reason), undoes: record.reference(.undoes))
  }
}

extension StageMoveField {
  /// The place that two fields of a move say.
  static func position(
    _ record: Record<StageMoveField>, _ stage: StageMoveField, _ exit: StageMoveField
  ) -> StagePosition? {
    record[stage, as: Stage.self].map { known in
      StagePosition(known, exit: record[exit, as: StageExit.self])
    }
  }

  /// The record of a move.
  static func record(
    of project: Int64, from: StagePosition?, to: StagePosition, on day: CalendarDate, by actor: String
  ) -> Record<StageMoveField> {
    var record = Record<StageMoveField>([
      .opportunity: .reference(project), .toStage: .text(to.stage.rawValue), .movedOn: .date(day), .actor: .text(actor),
    ])
    record[.fromStage] = from.map { .text($0.stage.rawValue) }
    record[.fromExit] = from?.exit.map { .text($0.rawValue) }
    record[.toExit] = to.exit.map { .text($0.rawValue) }
    return record
  }
}

extension Stored where Field == BallTurnField {
  /// The turn; `nil` when the record cannot be one.
  var turn: BallTurn? {
    guard let holder = record[.holder, as: BallHolder.self], let since = record.date(.since)
    else {
      return nil
    }
    return BallTurn(
      holder: holder, department: record.text(.department), since: since, until: record.date(.until),
      isPause: record.flag(.isPause) ?? false)
  }
}
