package import Domain

/// Where an organisation's records are kept and changed.
package protocol Registry: UploadShelf, PrintShelf, WeightBook {
  /// The same records as an account sees them; 0 is the program itself.
  func seen(by account: Int64) -> any Registry

  /// One page of records.
  func page<Field: RecordField>(_ query: RecordQuery<Field>, organisation: Int64) async throws -> RecordPage<Field>

  /// How many of the records that the query finds have each value of a field, the most frequent first.
  func tally<Field: RecordField>(
    _ field: Field, _ query: RecordQuery<Field>, most: Int, organisation: Int64
  ) async throws -> [Tally]

  /// How many of the people that the query finds have or had a post in firms of each division of industry.
  func tallyTrades(_ query: RecordQuery<PersonField>, most: Int, organisation: Int64) async throws -> [Tally]

  /// The states of a record, newest first; empty when there never was such a record.
  func history<Field: RecordField>(
    of field: Field.Type, id: Int64, organisation: Int64
  ) async throws -> [HistoryEntry<Field>]

  /// The records of a kind that stand otherwise at the data version `now` than at the earlier one `then`, by id.
  func differing<Field: RecordField>(
    _ field: Field.Type, from then: Int64, to now: Int64, organisation: Int64
  ) async throws -> [RecordDifference<Field>]

  func sources(_ ids: [Int64], organisation: Int64) async throws -> [Int64: Source]

  /// Those of the organisation who have an account.
  func colleagues(organisation: Int64) async throws -> [Colleague]

  /// The bytes of a kept file by their digest; `nil` when there are none.
  func file(_ digest: String, organisation: Int64) async throws -> [UInt8]?

  /// Changes, newest first, of these use cases or of all when none is named, before the change `before` when given.
  func changes(useCases: [String], before: Int64?, limit: Int, organisation: Int64) async throws -> [ChangeEntry]

  /// Which of the changes stand taken back, and by which change. A taking back that was itself taken back does not
  /// count.
  func undone(_ changes: [Int64], organisation: Int64) async throws -> [Int64: Int64]

  /// The numbers of the records that name one of these in this field, or ever did.
  func ever<Field: RecordField>(_ field: Field, _ ids: [Int64], organisation: Int64) async throws -> [Int64]

  /// When the contact data of a person was shown clear, newest first.
  func disclosures(of person: Int64, organisation: Int64) async throws -> [DisclosureEntry]

  /// What was erased of a person, newest first.
  func erasures(of person: Int64, organisation: Int64) async throws -> [ErasureEntry]

  /// What was erased after this data version, newest first.
  func erasures(after version: Int64, organisation: Int64) async throws -> [ErasureEntry]

  /// What was erased that this change had written, or that it erased itself.
  func erasures(touching change: Int64, organisation: Int64) async throws -> [ErasureEntry]

  /// Runs one change in one transaction and raises the organisation's data version as its last statement.
  /// When `work` throws, or answers that the change is to be kept from standing, nothing is written.
  func change<Result: Sendable>(
    _ intent: ChangeIntent, _ work: @Sendable (any ChangeSession) async throws -> ChangeOutcome<Result>
  ) async throws -> ChangeReceipt<Result>

  /// Appends to the audit what was read, or done beside the records.
  func note(_ note: AuditNote, invocation: Invocation) async throws

  /// Answers a request that carries a key: what `work` answers, kept in the transaction of the changes it makes, or what
  /// was answered before. What failed is not kept.
  ///
  /// Throws `ServiceError` `idempotency_key_reused` when the key stood for another request of the actor,
  /// `idempotency_in_progress` while the first one is still running.
  func once(
    _ request: KeyedRequest, invocation: Invocation, _ work: @Sendable () async throws -> KeptAnswer
  ) async throws -> (answer: KeptAnswer, isRepeated: Bool)
}

/// How many records have a value.
package struct Tally: Sendable, Hashable {
  /// The value as it is kept.
  package let value: String
  package let count: Int

  package init(value: String, count: Int) { (self.value, self.count) = (value, count) }
}

/// What a change is and who makes it.
package struct ChangeIntent: Sendable {
  package let invocation: Invocation
  /// What is done, such as `enterprise.import`.
  package let useCase: String
  /// What the actor noted; for an import the file's name.
  package let note: String?
  /// The change this one takes back.
  package let undoes: Int64?

  /// What a change is and who makes it.
  package init(_ invocation: Invocation, useCase: String, note: String? = nil, undoes: Int64? = nil) {
    self.invocation = invocation
    self.useCase = useCase
    self.note = note
    self.undoes = undoes
  }
}

/// What the work of a change answers.
package enum ChangeOutcome<Result: Sendable>: Sendable {
  case keep(Result)
  /// Nothing is written: a dry run, a refused batch, or nothing to do.
  case discard(Result)
}

/// What became of a change.
package struct ChangeReceipt<Result: Sendable>: Sendable {
  /// What the work answered.
  package let result: Result
  /// The change's number and data version; `nil` when nothing was written.
  package let change: (id: Int64, version: Int64)?

  /// What became of a change.
  package init(result: Result, change: (id: Int64, version: Int64)?) {
    self.result = result
    self.change = change
  }
}
