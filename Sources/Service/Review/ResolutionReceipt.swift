package import Domain
import Workflow

/// What was resolved: `{change?, item, place, opportunity, resolution, label, paper, follow_ups, offers}`.
package struct ResolutionReceipt: Sendable, Encodable {
  /// The change's number; absent after a dry run.
  package internal(set) var change: Int64?
  package let item: Int64
  /// The item's place in words.
  package let place: String
  package let opportunity: ServiceError.Candidate
  package let resolution: String
  /// The resolution on screen.
  package let label: String
  package let paper: String
  /// The conditions as follow-ups.
  package let followUps: [Task]
  /// What the project can do now; it is not moved by itself.
  package let offers: [Offer]

  /// A condition as a follow-up.
  package struct Task: Sendable, Encodable {
    package let id: Int64
    /// What is to be done.
    package let title: String
    package let owner: String
    /// By which working day.
    package let dueOn: CalendarDate?

    enum CodingKeys: String, CodingKey {
      case id, title, owner
      case dueOn = "due_on"
    }
  }

  /// A move that follows from the resolution.
  package struct Offer: Sendable, Encodable {
    package let to: PositionView
    /// The codes of the reasons an exit can have.
    package let reasons: [String]
    /// What the move lacks still.
    package let unmet: [ServiceError.FieldProblem]
  }

  enum CodingKeys: String, CodingKey {
    case change, item, place, opportunity, resolution, label, paper, offers
    case followUps = "follow_ups"
  }

  init(
    _ item: Stored<SessionItemField>, _ place: String, _ file: ProjectFile, _ resolution: Resolution, _ paper: String,
    _ tasks: [Stored<FollowUpField>], _ table: StageTable
  ) {
    self.item = item.id
    self.place = place
    opportunity = ServiceError.Candidate(file.project)
    self.resolution = resolution.rawValue
    label = resolution.label
    self.paper = paper
    followUps = tasks.map { task in
      Task(
        id: task.id, title: task.text(.title) ?? "", owner: task.text(.owner) ?? "",
        dueOn: task.date(.dueOn))
    }
    offers = ResolutionReceipt.offers(resolution, file, table)
  }

  /// What a project can do after a resolution; none where it has done so already or may not.
  static func offers(_ resolution: Resolution, _ file: ProjectFile, _ table: StageTable) -> [Offer] {
    let position = file.course.position
    let target: StagePosition =
      switch resolution {
      case .passed, .conditional: StagePosition(.contract)
      case .deferred: StagePosition(position.stage, exit: .paused)
      case .refused: StagePosition(position.stage, exit: .rejected)
      }
    return offer(target, file, table).map { [$0] } ?? []
  }

  private static func offer(_ target: StagePosition, _ file: ProjectFile, _ table: StageTable) -> Offer? {
    guard let unmet = table.unmet(from: file.course.position, to: target, file.grounds) else { return nil }
    return Offer(
      to: PositionView(target),
      reasons: target.exit.map { exit in table.reasons.filter { $0.exits.contains(exit) }.map(\.code) } ?? [],
      unmet: unmet.filter { $0.requirement != .reason }.map {
        .init(field: $0.requirement.rawValue, code: "requirement_unmet", message: $0.text)
      })
  }
}
