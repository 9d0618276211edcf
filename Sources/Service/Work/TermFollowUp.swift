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
    if record[.officer] != nil {
      followUp[.ownerLogin] = record[.officerLogin]
    } else if record[.unit] == nil {
      followUp[.ownerLogin] = occasion.invocation.login.map(FieldValue.text)
    }
    do {
      _ = try await add(followUp, rules, occasion)
    } catch let error as ServiceError where error.fields.contains(where: { $0.code == "account_ambiguous" }) {
      // Nobody names an owner here: it is the project that says it unclearly.
      throw ServiceError(
        .conflict, code: "account_ambiguous",
        message: "项目「\(record.text(.title) ?? "")」的专员不明确,请先修改项目的专员。\(error.message)",
        candidates: error.candidates)
    }
  }
}
