package import Domain
import Workflow

/// Moves a project to another stage, out of the course, or back into it.
package struct MoveStage: Sendable {
  let work: ProjectWork
  let references: any ReferenceStore

  /// Moves projects of this registry by the transition table of these references.
  package init(registry: any Registry, references: any ReferenceStore, rules: RecordRules) {
    work = ProjectWork(registry: registry, rules: rules)
    self.references = references
  }

  package enum Target: Sendable, Hashable {
    case stage(Stage)
    case exit(StageExit)
  }

  /// What a move is asked with.
  package struct Request: Sendable, Hashable {
    package var target: Target
    /// Why; for an exit the code or the words of one of the listed reasons.
    package var reason: String?
    /// What else is to be said.
    package var note: String?
    /// The paper the move rests on.
    package var paper: String?
    /// The day it counts from; today when nothing is said.
    package var day: CalendarDate?

    /// A move to there.
    package init(
      _ target: Target, reason: String? = nil, note: String? = nil, paper: String? = nil, day: CalendarDate? = nil
    ) {
      self.target = target
      self.reason = reason
      self.note = note
      self.paper = paper
      self.day = day
    }
  }

  /// Moves the project that `words` names.
  ///
  /// Throws `ServiceError` `already_there` and `no_such_move` that show the last move, `requirements_unmet` naming each
  /// demand with how to mend it, `invalid_record` for a day that cannot be, `record_changed` or `project_moved` that show
  /// what somebody else did meanwhile.
  package func callAsFunction(
    _ words: String, _ request: Request, ifMatch: Int64? = nil, today: CalendarDate, isDryRun: Bool = false,
    invocation: Invocation
  ) async throws -> ProjectReceipt {
    let table = try await StageTable.inForce(references, organisation: invocation.organisation)
    let papers = try await PaperKinds.inForce(references, organisation: invocation.organisation)
    let day = request.day ?? today
    let step = ProjectWork.Asked(
      words: words, useCase: "opportunity.move", note: request.reason, ifMatch: ifMatch, isDryRun: isDryRun,
      today: today, invocation: invocation, evidence: MoveStage.evidence(request.paper, day))
    return try await work(step) { file, occasion, session in
      let from = file.course.position
      let to: StagePosition =
        switch request.target {
        case .stage(let stage): StagePosition(stage)
        case .exit(let exit): StagePosition(from.stage, exit: exit)
        }
      guard from != to else { throw MoveStage.refused(file, "already_there", "已在「\(to.label)」") }
      var grounds = file.grounds
      grounds.reason = MoveStage.reason(request.reason, to, table)
      grounds.note = request.note
      grounds.paper = request.paper
      grounds.isPaper = request.paper.map(papers.isPaper) ?? false
      var course = file.course
      do throws(StageCourse.Refusal) {
        try course.move(to: to, on: day, today: today, id: .max, grounds, table)
      } catch { throw MoveStage.refusal(error, file, to, day, table) }
      var move = StageMoveField.record(of: file.project.id, from: from, to: to, on: day, by: invocation.actor)
      move[.reason] = grounds.reason.map { .text($0) }
      move[.note] = request.note.map { .text($0) }
      move[.paper] = request.paper.map { .text($0) }
      _ = try await session.insert([NewRecord(move, source: occasion.source)])
      var record = file.project.record
      record.follow(course)
      if let last = record.date(.progressOn), last < day { record[.progressOn] = .date(day) }
      if from.exit != nil, to.exit == nil {
        try await OpportunityRule.refuseSecond(record, except: file.project.id, session)
      }
      return record
    }
  }

  /// The code of a reason that is given by its words.
  private static func reason(_ text: String?, _ to: StagePosition, _ table: StageTable) -> String? {
    guard let exit = to.exit else { return text }
    return table.reasons.first { $0.exits.contains(exit) && ($0.code == text || $0.label == text) }?.code ?? text
  }

  static func evidence(_ paper: String?, _ day: CalendarDate) -> EvidenceInput {
    guard let paper else { return EvidenceInput(asOf: day) }
    return EvidenceInput(title: paper, asOf: day, grade: .documented)
  }
}

extension Record<OpportunityField> {
  /// Takes over where the course stands.
  mutating func follow(_ course: StageCourse) {
    self[.stage] = .text(course.position.stage.rawValue)
    self[.exit] = course.position.exit.map { .text($0.rawValue) }
    self[.exitReason] = course.exitReason.map { .text($0) }
    self[.stageSince] = .date(course.since)
    self[.signedOn] = course.signedOn.map { .date($0) }
  }
}
