import Domain

extension ChangeSession {
  /// Adds the source of what a person hands in.
  func addSource(_ evidence: EvidenceInput, _ today: CalendarDate, _ invocation: Invocation) async throws -> Int64 {
    try await addSource(
      kind: evidence.kind, title: evidence.title ?? invocation.actor, asOf: evidence.asOf ?? today,
      recordedBy: invocation.actor, grade: evidence.grade)
  }

  /// Adds a record under its rules. Throws `ServiceError` `invalid_record` when a required field is missing after them.
  func add<Field: RecordField>(
    _ record: Record<Field>, _ rules: RecordRules, _ occasion: Occasion
  ) async throws -> Stored<Field> {
    let complete = try RecordInput.checked(try await rules.completed(record, replacing: nil, occasion, self))
    let new = NewRecord(complete, source: occasion.source)
    let id = try await insert([new])[0]
    let stored = Stored(id: id, change: change, record: complete, sources: new.sources)
    try await rules.settle(stored, replacing: nil, occasion, self)
    return stored
  }

  /// Replaces a record under its rules; the `confirmed` fields and those that differ take the occasion's source.
  /// Throws `ServiceError` `record_changed` when somebody else replaced it meanwhile.
  @discardableResult
  func replace<Field: RecordField>(
    _ old: Stored<Field>, by record: Record<Field>, confirming confirmed: [Field] = [], _ rules: RecordRules,
    _ occasion: Occasion
  ) async throws -> Stored<Field> {
    let complete = try RecordInput.checked(try await rules.completed(record, replacing: old.record, occasion, self))
    var sources = old.sources
    for field in confirmed + complete.differences(from: old.record) {
      sources[field] = complete[field] == nil ? nil : occasion.source
    }
    _ = try await update([Stored(id: old.id, change: old.change, record: complete, sources: sources)])
    let stored = Stored(id: old.id, change: change, record: complete, sources: sources)
    try await rules.settle(stored, replacing: old.record, occasion, self)
    return stored
  }
}
