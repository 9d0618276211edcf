import Domain

extension ChangeSession {
  /// Adds the source of what a person hands in. Throws `ServiceError` `invalid_record` when its day is still to come or its
  /// title cannot be kept.
  func addSource(_ evidence: EvidenceInput, _ today: CalendarDate, _ invocation: Invocation) async throws -> Int64 {
    if let day = evidence.asOf, day > today {
      let message = "依据日期 \(day) 晚于今天(\(today))。"
      throw ServiceError(
        .invalid, code: "invalid_record", message: message,
        fields: [.init(field: "as_of", code: "in_the_future", message: message)])
    }
    if let title = evidence.title {
      guard title.contains(where: { !$0.isWhitespace }) else {
        throw ServiceError(
          .invalid, code: "invalid_record", message: "依据名称不能为空。",
          fields: [.init(field: "evidence.title", code: "missing", message: "依据名称不能为空。")])
      }
      if let refusal = ServiceError(text: title, of: "evidence.title", "依据名称", .name) { throw refusal }
    }
    return try await addSource(
      kind: evidence.kind, title: evidence.title ?? invocation.actor, asOf: evidence.asOf ?? today,
      recordedBy: invocation.actor, grade: evidence.grade)
  }

  /// A new record as its rules complete it. Throws `ServiceError` `invalid_record` when a required field is missing after
  /// them, or what has happened lies in days to come.
  func completed<Field: RecordField>(
    _ record: Record<Field>, _ rules: RecordRules, _ occasion: Occasion
  ) async throws -> Record<Field> {
    let complete = try RecordInput.checked(try await rules.completed(record, replacing: nil, occasion, self))
    try RecordInput.refuseToCome(complete, replacing: Record(), today: occasion.today)
    return complete
  }

  /// Adds a record under its rules. Throws `ServiceError` `invalid_record`.
  func add<Field: RecordField>(
    _ record: Record<Field>, _ rules: RecordRules, _ occasion: Occasion
  ) async throws -> Stored<Field> {
    try await insert(try await completed(record, rules, occasion), rules, occasion)
  }

  /// Inserts a record that its rules have completed.
  func insert<Field: RecordField>(
    _ complete: Record<Field>, _ rules: RecordRules, _ occasion: Occasion
  ) async throws -> Stored<Field> {
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
    let sources = Dictionary(
      confirmed.map { ($0, occasion.source) }, uniquingKeysWith: { first, _ in first })
    let told = Stored(
      id: old.id, change: old.change, record: old.record,
      sources: old.sources.merging(sources) { _, new in new })
    return try await replace(old, by: record, told, rules, occasion)
  }

  /// Puts what a word says over a record under its rules, each fact with its own source.
  @discardableResult
  func put<Field: RecordField>(
    _ overlay: Overlay<Field>, over old: Stored<Field>, _ rules: RecordRules, _ occasion: Occasion
  ) async throws -> Stored<Field> {
    try await replace(old, by: overlay.stored.record, overlay.stored, rules, occasion)
  }

  /// Replaces a record; what differs from `told` takes the occasion's source, the rest those of `told`.
  private func replace<Field: RecordField>(
    _ old: Stored<Field>, by record: Record<Field>, _ told: Stored<Field>, _ rules: RecordRules, _ occasion: Occasion
  ) async throws -> Stored<Field> {
    let complete = try RecordInput.checked(try await rules.completed(record, replacing: old.record, occasion, self))
    try RecordInput.refuseToCome(complete, replacing: old.record, today: occasion.today)
    var sources = told.sources
    for field in complete.differences(from: told.record) { sources[field] = occasion.source }
    for field in Field.allCases where complete[field] == nil { sources[field] = nil }
    _ = try await update([Stored(id: old.id, change: old.change, record: complete, sources: sources)])
    let stored = Stored(id: old.id, change: change, record: complete, sources: sources)
    try await rules.settle(stored, replacing: old.record, occasion, self)
    return stored
  }
}
