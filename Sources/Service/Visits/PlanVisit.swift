package import Domain
package import Intake

/// Plans a visit with its firms and stops in one change: all of it stands or none.
package struct PlanVisit: Sendable {
  let registry: any Registry
  let input: RecordInput
  let rules: RecordRules

  /// Plans visits in this registry, reading what is typed as cells of a workbook are read.
  package init(_ registry: any Registry, reader: CellReader, rules: RecordRules) {
    self.registry = registry
    input = RecordInput(reader: reader)
    self.rules = rules
  }

  /// Plans the visit, and answers its id and the change.
  ///
  /// Throws `ServiceError` `invalid_record` naming each wrong field with its path (`stops[1].from_time`), and
  /// `visit_overlap` naming both visits.
  package func callAsFunction(
    _ plan: VisitPlanInput, today: CalendarDate, isDryRun: Bool = false, invocation: Invocation
  ) async throws -> (visit: Stored<VisitField>, change: Int64?) {
    var problems: [ServiceError.FieldProblem] = []
    let visit = try await record(plan.visit, VisitField.self, "", [], &problems, invocation)
    var parties: [Record<VisitPartyField>] = []
    for (index, values) in plan.parties.enumerated() {
      parties.append(
        try await record(values, VisitPartyField.self, "parties[\(index)].", [.visit], &problems, invocation))
    }
    var stops: [Record<VisitStopField>] = []
    for (index, values) in plan.stops.enumerated() {
      stops.append(
        try await record(values, VisitStopField.self, "stops[\(index)].", [.visit, .site], &problems, invocation))
    }
    guard problems.isEmpty else {
      throw ServiceError(.invalid, code: "invalid_record", message: "有 \(problems.count) 个字段需要更正。", fields: problems)
    }
    let (partyRecords, stopRecords) = (parties, stops)
    let step = Step(
      registry: registry, rules: rules, useCase: "visit.plan", evidence: plan.evidence, today: today,
      isDryRun: isDryRun, invocation: invocation)
    let written = try await step { writing in
      let made = try await writing.add(visit)
      for (index, party) in partyRecords.enumerated() {
        try await add(party, .visit, made.id, "parties[\(index)].", writing)
      }
      for (index, stop) in stopRecords.enumerated() {
        try await add(stop, .visit, made.id, "stops[\(index)].", writing)
      }
      return made
    }
    return (written.result, written.change?.id)
  }

  /// One record as it is written, its problems noted by path. `later` fields are filled in afterwards.
  private func record<Field: RecordField>(
    _ values: [String: InputValue], _ type: Field.Type, _ path: String, _ later: Set<Field>,
    _ problems: inout [ServiceError.FieldProblem], _ invocation: Invocation
  ) async throws -> Record<Field> {
    let found = try await References(records: registry.records(invocation.organisation))
      .resolved(values, type, path: path)
    problems += found.problems
    do {
      let record: Record<Field> = try input.record(found.values)
      let filledIn: Set<String> = ["code", "state", "ends_on"]
      for field in record.missing where !later.contains(field) && !filledIn.contains(field.name) {
        guard
          !found.problems.contains(where: { path + field.name == $0.field || $0.field + "_id" == path + field.name })
        else { continue }
        problems.append(.init(field: path + field.name, code: "missing", message: "「\(field.label)」必填。"))
      }
      return record
    } catch let error as ServiceError {
      problems += error.under(path).fields
      return Record()
    }
  }

  private func add<Field: RecordField>(
    _ record: Record<Field>, _ reference: Field, _ visit: Int64, _ path: String, _ writing: Writing
  ) async throws {
    var record = record
    record[reference] = .reference(visit)
    do {
      _ = try await writing.add(record)
    } catch let error as ServiceError {
      throw error.under(path)
    }
  }
}
