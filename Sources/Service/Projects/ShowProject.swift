package import Domain
import Workflow

/// What belongs to a project beside its story: what is known of it, promises, tasks, reservations, reviews, progress and files.
package struct ProjectWorkView: Sendable {
  package let record: RecordView<OpportunityField>
  /// The promises, the first due first.
  package let promises: [Stored<PromiseField>]
  /// The follow-ups and orders, the open ones first.
  package let followUps: [Stored<FollowUpField>]
  /// The reservations of capacity that last: `池河片区 标准厂房 3000㎡,至2026-12-31`.
  package let holds: [String]
  /// Its places on agendas: `2025年第1次 2025-03-05:通过(会议纪要〔2025〕1号)`.
  package let reviews: [String]
  /// What happened, the latest first.
  package let progress: [(day: CalendarDate?, author: String, text: String)]
  package let files: [Stored<AttachmentField>]
  /// The departments whose turn it may be.
  package let departments: [String]
  /// Why a project may leave, in the order of the table: the exit, the code, the words.
  package let exitReasons: [(exits: [StageExit], code: String, label: String)]
}

/// Shows what belongs to a project.
package struct ShowProject: Sendable {
  let records: KeepRecords<OpportunityField>
  let registry: any Registry
  let references: any ReferenceStore

  /// The project that `words` names. Throws `ServiceError` `opportunity_not_found`, `reference_not_loaded`.
  package func callAsFunction(
    _ words: String, today: CalendarDate, invocation: Invocation
  ) async throws -> ProjectWorkView {
    let organisation = invocation.organisation
    let record = try await records.show(words, invocation: invocation)
    let id = FieldValue.reference(record.stored.id)
    let standing = registry.records(organisation)
    let followUps = try await standing.all(FollowUpField.self, .equals(.opportunity, id), order: .dueOn)
    func isOpen(_ step: Stored<FollowUpField>) -> Bool { step[.state, as: FollowUpState.self] == .open }
    let table = try await StageTable.inForce(references, organisation: organisation)
    return ProjectWorkView(
      record: record,
      promises: try await standing.all(PromiseField.self, .equals(.opportunity, id), order: .dueOn),
      followUps: followUps.filter(isOpen) + followUps.filter { !isOpen($0) }.reversed(),
      holds: try await holds(id, today, standing), reviews: try await reviews(id, standing),
      progress: try await standing.all(ProgressField.self, .equals(.opportunity, id), order: .happenedOn).reversed().map
      {
        ($0.date(.happenedOn), $0.words(.author), $0.words(.text))
      },
      files: try await standing.all(
        AttachmentField.self, .equals(.subject, .text(Entity.opportunity.rawValue)),
        .equals(.recordID, .count(record.stored.id))),
      departments: try await Departments.inForce(references, organisation: organisation).names,
      exitReasons: table.reasons.map { ($0.exits.sorted { $0.rawValue < $1.rawValue }, $0.code, $0.label) })
  }

  private func holds(
    _ project: FieldValue, _ today: CalendarDate, _ standing: StandingRecords
  ) async throws -> [String] {
    let holds = try await standing.all(
      HoldField.self, .equals(.opportunity, project), .atLeast(.expires, .date(today)), order: .expires)
    let zones = try await standing.those(ZoneField.self, holds.compactMap { $0.reference(.zone) })
    return holds.map { hold in
      let resource = hold[.resource, as: Resource.self]
      let zone = hold.reference(.zone).flatMap { zones[$0]?.text(.name) } ?? ""
      return "\(zone) \(resource?.label ?? "") \(hold.quantity(.amount)?.text ?? "")\(resource?.unit ?? ""),至 "
        + (hold.date(.expires)?.chinese ?? "")
    }
  }

  private func reviews(_ project: FieldValue, _ standing: StandingRecords) async throws -> [String] {
    let items = try await standing.all(SessionItemField.self, .equals(.opportunity, project))
    let sessions = try await standing.those(ReviewSessionField.self, items.compactMap { $0.reference(.session) })
    return items.map { item in
      let session = item.reference(.session).flatMap { sessions[$0] }
      let place = [session?.text(.code), session?.date(.heldOn)?.chinese].compactMap(\.self).joined(separator: " ")
      return place + ":" + (item.record[.resolution] == nil ? "尚未决议" : item.words(.resolution))
        + (item.text(.paper).map { "(\($0))" } ?? "")
    }
  }
}
