package import Domain
import Workflow

/// Tells a project's story: where it stood for how long, who had to act for how long, its moves, its formalities, and what
/// each next move still lacks.
package struct TellProject: Sendable {
  let registry: any Registry
  let references: any ReferenceStore

  /// Tells of projects of this registry.
  package init(registry: any Registry, references: any ReferenceStore) {
    self.registry = registry
    self.references = references
  }

  /// The story of the project that `words` names, up to `day`.
  package func callAsFunction(_ words: String, today day: CalendarDate, organisation: Int64) async throws
    -> ProjectStory
  {
    let found = try await FindRecord<OpportunityField>(registry)(words, organisation: organisation)
    let file = try await ProjectFile(found.id, registry.records(organisation))
    let steps = try await FormalitySteps.inForce(references, organisation: organisation)
    let team = try await TeamLine.all(
      of: found.id, try await TeamRoles.inForce(references, organisation: organisation),
      try await registry.staff(organisation), on: day, registry.records(organisation))
    return try ProjectStory(
      file, await StageTable.inForce(references, organisation: organisation), steps, team, through: day)
  }
}

/// A project's story as every face shows it.
package struct ProjectStory: Sendable, Encodable {
  package let id: Int64
  /// The change that wrote its present state: its ETag.
  package let change: Int64
  package let code: String
  package let title: String
  package let position: PositionView
  /// The day the times go up to.
  package let through: CalendarDate
  /// Calendar days since it was opened.
  package let days: Int
  /// Its team, those of the day first.
  package let team: [TeamLine]
  /// Where it stood for how long, in order.
  package let stays: [Stay]
  /// How many days each side had to act.
  package let turns: [Turn]
  /// Days of lawful pause.
  package let pausedDays: Int
  /// Days off the course.
  package let exitedDays: Int
  /// Every recorded move, in order.
  package let moves: [StageMoveView]
  /// The checklist of formalities, whole.
  package let formalities: [Formality]
  /// The moves there are from here, each with what it lacks.
  package let next: [Next]

  /// A time at one place.
  package struct Stay: Sendable, Encodable {
    package let position: PositionView
    /// From which day.
    package let since: CalendarDate
    /// Until which day; absent while it stands there.
    package let until: CalendarDate?
    /// Calendar days.
    package let days: Int
  }

  package struct Turn: Sendable, Encodable {
    /// Who had to act.
    package let holder: String
    package let department: String?
    /// The words on screen.
    package let label: String
    /// Calendar days.
    package let days: Int
  }

  package struct Formality: Sendable, Encodable {
    package let item: String
    /// The word on screen.
    package let label: String
    /// How far it is.
    package let state: String
    /// How far it is, on screen.
    package let stateLabel: String
    /// When it was done.
    package let doneOn: CalendarDate?
    package let paper: String?
    package let note: String?

    enum CodingKeys: String, CodingKey {
      case item, label, state, paper, note
      case stateLabel = "state_label"
      case doneOn = "done_on"
    }
  }

  /// A move there is.
  package struct Next: Sendable, Encodable {
    package let to: PositionView
    package let requires: [String]
    /// The demands that are not met and that no move can bring along, with how to mend them.
    package let unmet: [ServiceError.FieldProblem]
  }

  enum CodingKeys: String, CodingKey {
    case id, change, code, title, position, through, days, team, stays, turns, moves, formalities, next
    case pausedDays = "paused_days"
    case exitedDays = "exited_days"
  }
}

extension ProjectStory {
  init(
    _ file: ProjectFile, _ table: StageTable, _ steps: FormalitySteps, _ team: [TeamLine], through day: CalendarDate
  ) throws {
    let course = file.course
    let stays = course.stays(through: day)
    let times = BallTimes(file.turns.compactMap(\.turn), stays, through: day)
    id = file.project.id
    change = file.project.change
    code = try file.project.required.text(.code)
    title = try file.project.required.text(.title)
    position = PositionView(course.position)
    through = day
    days = max(0, Int(day.day - course.openedOn.day))
    self.team = team
    self.stays = stays.map {
      Stay(position: PositionView($0.position), since: $0.since, until: $0.until, days: $0.days)
    }
    turns = times.shares.map {
      Turn(
        holder: $0.holder.rawValue, department: $0.department, label: $0.department ?? $0.holder.label, days: $0.days)
    }
    pausedDays = times.pausedDays
    exitedDays = times.exitedDays
    moves = file.moves.compactMap(StageMoveView.init)
    let grounds = file.grounds
    formalities = steps.all.map { step in
      let row = file.formalities.last { $0.text(.item) == step.name }?.record
      let state = grounds.formalities[step.name] ?? .undecided
      return Formality(
        item: step.code, label: step.name, state: state.rawValue, stateLabel: state.label,
        doneOn: row?.date(.doneOn), paper: row?.text(.paper), note: row?.text(.note))
    }
    next = table.targets(from: course.position).map { target in
      let unmet = table.unmet(from: course.position, to: target, grounds) ?? []
      return Next(
        to: PositionView(target),
        requires: (table.requirements(from: course.position, to: target) ?? []).map(\.rawValue),
        unmet: unmet.filter { ![.reason, .paper].contains($0.requirement) }.map {
          .init(field: $0.requirement.rawValue, code: "requirement_unmet", message: $0.text)
        })
    }
  }
}
