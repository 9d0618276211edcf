package import Domain
import Workflow

/// Takes a project's last move back; both moves stay recorded.
package struct UndoMove: Sendable {
  let work: ProjectWork

  /// Takes moves of this registry's projects back.
  package init(registry: any Registry, rules: RecordRules) {
    work = ProjectWork(registry: registry, rules: rules)
  }

  /// Takes the last move that counts back. Throws `ServiceError` `nothing_to_undo`, `record_changed`, `project_moved`.
  package func callAsFunction(
    _ words: String, note: String? = nil, ifMatch: Int64? = nil, today: CalendarDate, isDryRun: Bool = false,
    invocation: Invocation
  ) async throws -> ProjectReceipt {
    let step = ProjectWork.Asked(
      words: words, useCase: "opportunity.undo_move", note: note, ifMatch: ifMatch, isDryRun: isDryRun, today: today,
      invocation: invocation)
    return try await work(step) { file, occasion, session in
      var course = file.course
      let undone: StageMove
      do throws(StageCourse.Refusal) {
        undone = try course.undo(on: today, id: .max)
      } catch { throw MoveStage.refusal(error, file, file.course.position, today, try StageTable([], reasons: [])) }
      var move = StageMoveField.record(
        of: file.project.id, from: undone.to, to: course.position, on: today, by: invocation.actor)
      move[.undoes] = .reference(undone.id)
      move[.note] = note.map { .text($0) }
      _ = try await session.insert([NewRecord(move, source: occasion.source)])
      var record = file.project.record
      record.follow(course)
      // A move that was none is no progress either; what happened beside it stays.
      if record.date(.progressOn) == undone.day {
        record[.progressOn] = .date(
          try await session.lastProgress(of: file.project.id, since: course.since, through: undone.day).day)
      }
      if undone.to.exit != nil, course.position.exit == nil {
        try await OpportunityRule.refuseSecond(record, except: file.project.id, session)
      }
      return record
    }
  }
}
