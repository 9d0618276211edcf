import Domain

/// Reads minutes against the visit they are of: who each answer, step and ask is about, and what cannot stand, by path.
struct MinutesReader {
  let registry: any Registry
  let input: RecordInput
  let itinerary: Itinerary
  let organisation: Int64

  struct Reading: Sendable {
    /// What was told of firms: fields by record.
    var firms: [Int64: [String: InputValue]] = [:]
    /// What was told of plans: fields by record.
    var plans: [Int64: [String: InputValue]] = [:]
    /// The plans that are new.
    var newPlans: [Record<PlanField>] = []
    var steps: [Record<FollowUpField>] = []
    var asks: [Record<VisitAskField>] = []
    var problems: [ServiceError.FieldProblem] = []
  }

  /// The minutes as they would be written. Problems are collected, not thrown.
  func read(_ minutes: MinutesInput, today: CalendarDate) async throws -> Reading {
    var reading = Reading()
    if minutes.topics.allSatisfy(\.isWhitespace) {
      reading.problems.append(.init(field: "topics", code: "missing", message: "「议题」必填。"))
    }
    for (index, answer) in minutes.answers.enumerated() {
      try await read(answer, "answers[\(index)].", &reading)
    }
    for (index, values) in minutes.plans.enumerated() {
      let path = "plans[\(index)]."
      guard var plan = try await record(values, PlanField.self, path, &reading) else { continue }
      plan[.enterprise] = plan[.enterprise] ?? onlyFirm
      missing(plan, path, PlanField.allCases, &reading)
      if let firm = plan.reference(.enterprise) { _ = isOnVisit(firm, path + "enterprise", &reading) }
      reading.newPlans.append(plan)
    }
    for (index, values) in minutes.nextSteps.enumerated() {
      let path = "next_steps[\(index)]."
      // The rest follows under the rule of follow-ups.
      guard var step = try await record(values, FollowUpField.self, path, &reading) else { continue }
      connect(&step)
      missing(step, path, [.title, .owner, .dueOn], &reading)
      reading.steps.append(step)
    }
    for (index, values) in minutes.asks.enumerated() {
      let path = "asks[\(index)]."
      guard var ask = try await record(values, VisitAskField.self, path, &reading) else { continue }
      ask[.visit] = .reference(itinerary.visit.id)
      ask[.enterprise] = ask[.enterprise] ?? onlyFirm
      if ask[.answer] != nil, ask[.answeredOn] == nil { ask[.answeredOn] = .date(minutes.minutesOn ?? today) }
      missing(ask, path, VisitAskField.allCases, &reading)
      check(ask, path, &reading)
      reading.asks.append(ask)
    }
    return reading
  }

  // MARK: Answers

  /// The firm of the visit when there is one only: whoever names none means it.
  private var onlyFirm: FieldValue? { itinerary.firms.count == 1 ? .reference(itinerary.firms[0]) : nil }

  private func read(_ answer: MinutesInput.Answer, _ path: String, _ reading: inout Reading) async throws {
    switch (answer.enterprise, answer.plan) {
    case (let words?, nil):
      guard let id = try await id(words, .enterprise, path + "enterprise", &reading) else { return }
      guard isOnVisit(id, path + "enterprise", &reading) else { return }
      try await read(answer, of: id, path, &reading)
    case (nil, let words?):
      guard let id = try await id(words, .plan, path + "plan", &reading) else { return }
      let plan = try await registry.records(organisation).one(PlanField.self, id)
      guard isOnVisit(plan?.reference(.enterprise) ?? 0, path + "plan", &reading) else { return }
      note(answer, path, PlanField.self, &reading.plans[id, default: [:]], &reading.problems)
    case (nil, nil) where onlyFirm != nil:
      try await read(answer, of: itinerary.firms[0], path, &reading)
    default:
      reading.problems.append(
        .init(field: path + "enterprise", code: "missing", message: "每条答复写明是哪家企业(enterprise)或哪个拟投项目(plan),只写其一。"))
    }
  }

  /// An answer of a firm goes to the firm, or where only plans have such a field to its plan: that of its project on the
  /// visit, else the only one it has.
  private func read(
    _ answer: MinutesInput.Answer, of firm: Int64, _ path: String, _ reading: inout Reading
  ) async throws {
    func has<Field: RecordField>(_ type: Field.Type) -> Bool {
      Field.allCases.contains { $0.name == answer.field || $0.label == answer.field }
    }
    guard !has(EnterpriseField.self), has(PlanField.self) else {
      return note(answer, path, EnterpriseField.self, &reading.firms[firm, default: [:]], &reading.problems)
    }
    let records = registry.records(organisation)
    let project = itinerary.parties.first { $0.reference(.enterprise) == firm }?.reference(.opportunity)
    let own = try await records.one(OpportunityField.self, project)?.reference(.plan)
    let plans = try await records.all(PlanField.self, .equals(.enterprise, .reference(firm)))
    guard let plan = own ?? (plans.count == 1 ? plans[0].id : nil) else {
      let names = plans.map { "\($0.id) \($0.text(.name) ?? "")" }.joined(separator: "、")
      let message = plans.isEmpty ? "该企业还没有拟投项目,请先写入新拟投项目。" : "该企业有 \(plans.count) 个拟投项目,请写明是哪一个:\(names)。"
      return reading.problems.append(.init(field: path + "plan", code: "plan_missing", message: message))
    }
    note(answer, path, PlanField.self, &reading.plans[plan, default: [:]], &reading.problems)
  }

  /// Notes a value under its field's name, once.
  private func note<Field: RecordField>(
    _ answer: MinutesInput.Answer, _ path: String, _ type: Field.Type, _ values: inout [String: InputValue],
    _ problems: inout [ServiceError.FieldProblem]
  ) {
    do {
      let _: Record<Field> = try input.record([answer.field: answer.value])
    } catch let error as ServiceError {
      problems += error.fields.map { problem in
        let part = ["unknown_field", "managed_field"].contains(problem.code) ? "field" : "value"
        return .init(field: path + part, code: problem.code, message: problem.message)
      }
      return
    } catch { return }
    let name = Field.allCases.first { $0.name == answer.field || $0.label == answer.field }?.name ?? answer.field
    guard values.updateValue(answer.value, forKey: name) == nil else {
      return problems.append(.init(field: path + "field", code: "repeated", message: "「\(answer.field)」答了两次。"))
    }
  }

  private func id(
    _ words: InputValue, _ entity: Entity, _ path: String, _ reading: inout Reading
  ) async throws -> Int64? {
    do {
      let found = try await References(records: registry.records(organisation)).id(words, entity)
      if case .number(let digits) = found { return Int64(digits) }
      reading.problems.append(.init(field: path, code: "not_a_reference", message: "请写编号或名称。"))
    } catch let error as ServiceError where [.notFound, .ambiguous].contains(error.kind) {
      reading.problems.append(.init(field: path, code: error.code, message: error.message))
    }
    return nil
  }

  private func isOnVisit(_ firm: Int64, _ path: String, _ reading: inout Reading) -> Bool {
    if itinerary.firms.contains(firm) { return true }
    reading.problems.append(.init(field: path, code: "not_on_visit", message: "该企业没有参加这次考察,请先加入参加企业。"))
    return false
  }

  // MARK: Steps and asks

  private func record<Field: RecordField>(
    _ values: [String: InputValue], _ type: Field.Type, _ path: String, _ reading: inout Reading
  ) async throws -> Record<Field>? {
    let found = try await References(records: registry.records(organisation))
      .resolved(values, type, path: path)
    reading.problems += found.problems
    do {
      let record: Record<Field> = try input.record(found.values)
      return found.problems.isEmpty ? record : nil
    } catch let error as ServiceError {
      reading.problems += error.under(path).fields
      return nil
    }
  }

  /// A step hangs on the visit, and on the project of its firm.
  private func connect(_ step: inout Record<FollowUpField>) {
    step[.visit] = .reference(itinerary.visit.id)
    if step[.enterprise] == nil, itinerary.firms.count == 1 { step[.enterprise] = .reference(itinerary.firms[0]) }
    if step[.opportunity] == nil, let firm = step[.enterprise] {
      step[.opportunity] = itinerary.parties.first { $0.record[.enterprise] == firm }?.record[.opportunity]
    }
  }

  private func missing<Field: RecordField>(
    _ record: Record<Field>, _ path: String, _ asked: [Field], _ reading: inout Reading
  ) {
    reading.problems += record.missing.filter(asked.contains).map { field in
      .init(field: path + field.name, code: "missing", message: "「\(field.label)」必填。")
    }
  }

  /// An ask is of a firm of the visit, and is answered or has somebody who answers it until a day.
  private func check(_ ask: Record<VisitAskField>, _ path: String, _ reading: inout Reading) {
    if let firm = ask.reference(.enterprise) { _ = isOnVisit(firm, path + "enterprise", &reading) }
    guard ask[.answer] == nil else { return }
    for field in [VisitAskField.owner, .dueOn] where ask[field] == nil {
      reading.problems.append(
        .init(field: path + field.name, code: "missing", message: "未当场答复的诉求须写明「\(field.label)」。"))
    }
  }
}
