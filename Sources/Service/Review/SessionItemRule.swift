package import Domain
import Workflow

/// A project goes on the agenda of a session to come, after the others; each reviewing department is asked for its opinion.
package struct SessionItemRule: RecordRule {
  let references: any ReferenceStore

  /// Reads departments and terms from these tables.
  package init(_ references: any ReferenceStore) { self.references = references }

  /// The item with its place on the agenda. Throws `ServiceError` `session_closed`, `project_left`, `invalid_record` when
  /// session or project of an item are changed.
  package func completed(
    _ record: Record<SessionItemField>, replacing old: Record<SessionItemField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<SessionItemField> {
    var record = record
    if let old {
      for field in [SessionItemField.session, .opportunity] where old[field] != record[field] {
        throw ServiceError(
          refusing: field, code: "not_to_be_changed", message: "上会项目的「\(field.label)」不能修改;请删除后重新列入议程。")
      }
      return record
    }
    guard let meeting = try await session.one(ReviewSessionField.self, record.reference(.session)),
      let project = try await session.one(OpportunityField.self, record.reference(.opportunity))
    else { return record }
    guard meeting[.state, as: SessionState.self] == .planned else {
      throw ServiceError(
        .conflict, code: "session_closed",
        message: "\(meeting.text(.code) ?? "")已召开或取消,不能再列入项目。请列入下一次会议。")
    }
    guard project.record[.exit] == nil else {
      throw ServiceError(
        .conflict, code: "project_left", message: "\(project.title)已退出(\(project.position?.label ?? "")),恢复后才能上会。")
    }
    if record[.position] == nil {
      try await session.lock("session_item")
      let others = try await session.all(SessionItemField.self, .equals(.session, .reference(meeting.id)))
      record[.position] = .count((others.compactMap { $0.count(.position) }.max() ?? 0) + 1)
    }
    return record
  }

  /// Asks each reviewing department.
  package func settle(
    _ written: Stored<SessionItemField>, replacing old: Record<SessionItemField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws {
    guard old == nil,
      let day = try await session.one(ReviewSessionField.self, written.reference(.session))?.date(.heldOn)
    else { return }
    let terms = try await ReviewTerms.inForce(references, organisation: session.organisation)
    let departments = try await Departments.inForce(references, organisation: session.organisation)
    let opinions = departments.reviewers.map { name in
      NewRecord(
        Record<OpinionField>([
          .item: .reference(written.id), .department: .text(name), .dueOn: .date(terms.opinionDay(before: day)),
        ]), source: occasion.source)
    }
    _ = try await session.insert(opinions)
  }
}
