import Domain
import Workflow

extension ChangeSession {
  /// Adds the follow-up of a term of a project that starts on a day: its officer's, else its unit's, else the actor's.
  func addTerm(
    _ term: Clock.Name, from day: CalendarDate, of project: Stored<OpportunityField>, _ clocks: Clocks,
    _ rules: RecordRules, _ occasion: Occasion
  ) async throws {
    let record = project.record
    var followUp = Record<FollowUpField>([
      .title: .text("\(clocks[term].label):\(record.text(.title) ?? "")"),
      .owner: .text(record.text(.officer) ?? record.text(.unit) ?? occasion.invocation.actor),
      .dueOn: .date(clocks.due(term, from: day)), .opportunity: .reference(project.id), .clock: .text(term.rawValue),
    ])
    followUp[.enterprise] = record[.enterprise]
    _ = try await add(followUp, rules, occasion)
  }
}
