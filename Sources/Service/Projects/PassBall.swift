package import Domain

/// Says whose turn it is on a project, and books the time to whoever held it.
package struct PassBall: Sendable {
  let work: ProjectWork
  let references: any ReferenceStore

  /// Passes the ball on projects of this registry; departments are those of these references.
  package init(registry: any Registry, references: any ReferenceStore, rules: RecordRules) {
    work = ProjectWork(registry: registry, rules: rules)
    self.references = references
  }

  /// From today on it is the turn of `holder`; a department is named.
  ///
  /// Throws `ServiceError` `invalid_record` for a department that is missing or not known, `ball_held` when it is that
  /// side's turn already, `project_left`, `record_changed`, `project_moved`.
  package func callAsFunction(
    _ words: String, to holder: BallHolder, department: String? = nil, reason: String?, ifMatch: Int64? = nil,
    today: CalendarDate, isDryRun: Bool = false, invocation: Invocation
  ) async throws -> ProjectReceipt {
    let name = try await named(department, holder, invocation)
    let why = try ProjectRefusal.demanded(reason, BallTurnField.reason)
    let step = ProjectWork.Asked(
      words: words, useCase: "opportunity.ball", note: why, ifMatch: ifMatch, isDryRun: isDryRun, today: today,
      invocation: invocation)
    return try await work(step) { file, occasion, session in
      try ProjectRefusal.whenLeft(file)
      var record = file.project.record
      guard record[.ball, as: BallHolder.self] != holder || record.text(.ballDepartment) != name else {
        throw ServiceError(
          .conflict, code: "ball_held",
          message:
            "\(file.project.title)自 \(record.date(.ballSince)?.description ?? "") 起已由「\(name ?? holder.label)」负责。")
      }
      record[.ball] = .text(holder.rawValue)
      record[.ballDepartment] = name.map { .text($0) }
      record[.ballSince] = .date(today)
      try await file.turn(record, isPause: record[.pausedOn] != nil, why, occasion, session)
      return record
    }
  }

  private func named(_ department: String?, _ holder: BallHolder, _ invocation: Invocation) async throws -> String? {
    guard holder == .department else {
      guard department == nil else {
        throw ServiceError(
          refusing: OpportunityField.ballDepartment, code: "not_a_department", message: "责任方为「\(holder.label)」时不填部门。")
      }
      return nil
    }
    let known = try await Departments.inForce(references, organisation: invocation.organisation)
    guard let department else {
      throw ServiceError(
        refusing: OpportunityField.ballDepartment, code: "missing",
        message: "请写明哪个部门:\(known.names.joined(separator: "、"))。")
    }
    return try known.name(department, for: OpportunityField.ballDepartment)
  }
}

extension ProjectFile {
  /// Ends the turn that lasts and begins one of the record's holder.
  func turn(
    _ record: Record<OpportunityField>, isPause: Bool, _ reason: String, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws {
    if let open = openTurn {
      var (ended, sources) = (open.record, open.sources)
      ended[.until] = .date(occasion.today)
      sources[.until] = occasion.source
      _ = try await session.update([Stored(id: open.id, change: open.change, record: ended, sources: sources)])
    }
    var turn = Record<BallTurnField>([
      .opportunity: .reference(project.id), .since: .date(occasion.today), .isPause: .flag(isPause),
      .reason: .text(reason),
    ])
    turn[.holder] = record[.ball]
    turn[.department] = record[.ballDepartment]
    _ = try await session.insert([NewRecord(turn, source: occasion.source)])
  }
}
