package import Domain
import Workflow

/// The projects at work by stage, as a board shows them.
package struct ShowBoard: Sendable {
  let registry: any Registry
  let references: any ReferenceStore

  /// The board of a day: of one person (theirs to look after or to be asked about), of one park's needs, of one responsible
  /// unit, or whole.
  ///
  /// Throws `ServiceError` `invalid_query` for a name that several accounts have, `reference_not_loaded`.
  package func callAsFunction(
    owner: String? = nil, park: Int64? = nil, unit: String? = nil, today: CalendarDate, organisation: Int64
  ) async throws -> BoardView {
    let board = try await WorkBoard(
      registry, try await WorkPolicy.inForce(references, organisation: organisation), today, organisation)
    let worker = try owner.map { try board.staff.asked($0) }
    let records = registry.records(organisation)
    let projects = try await records.those(OpportunityField.self, board.projects.map(\.id))
    let needs = try await records.those(NeedField.self, projects.values.compactMap { $0.reference(.need) })
    let parks = try await records.all(ParkField.self)
    var cards: [Stage: [BoardView.Card]] = [:]
    var units: Set<String> = []
    for line in board.projects {
      guard let project = projects[line.id], let stage = project[.stage, as: Stage.self] else { continue }
      if let unit = project.text(.unit) { units.insert(unit) }
      let place = project.reference(.need).flatMap { needs[$0]?.reference(.park) }
      let holder = board.staff.worker(project.record, .officer)
      let isTheirs = worker.map { asked in [line.asked, holder].contains { $0?.isSame(as: asked) ?? false } } ?? true
      guard isTheirs, park == nil || place == park, unit == nil || project.text(.unit) == unit else { continue }
      let since = try project.required.date(.stageSince)
      cards[stage, default: []].append(
        .init(
          project: line, stageDays: max(0, Int(today.day - since.day)),
          alarm: .init(line.level), pausedOn: project.date(.pausedOn), hasNextStep: board.withNextStep.contains(line.id)
        ))
    }
    return BoardView(
      date: today, owner: worker?.name,
      columns: Stage.allCases.filter { $0 != .atCapacity }.map { stage in
        .init(stage: stage, cards: (cards[stage] ?? []).sorted { ($1.stageDays, $0.id) < ($0.stageDays, $1.id) })
      }, parks: parks.map { ($0.id, $0.words(.name)) }, units: units.sorted())
  }
}

/// Projects by stage on a day.
package struct BoardView: Sendable {
  package let date: CalendarDate
  package let owner: String?
  /// The stages on the way, in order; at capacity a project is off the board.
  package let columns: [Column]
  /// The parks and the responsible units it may be asked for.
  package let parks: [(id: Int64, name: String)]
  package let units: [String]

  package struct Column: Sendable {
    package let stage: Stage
    /// Those longest there first.
    package let cards: [Card]
  }

  package struct Card: Sendable {
    package let project: ProjectLine
    /// Calendar days it has stood in its stage.
    package let stageDays: Int
    package let alarm: Alarm
    /// Since when its clocks stand still by law.
    package let pausedOn: CalendarDate?
    package let hasNextStep: Bool

    package var id: Int64 { project.id }
  }

  /// How long nothing happened, by the terms in force.
  package enum Alarm: String, Sendable, Hashable {
    case none, due, yellow, red, out

    init(_ level: Clocks.Silence) {
      self =
        switch level {
        case .moving: .none
        case .due: .due
        case .yellow: .yellow
        case .red: .red
        case .out: .out
        }
    }
  }
}
