package import Domain
package import Intake

/// Lists, shows, adds, edits, deletes and restores records of one kind, one at a time.
package struct KeepRecords<Field: RecordField>: Sendable {
  let registry: any Registry
  let input: RecordInput
  let rules: RecordRules
  let contacts: DiscloseContacts

  /// Keeps records in this registry under these rules, reading what is typed as cells of a workbook are read.
  package init(_ registry: any Registry, reader: CellReader, rules: RecordRules, contacts: DiscloseContacts) {
    self.registry = registry
    self.contacts = contacts
    input = RecordInput(reader: reader)
    self.rules = rules
  }

  /// One page of records, contact data masked.
  package func list(_ request: ListRequest, organisation: Int64) async throws -> ListView<Field> {
    try await list(request, query(request, organisation: organisation), organisation: organisation)
  }

  /// The query that a request means. Throws `ServiceError` `invalid_query`.
  func query(_ request: ListRequest, organisation: Int64) async throws -> RecordQuery<Field> {
    let asked = try await QueryReader<Field>(
      reader: input.reader, records: registry.records(organisation), rules: rules, organisation: organisation
    ).query(request)
    return try await rules.widened(asked, organisation: organisation)
  }

  func list(
    _ request: ListRequest, _ query: RecordQuery<Field>, organisation: Int64
  ) async throws -> ListView<Field> {
    let page = try await registry.page(query, organisation: organisation)
    return ListView(
      items: try await views(page.rows, organisation), next: page.next.map { PageToken.text($0, of: request) },
      total: page.total)
  }

  /// The record that `words` names: an id, a code or part of a name. With a `wish` contact data is clear as far as it is
  /// disclosed for the purpose, which is recorded.
  ///
  /// Throws `ServiceError` `invalid_query` for a purpose that is none, or records whose contact data may not be asked for.
  package func show(
    _ words: String, for wish: ContactWish? = nil, invocation: Invocation
  ) async throws -> RecordView<Field> {
    let stored = try await find(words, invocation.organisation)
    let disclosed = try await disclosed(stored, wish, invocation)
    let sources = try await registry.sources(Array(Set(stored.sources.values)), organisation: invocation.organisation)
    let names = try await ReferenceNames(registry)(of: [stored], organisation: invocation.organisation)
    return RecordView(stored, sources: sources, names: names, disclosed: disclosed)
  }

  private func disclosed(
    _ stored: Stored<Field>, _ wish: ContactWish?, _ invocation: Invocation
  ) async throws -> Disclosed {
    guard let wish else { return .nothing }
    guard DiscloseContacts.kinds.contains(Field.entity) else {
      let problem = ServiceError.FieldProblem(
        field: "purpose", code: "no_contact_data", message: "\(Field.label)没有可按用途查看的联系方式。")
      throw ServiceError(.invalid, code: "invalid_query", message: problem.message, fields: [problem])
    }
    return try await contacts(
      wish, people: [stored].compactMap { $0 as? Stored<PersonField> },
      firms: [stored].compactMap { $0 as? Stored<EnterpriseField> }, useCase: "\(Field.entity).disclose",
      invocation: invocation)
  }

  /// Adds a record. Throws `ServiceError` `invalid_record` naming every field that is wrong or missing.
  package func add(
    _ values: [String: InputValue], evidence: EvidenceInput, today: CalendarDate, isDryRun: Bool = false,
    invocation: Invocation
  ) async throws -> RecordReceipt<Field> {
    try await add([values], evidence: evidence, today: today, isDryRun: isDryRun, invocation: invocation)[0]
  }

  /// Adds records in one change, all or none.
  package func add(
    _ rows: [[String: InputValue]], evidence: EvidenceInput, today: CalendarDate, isDryRun: Bool = false,
    invocation: Invocation
  ) async throws -> [RecordReceipt<Field>] {
    try refuseIfOnlyRead()
    let standing = registry.records(invocation.organisation)
    var read: [Record<Field>] = []
    for values in rows { read.append(try await input.resolved(values, in: standing).record) }
    let records = read
    let step = Step(
      registry: registry, rules: rules, useCase: "\(Field.entity).add", evidence: evidence, today: today,
      isDryRun: isDryRun, invocation: invocation)
    let written = try await step { writing in
      var added: [(stored: Stored<Field>, warnings: [String])] = []
      for record in records {
        let stored = try await writing.add(record)
        var warnings = try await writing.warnings(of: stored)
        if let other = try await writing.session.again(stored.record, but: stored.id) {
          warnings.append(stored.record.sameWords(as: other.id) + ",如是重复登记请删去其一")
        }
        added.append((stored, warnings))
      }
      return added
    }
    return written.result.map { stored, warnings in
      RecordReceipt(
        stored: stored, change: written.change?.id, fields: stored.record.known.map(\.field.name), warnings: warnings)
    }
  }

  /// Changes fields of a record, or confirms them: a value that stands already takes the new evidence. With `ifMatch` the record must still be the one that change wrote.
  ///
  /// Throws `ServiceError` `invalid_record`, `weaker_evidence` when a fact stands on better evidence or a later day and the
  /// evidence does not take the word all the same, `record_changed` when somebody else changed it meanwhile.
  package func edit(
    _ words: String, _ values: [String: InputValue], ifMatch: Int64? = nil, evidence: EvidenceInput,
    today: CalendarDate, isDryRun: Bool = false, invocation: Invocation
  ) async throws -> RecordReceipt<Field> {
    let step = Step(
      registry: registry, rules: rules, useCase: "\(Field.entity).edit", evidence: evidence, ifMatch: ifMatch,
      today: today, isDryRun: isDryRun, invocation: invocation)
    let old = try await step.find(words, Field.self)
    try refuseIfOnlyRead()
    let (record, named) = try await input.resolved(
      values, over: old.record, in: registry.records(invocation.organisation))
    guard !named.isEmpty else { return RecordReceipt(stored: old, change: nil, fields: []) }
    let written = try await step(on: old) { writing in
      let stored = try await writing.edit(old, by: record, naming: named, takes: evidence.takes)
      return (stored: stored, warnings: try await writing.warnings(of: stored))
    }
    return RecordReceipt(
      stored: written.result.stored, change: written.change?.id, fields: named.map(\.name),
      warnings: written.result.warnings)
  }

  /// Deletes a record and what hangs on it; `restore` brings all of it back.
  package func delete(
    _ words: String, ifMatch: Int64? = nil, isDryRun: Bool = false, invocation: Invocation
  ) async throws -> RecordReceipt<Field> {
    try refuseIfOnlyRead()
    let old = try await find(words, invocation.organisation)
    try old.demand(ifMatch)
    let receipt = try await registry.change(
      ChangeIntent(invocation, useCase: "\(Field.entity).delete", note: "\(old.id)")
    ) { session in
      // Held within the change: somebody else may be editing or deleting it at this moment.
      try await session.lock([old])
      guard try await session.delete(Field.self, ids: [old.id]) == 1 else { throw ServiceError.recordChanged }
      try await rules.removed(old, session)
      return isDryRun ? .discard(()) : .keep(())
    }
    return RecordReceipt(stored: old, change: receipt.change?.id, fields: [])
  }

  /// Brings a deleted record back, with everything that was deleted with it.
  package func restore(_ id: Int64, invocation: Invocation) async throws -> TakeBack {
    let history = try await registry.history(of: Field.self, id: id, organisation: invocation.organisation)
    guard let newest = history.first else {
      if let refusal = try await erased(id, invocation.organisation) { throw refusal }
      throw ServiceError(.notFound, code: "\(Field.entity)_not_found", message: "没有编号为 \(id) 的记录。")
    }
    guard let ended = newest.ended else {
      throw ServiceError(.conflict, code: "not_deleted", message: "编号 \(id) 的记录没有被删除。")
    }
    return try await UndoChange(registry, rules: rules)(ended.id, invocation: invocation).result
  }

  /// The states of a record, newest first.
  package func history(_ words: String, organisation: Int64) async throws -> [HistoryView<Field>] {
    let id: Int64
    if let number = Int64(words) { id = number } else { id = try await find(words, organisation).id }
    let entries = try await registry.history(of: Field.self, id: id, organisation: organisation)
    guard !entries.isEmpty else {
      if let refusal = try await erased(id, organisation, as: .notFound) { throw refusal }
      throw ServiceError(.notFound, code: "\(Field.entity)_not_found", message: "没有编号为 \(id) 的记录。")
    }
    let sources = try await registry.sources(
      Array(Set(entries.flatMap { $0.stored.sources.values })), organisation: organisation)
    let names = try await ReferenceNames(registry)(of: entries.map(\.stored), organisation: organisation)
    return entries.enumerated().map { index, entry in
      HistoryView(
        entry, before: index + 1 < entries.count ? entries[index + 1].stored.record : nil, sources: sources,
        names: names)
    }
  }
}

extension KeepRecords {
  private func find(_ words: String, _ organisation: Int64) async throws -> Stored<Field> {
    try await FindRecord<Field>(registry)(words, organisation: organisation)
  }

  /// The refusal of a person who was erased for good.
  private func erased(
    _ id: Int64, _ organisation: Int64, as kind: ServiceError.Kind = .conflict
  ) async throws -> ServiceError? {
    guard Field.entity == .person else { return nil }
    return ServiceError.erased(try await registry.erasures(of: id, organisation: organisation), as: kind)
  }

  /// Records that the work writes are not typed in, edited or deleted.
  private func refuseIfOnlyRead() throws {
    guard Field.isOnlyRead else { return }
    throw ServiceError(
      .invalid, code: "record_only_read", message: "这类记录由办理过程写入,不能直接新增、修改或删除;可撤销写入它的变更。")
  }
}
