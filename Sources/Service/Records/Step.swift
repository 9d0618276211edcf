import Domain

/// One step of work: what it acts on is found and compared with what the asker saw, and all it writes is one change with one
/// source, under the rules of the records.
struct Step: Sendable {
  let registry: any Registry
  let rules: RecordRules
  /// What is done, such as `visit.confirm`.
  let useCase: String
  /// What the actor noted.
  var note: String?
  /// What the facts that are written rest on.
  var evidence = EvidenceInput()
  /// The change that wrote the record the asker saw, where it was named.
  var ifMatch: Int64?
  /// Tells who was faster; `nil` says only that somebody was.
  var faster: (any Faster)?
  let today: CalendarDate
  var isDryRun = false
  let invocation: Invocation

  /// What a step wrote, and its change; `nil` when nothing was kept.
  typealias Written<Result: Sendable> = (result: Result, change: (id: Int64, version: Int64)?)

  /// Writes in one change.
  func callAsFunction<Result: Sendable>(
    _ work: @Sendable (Writing) async throws -> Result
  ) async throws -> Written<Result> {
    if let note, let refusal = ServiceError(text: note, of: "note", "说明", .paragraph) { throw refusal }
    let receipt = try await registry.change(ChangeIntent(invocation, useCase: useCase, note: note)) { session in
      let source = try await session.addSource(evidence, today, invocation)
      let occasion = Occasion(today: today, invocation: invocation, source: source, useCase: useCase)
      let result = try await work(Writing(session: session, rules: rules, occasion: occasion))
      return isDryRun ? .discard(result) : .keep(result)
    }
    return (receipt.result, receipt.change)
  }

  /// The record that `words` name. Throws `ServiceError` `record_changed` when it is no longer the one the asker saw.
  func find<Field: RecordField>(_ words: String, _ field: Field.Type = Field.self) async throws -> Stored<Field> {
    let found = try await FindRecord<Field>(registry)(words, organisation: invocation.organisation)
    try await compare(found)
    return found
  }

  /// Throws `ServiceError` `record_changed` when the record is no longer the one the asker saw.
  func compare<Field: RecordField>(_ found: Stored<Field>) async throws {
    try await telling(found.id) { try found.demand(ifMatch) }
  }

  /// Writes in one change on a record as it was found; whoever comes second is told who was faster.
  ///
  /// With `isLocked` others that work on the record wait from the beginning; otherwise what replaces it finds out.
  func callAsFunction<Field: RecordField, Result: Sendable>(
    on found: Stored<Field>, isLocked: Bool = false, _ work: @Sendable (Writing) async throws -> Result
  ) async throws -> Written<Result> {
    try await telling(found.id) {
      try await self { writing in
        if isLocked { try await writing.session.lock([found]) }
        return try await work(writing)
      }
    }
  }

  /// Replaces a record as it was found, in a change of its own.
  func replace<Field: RecordField>(
    _ found: Stored<Field>, by record: Record<Field>,
    after work: @Sendable (Writing) async throws -> Void = { _ in }
  ) async throws -> RecordReceipt<Field> {
    let written = try await self(on: found) { writing in
      try await work(writing)
      return try await writing.replace(found, by: record)
    }
    return RecordReceipt(
      stored: written.result, change: written.change?.id,
      fields: written.result.record.differences(from: found.record).map(\.name))
  }

  private func telling<Result>(_ id: Int64, _ work: () async throws -> Result) async throws -> Result {
    do {
      return try await work()
    } catch let error as ServiceError where error.code == ServiceError.recordChanged.code {
      guard let faster else { throw error }
      throw try await faster.refusal(of: id, isNamed: ifMatch != nil, organisation: invocation.organisation)
    }
  }
}

/// A change while it is written: the session with the occasion and the rules of the records.
struct Writing: Sendable {
  let session: any ChangeSession
  let rules: RecordRules
  let occasion: Occasion

  /// Adds a record under its rules. Throws `ServiceError` `invalid_record` when a required field is missing after them.
  func add<Field: RecordField>(_ record: Record<Field>) async throws -> Stored<Field> {
    try await session.add(record, rules, occasion)
  }

  /// What whoever wrote the record should mind.
  func warnings<Field: RecordField>(of stored: Stored<Field>) async throws -> [String] {
    try await rules.warnings(of: stored, occasion, session)
  }

  /// Replaces a record under its rules; the `confirmed` fields and those that differ take the occasion's source.
  /// Throws `ServiceError` `record_changed` when somebody else replaced it meanwhile.
  @discardableResult
  func replace<Field: RecordField>(
    _ old: Stored<Field>, by record: Record<Field>, confirming confirmed: [Field] = []
  ) async throws -> Stored<Field> {
    try await session.replace(old, by: record, confirming: confirmed, rules, occasion)
  }
}

extension Writing {
  /// Puts what a word says over a record under its rules, each fact with its own source.
  func put<Field: RecordField>(_ overlay: Overlay<Field>, over old: Stored<Field>) async throws {
    try await session.put(overlay, over: old, rules, occasion)
  }

  /// Replaces a record by what a person says of the `named` fields. Throws `ServiceError` `weaker_evidence` naming the facts
  /// that stand on better evidence or a later day, unless the person `takes` the word all the same.
  func edit<Field: RecordField>(
    _ old: Stored<Field>, by record: Record<Field>, naming named: [Field], takes: Bool
  ) async throws -> Stored<Field> {
    guard Field.record.isTestimony, !takes,
      var word = try await session.word(of: occasion.source, renewsKnown: true)
    else { return try await replace(old, by: record, confirming: named) }
    try await word.learn([old], session)
    let weaker = named.filter { old.record[$0] != nil && !word.replaces(old.sources[$0]) }
    let refused = weaker.filter { record[$0] != old.record[$0] }
    guard refused.isEmpty else { throw ServiceError.weakerEvidence(refused, old, word) }
    return try await replace(old, by: record, confirming: named.filter { !weaker.contains($0) })
  }
}

extension ServiceError {
  /// The refusal of a word on facts that stand on better evidence or a later day.
  static func weakerEvidence<Field: RecordField>(_ fields: [Field], _ old: Stored<Field>, _ word: Word) -> ServiceError
  {
    let own = word.source
    return ServiceError(
      .invalid, code: "weaker_evidence",
      message: "有 \(fields.count) 个字段的现有内容依据更强或日期更晚,没有修改。有同等依据的请写明依据;确要以本次为准的请声明采用。",
      fields: fields.map { field in
        let standing = word.standing(old.sources[field])
        let value = old.record[field].map { ContactMask.shown($0, field) }
        let basis = standing.map { "(\($0.grade.label),\($0.asOf),\($0.title))" } ?? ""
        return .init(
          field: field.name, code: "weaker_evidence",
          message: "「\(field.label)」现为 \(value ?? "未知")\(basis);本次的依据是\(own.grade.label),\(own.asOf)。")
      }, remedy: .stateEvidence(Field.entity, old.id))
  }
}

/// Tells whoever comes second what the first made of a record.
protocol Faster: Sendable {
  /// The refusal; `isNamed` says that the asker named the state he saw.
  func refusal(of id: Int64, isNamed: Bool, organisation: Int64) async throws -> ServiceError
}
