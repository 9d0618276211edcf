package import Domain

extension OwnFirm {
  /// What is told: fields by name of the firm, of its plans by number, and of whoever came by the link.
  package struct Telling: Sendable {
    package var enterprise: [String: InputValue] = [:]
    package var plans: [Int64: [String: InputValue]] = [:]
    package var person: [String: InputValue] = [:]
    package var note: String?

    package init(
      enterprise: [String: InputValue] = [:], plans: [Int64: [String: InputValue]] = [:],
      person: [String: InputValue] = [:], note: String? = nil
    ) {
      self.enterprise = enterprise
      self.plans = plans
      self.person = person
      self.note = note
    }
  }

  /// Lists what is told as a proposal that waits for the office; a fact told once more takes the place of what waited, and one
  /// told as it stands takes back what waited. Nothing of what stands is changed. Answers the proposal, that of what was taken
  /// back where nothing else was told.
  ///
  /// Throws `ServiceError` `invalid_record` naming each field that is wrong as `enterprise.<field>`, `plan.<number>.<field>` or
  /// `person.<field>`, and when nothing differs from what stands or waits.
  package func tell(
    _ telling: Telling, today: CalendarDate, isDryRun: Bool = false, _ invocation: Invocation
  ) async throws -> (proposal: Int64, cells: [ProposalCell]) {
    let id = try firm(isChange: true)
    let step = Step(
      registry: registry, rules: rules, useCase: "own.propose", evidence: OwnFirm.told, today: today,
      isDryRun: isDryRun, invocation: invocation)
    let written = try await step { writing in
      let session = writing.session
      // Two submissions at once are listed one after the other.
      try await session.lock("own firm \(id)")
      let source = try await session.sources([writing.occasion.source])[writing.occasion.source]
      guard let source, let firm = try await session.one(EnterpriseField.self, id) else {
        throw ServiceError.recordChanged
      }
      var found = Found()
      try await found.gather(telling.enterprise, of: firm, "enterprise", source, input, writing)
      for (number, values) in telling.plans.sorted(by: { $0.key < $1.key }) {
        guard let plan = try await session.one(PlanField.self, number), plan.reference(.enterprise) == id else {
          throw ServiceError(.notFound, code: "plan_not_found", message: "没有编号为 \(number) 的拟投项目。")
        }
        try await found.gather(values, of: plan, "plan.\(number)", source, input, writing)
      }
      if !telling.person.isEmpty {
        guard let person = try await session.one(PersonField.self, acting.person) else {
          throw ServiceError(.notFound, code: "person_not_found", message: "没有登记您本人的记录。")
        }
        try await found.gather(telling.person, of: person, "person", source, input, writing)
      }
      if let note = telling.note, let problem = ServiceError.FieldProblem(text: note, of: "note", "说明", .paragraph) {
        found.problems.append(problem)
      }
      guard found.problems.isEmpty else {
        throw ServiceError(
          .invalid, code: "invalid_record", message: "有 \(found.problems.count) 处需要更正,尚未提交。", fields: found.problems)
      }
      return try await list(found, telling.note, firm, today, writing)
    }
    guard !isDryRun else { return (written.result, []) }
    let cells = try await ReadProposal(registry: registry, acting: acting).cells(
      of: [written.result], organisation: invocation.organisation)
    return (written.result, (cells[written.result] ?? []).map(\.unnamed))
  }

  /// Keeps the differences under one proposal, those that wait for the same facts aside. Answers its number.
  private func list(
    _ found: Found, _ note: String?, _ firm: Stored<EnterpriseField>, _ today: CalendarDate, _ writing: Writing
  ) async throws -> Int64 {
    let session = writing.session
    let open = try await session.all(DifferenceField.self, .equals(.state, .text(DifferenceState.open.rawValue)))
    func waiting(_ told: Found.Cell) -> [Stored<DifferenceField>] {
      guard let link = DifferenceField.link(to: told.entity) else { return [] }
      return open.filter {
        $0.reference(.proposal) != nil && $0.reference(link) == told.record && $0.text(.field) == told.field
      }
    }
    func settle(_ old: Stored<DifferenceField>, _ reason: String) async throws {
      var record = old.record
      record[.state] = .text(DifferenceState.kept.rawValue)
      record[.settledOn] = .date(today)
      record[.settledBy] = .text(writing.occasion.invocation.actor)
      record[.reason] = .text(reason)
      try await writing.replace(old, by: record)
    }
    var takenBack: Int64?
    for old in found.asStanding.flatMap(waiting) {
      try await settle(old, "企业撤回")
      takenBack = max(takenBack ?? 0, old.reference(.proposal) ?? 0)
    }
    let differences = found.differences.filter { new in
      !waiting(Found.Cell(new)).contains { $0.text(.value) == new.value }
    }
    guard !differences.isEmpty else {
      if let takenBack { return takenBack }
      let message = found.differences.isEmpty ? "没有填写与现有内容不同的更正。" : "所填内容已经提交,正在等待审核。"
      throw ServiceError(
        .invalid, code: "invalid_record", message: message,
        fields: [.init(field: "enterprise", code: "nothing_told", message: message)])
    }
    let proposal = try await writing.add(
      Record<ProposalField>(
        [
          .title: .text("\(firm.words(.name).prefix(100)) \(today) 自报更正"), .enterprise: .reference(firm.id),
          .submittedBy: .text(acting.way.isEmpty ? "企业账号" : acting.way), .submittedOn: .date(today),
          .state: .text(ProposalState.open.rawValue),
        ].merging(OwnFirm.said(note)) { given, _ in given }))
    for difference in differences {
      for old in waiting(Found.Cell(difference)) { try await settle(old, "企业另行提交") }
      var record = DifferenceField.record(difference, today)
      record[.proposal] = .reference(proposal.id)
      _ = try await writing.add(record)
    }
    return proposal.id
  }

  private static func said(_ note: String?) -> [ProposalField: FieldValue] {
    guard let note, note.contains(where: { !$0.isWhitespace }) else { return [:] }
    return [.note: .text(note)]
  }

  /// What is told of records, and what of it cannot be.
  private struct Found {
    /// A fact of a record.
    struct Cell {
      let entity: Entity
      let record: Int64
      let field: String

      init(entity: Entity, record: Int64, field: String) {
        self.entity = entity
        self.record = record
        self.field = field
      }

      init(_ difference: Difference) {
        self.init(entity: difference.entity, record: difference.record, field: difference.field)
      }
    }

    var differences: [Difference] = []
    /// What was told as it stands.
    var asStanding: [Cell] = []
    var problems: [ServiceError.FieldProblem] = []

    mutating func gather<Field: RecordField>(
      _ values: [String: InputValue], of old: Stored<Field>, _ prefix: String, _ source: Source, _ input: RecordInput,
      _ writing: Writing
    ) async throws {
      // Contact data that was shown masked and comes back so says nothing.
      var told: [String: InputValue] = [:]
      for (name, value) in values {
        guard let field = Field(rawValue: name), Field.own.contains(field) else {
          problems.append(
            .init(
              field: "\(prefix).\(name.prefix(60))", code: "unknown_field", message: "没有可更正的字段「\(name.prefix(60))」。"))
          continue
        }
        if Field.personal.contains(field), case .text(let text) = value, ContactMask.isMasked(text) { continue }
        told[name] = value
      }
      guard !told.isEmpty else { return }
      do {
        let (record, named) = try await input.resolved(told, over: old.record, in: writing.session)
        let changed = named.filter { record[$0] != old.record[$0] }
        asStanding += named.filter { record[$0] == old.record[$0] }.map {
          Cell(entity: Field.entity, record: old.id, field: $0.name)
        }
        guard !changed.isEmpty else { return }
        // What the rules refuse is told now, not when it is accepted.
        _ = try RecordInput.checked(
          try await writing.rules.completed(record, replacing: old.record, writing.occasion, writing.session))
        try RecordInput.refuseToCome(record, replacing: old.record, today: writing.occasion.today)
        let standing = try await writing.session.sources(changed.compactMap { old.sources[$0] })
        differences += changed.map { field in
          let label = Field.entity == .enterprise ? field.label : "\(Field.label)·\(field.label)"
          return Difference(
            entity: Field.entity, record: old.id, field: field.name, label: label,
            standing: old.record[field].map { ContactMask.shown($0, field) },
            standingSource: old.sources[field].flatMap { standing[$0] },
            told: record[field].map { ContactMask.shown($0, field) }, toldSource: source,
            value: record[field]?.canonical, name: old.words(Field.record.name))
        }
      } catch let error as ServiceError where error.kind == .invalid {
        problems += error.fields.map {
          .init(field: "\(prefix).\($0.field)", code: $0.code, message: $0.message)
        }
        if error.fields.isEmpty { problems.append(.init(field: prefix, code: error.code, message: error.message)) }
      }
    }
  }
}
