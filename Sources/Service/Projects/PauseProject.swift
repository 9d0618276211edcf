package import Domain

/// Stops a project's clocks by law, and lets them run again. The time between is booked to nobody.
package struct PauseProject: Sendable {
  let work: ProjectWork

  /// Pauses projects of this registry.
  package init(registry: any Registry, rules: RecordRules) {
    work = ProjectWork(registry: registry, rules: rules)
  }

  /// Stops the clocks from today on, until `day` when it is known.
  ///
  /// Throws `ServiceError` `already_paused`, `project_left`, `invalid_record` without a reason or for a day that is not to
  /// come, `record_changed`, `project_moved`.
  package func pause(
    _ words: String, reason: String?, until day: CalendarDate? = nil, ifMatch: Int64? = nil, today: CalendarDate,
    isDryRun: Bool = false, invocation: Invocation
  ) async throws -> ProjectReceipt {
    let why = try ProjectRefusal.demanded(reason, OpportunityField.pauseReason)
    if let day, day <= today {
      throw ServiceError(
        refusing: OpportunityField.pauseUntil, code: "not_to_come", message: "中止计时的截止日 \(day) 应晚于今天。")
    }
    let step = ProjectWork.Asked(
      words: words, useCase: "opportunity.pause", note: why, ifMatch: ifMatch, isDryRun: isDryRun, today: today,
      invocation: invocation)
    return try await work(step) { file, occasion, session in
      try ProjectRefusal.whenLeft(file)
      var record = file.project.record
      if let since = record.date(.pausedOn) {
        throw ServiceError(
          .conflict, code: "already_paused",
          message: "\(file.project.title)自 \(since) 起已中止计时:\(record.text(.pauseReason) ?? "")。要改截止日请先恢复。")
      }
      record[.pausedOn] = .date(today)
      record[.pauseUntil] = day.map { .date($0) }
      record[.pauseReason] = .text(why)
      try await file.turn(record, isPause: true, why, occasion, session)
      return record
    }
  }

  /// Lets the clocks run again from today on. Throws `ServiceError` `not_paused`, `record_changed`, `project_moved`.
  package func resume(
    _ words: String, reason: String? = nil, ifMatch: Int64? = nil, today: CalendarDate, isDryRun: Bool = false,
    invocation: Invocation
  ) async throws -> ProjectReceipt {
    let step = ProjectWork.Asked(
      words: words, useCase: "opportunity.resume", note: reason, ifMatch: ifMatch, isDryRun: isDryRun, today: today,
      invocation: invocation)
    return try await work(step) { file, occasion, session in
      var record = file.project.record
      guard record[.pausedOn] != nil else {
        throw ServiceError(.conflict, code: "not_paused", message: "\(file.project.title)没有中止计时。")
      }
      for field in [OpportunityField.pausedOn, .pauseUntil, .pauseReason] { record[field] = nil }
      try await file.turn(record, isPause: false, reason ?? "恢复计时", occasion, session)
      return record
    }
  }
}
