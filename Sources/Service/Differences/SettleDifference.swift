package import Domain

/// Settles differences by a person's word: the weaker word is taken, as of its own day and evidence, or what stands is kept.
package struct SettleDifference: Sendable {
  let registry: any Registry
  let rules: RecordRules

  /// Settles differences of this registry under these rules.
  package init(registry: any Registry, rules: RecordRules) {
    self.registry = registry
    self.rules = rules
  }

  /// Takes or keeps the differences that `words` name, all or none.
  ///
  /// Throws `ServiceError` `difference_settled` when one is settled already, what the rules of its record refuse,
  /// `record_changed`.
  package func callAsFunction(
    _ words: [String], as state: DifferenceState, reason: String? = nil, ifMatch: Int64? = nil, today: CalendarDate,
    isDryRun: Bool = false, invocation: Invocation
  ) async throws -> [RecordReceipt<DifferenceField>] {
    if let reason, let refusal = ServiceError(text: reason, of: "reason", "理由", .paragraph) { throw refusal }
    let step = Step(
      registry: registry, rules: rules, useCase: "difference.\(state.rawValue)", note: words.joined(separator: "、"),
      evidence: EvidenceInput(), ifMatch: ifMatch, today: today, isDryRun: isDryRun, invocation: invocation)
    var found: [Stored<DifferenceField>] = []
    for word in words {
      let difference = try await step.find(word, DifferenceField.self)
      guard difference[.state, as: DifferenceState.self] == .open else {
        throw ServiceError(
          .conflict, code: "difference_settled",
          message: "待定差异 \(difference.id) 的处理已是「\(difference.words(.state))」。")
      }
      if !found.contains(where: { $0.id == difference.id }) { found.append(difference) }
    }
    let differences = found
    let written = try await step { writing in
      var settled: [Stored<DifferenceField>] = []
      for difference in differences {
        if state == .taken { try await take(difference, writing) }
        var record = difference.record
        record[.state] = .text(state.rawValue)
        record[.settledOn] = .date(today)
        record[.settledBy] = .text(invocation.actor)
        record[.reason] = reason.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : .text($0) }
        settled.append(try await writing.replace(difference, by: record))
      }
      return settled
    }
    return written.result.map {
      RecordReceipt(
        stored: $0, change: written.change?.id,
        fields: [DifferenceField.told, .standing, .state, .settledOn, .settledBy].map(\.name))
    }
  }

  /// Puts what was told in the place of what stands; its source is the one who told it, by the word of who takes it.
  private func take(_ difference: Stored<DifferenceField>, _ writing: Writing) async throws {
    // A firm's own word stays its own; who took it is told by the change.
    let isOwn = difference.reference(.proposal) != nil
    let taker = isOwn ? "" : "(\(writing.occasion.invocation.actor)采用)"
    let source = try await writing.session.addSource(
      kind: isOwn ? .form : .manual, title: difference.words(.toldSource) + taker,
      asOf: try difference.required.date(.toldOn), recordedBy: writing.occasion.invocation.actor,
      grade: difference[.toldGrade, as: EvidenceGrade.self] ?? .oral)
    let occasion = Occasion(
      today: writing.occasion.today, invocation: writing.occasion.invocation, source: source)
    for link in DifferenceField.allCases where link != .proposal {
      guard case .reference(let entity) = link.kind, let id = difference.reference(link) else { continue }
      try await put(
        difference, on: id, entity.fields, Writing(session: writing.session, rules: rules, occasion: occasion))
    }
  }

  private func put<Field: RecordField>(
    _ difference: Stored<DifferenceField>, on id: Int64, _ type: Field.Type, _ writing: Writing
  ) async throws {
    guard let field = Field(rawValue: try difference.required.text(.field)),
      let stored = try await writing.session.one(type, id)
    else {
      throw ServiceError(.conflict, code: "record_gone", message: "待定差异 \(difference.id) 所指的记录已不在。")
    }
    let standing = stored.record[field].map { ContactMask.shown($0, field) }
    guard standing == difference.text(.standing) else {
      throw ServiceError(
        .conflict, code: "difference_outdated",
        message: "待定差异 \(difference.id) 列出后,「\(field.label)」已改为 \(standing ?? "未知"),没有采用。请保留现有内容,或直接修改。")
    }
    var record = stored.record
    record[field] = difference.text(.value).flatMap { FieldValue(canonical: $0, kind: field.kind) }
    try await writing.replace(stored, by: record, confirming: [field])
  }
}
