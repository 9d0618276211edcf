package import Domain
import Workflow

/// Records what the review session resolved on a project; each condition becomes a follow-up in the same change.
package struct ResolveItem: Sendable {
  let registry: any Registry
  let references: any ReferenceStore
  let rules: RecordRules

  /// Records resolutions in this registry.
  package init(registry: any Registry, references: any ReferenceStore, rules: RecordRules) {
    self.registry = registry
    self.references = references
    self.rules = rules
  }

  /// A condition of the resolution.
  package struct Condition: Sendable, Hashable {
    /// What is to be done.
    package let text: String
    /// Who does it; the project's officer when nobody is named.
    package let owner: String?
    /// By which working day.
    package let due: CalendarDate

    /// A condition of the resolution.
    package init(_ text: String, owner: String?, due: CalendarDate) {
      self.text = text
      self.owner = owner
      self.due = due
    }
  }

  /// Records the resolution on the item that `words` name. The project itself is not moved; the answer says what it can
  /// do now.
  ///
  /// Throws `ServiceError` `already_resolved`, `not_held_yet`, `invalid_record` naming the paper or the condition that is
  /// wrong, `record_changed`.
  package func callAsFunction(
    _ words: String, _ resolution: Resolution, paper: String?, conditions: [Condition] = [], ifMatch: Int64? = nil,
    today: CalendarDate, isDryRun: Bool = false, invocation: Invocation
  ) async throws -> ResolutionReceipt {
    let organisation = invocation.organisation
    let id = try await ReviewItem.find(words, registry, organisation: organisation)
    let paper = try ProjectRefusal.demanded(paper, SessionItemField.paper)
    try ResolveItem.check(resolution, conditions)
    let table = try await StageTable.inForce(references, organisation: organisation)
    let seen = try await ReviewItem(id, StandingRecords(registry: registry, organisation: organisation))
    var step = Step(
      registry: registry, rules: rules, useCase: "session_item.resolve", note: paper, ifMatch: ifMatch, today: today,
      isDryRun: isDryRun, invocation: invocation)
    try await step.compare(seen.item)
    let held = try ResolveItem.heldOn(seen, today)
    step.evidence = EvidenceInput(title: paper, asOf: held, grade: .documented)
    // Held from the beginning, so that of two who record it the second finds the first's.
    let written = try await step(on: seen.item, isLocked: true) { writing in
      var record = seen.item.record
      record[.resolution] = .text(resolution.rawValue)
      record[.resolvedOn] = .date(held)
      record[.paper] = .text(paper)
      let item = try await writing.replace(seen.item, by: record)
      if seen.meeting[.state, as: SessionState.self] == .planned {
        var meeting = seen.meeting.record
        meeting[.state] = .text(SessionState.held.rawValue)
        try await writing.replace(seen.meeting, by: meeting)
      }
      var tasks: [Stored<FollowUpField>] = []
      for (index, condition) in conditions.enumerated() {
        do {
          tasks.append(try await writing.add(try followUp(condition, seen, today, invocation)))
        } catch let error as ServiceError { throw ResolveItem.refusal(error, ofCondition: index) }
      }
      let file = try await ProjectFile(seen.project.id, writing.session)
      return ResolutionReceipt(item, seen.place, file, resolution, paper, tasks, table)
    }
    var answer = written.result
    answer.change = written.change?.id
    return answer
  }

  private func followUp(
    _ condition: Condition, _ seen: ReviewItem, _ today: CalendarDate, _ invocation: Invocation
  ) throws -> Record<FollowUpField> {
    let owner = condition.owner ?? seen.project.text(.officer)
    var record = Record<FollowUpField>([
      .title: .text(condition.text), .dueOn: .date(condition.due), .opportunity: .reference(seen.project.id),
      .sessionItem: .reference(seen.item.id),
    ])
    record[.owner] = .text(try ProjectRefusal.demanded(owner, FollowUpField.owner))
    if condition.owner == nil { record[.ownerLogin] = seen.project.record[.officerLogin] }
    record[.enterprise] = seen.project.record[.enterprise]
    record[.assignedBy] = seen.meeting.record[.chair]
    record[.assignedByLogin] = seen.meeting.record[.chairLogin]
    return record
  }

  private static func check(_ resolution: Resolution, _ conditions: [Condition]) throws {
    let field = SessionItemField.resolution
    if resolution == .conditional, conditions.isEmpty {
      throw ServiceError(refusing: field, code: "no_condition", message: "「附条件通过」须写明至少一项条件,各有责任人和办结期限。")
    }
    if resolution != .conditional, !conditions.isEmpty {
      throw ServiceError(refusing: field, code: "not_conditional", message: "有条件的决议应为「附条件通过」。")
    }
    for (index, condition) in conditions.enumerated() {
      do {
        _ = try ProjectRefusal.demanded(condition.text, FollowUpField.title)
      } catch let error as ServiceError { throw refusal(error, ofCondition: index) }
    }
  }

  /// The refusal of a follow-up as one of the condition it is made of: `conditions[1].due_on`.
  private static func refusal(_ error: ServiceError, ofCondition index: Int) -> ServiceError {
    ServiceError(
      error.kind, code: error.code, message: error.message,
      fields: error.fields.map { problem in
        .init(
          field: "conditions[\(index)]." + (problem.field == FollowUpField.title.name ? "text" : problem.field),
          code: problem.code, message: problem.message)
      }, candidates: error.candidates, remedy: error.remedy)
  }

  private static func heldOn(_ seen: ReviewItem, _ today: CalendarDate) throws -> CalendarDate {
    if let resolution = seen.item[.resolution, as: Resolution.self] {
      throw ServiceError(
        .conflict, code: "already_resolved",
        message: "\(seen.place)已有决议「\(resolution.label)」(\(seen.item.text(.paper) ?? "无文号"),变更 "
          + "\(seen.item.change))。如记错请先撤销该变更;如再次审议请列入下一次会议。",
        remedy: .undo(change: seen.item.change))
    }
    if seen.meeting[.state, as: SessionState.self] == .cancelled {
      throw ServiceError(.conflict, code: "session_closed", message: "\(seen.place)所在会议已取消。")
    }
    let held = seen.heldOn ?? today
    guard held <= today else {
      throw ServiceError(.conflict, code: "not_held_yet", message: "\(seen.place)的会议定于 \(held) 召开,会后才能记决议。")
    }
    return held
  }
}
