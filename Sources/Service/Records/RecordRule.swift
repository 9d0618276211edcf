package import Domain

/// What a kind of record demands beyond its fields: what follows from the rest, and what must hold between records. Rules
/// run within the change that writes, whichever face or use case asked for it.
package protocol RecordRule<Field>: Sendable {
  /// The kind of record.
  associatedtype Field: RecordField

  /// The record with what follows from the rest filled in; `old` is the one it replaces, `nil` for a new one.
  /// Throws `ServiceError` naming the fields that cannot stand.
  func completed(
    _ record: Record<Field>, replacing old: Record<Field>?, _ occasion: Occasion, _ session: any ChangeSession
  ) async throws -> Record<Field>

  /// Writes and checks what goes with a record, after it was written. Throws `ServiceError` when it cannot stand; then
  /// nothing of the change does.
  func settle(
    _ written: Stored<Field>, replacing old: Record<Field>?, _ occasion: Occasion, _ session: any ChangeSession
  ) async throws

  /// What whoever wrote the record should mind; nothing of it forbids writing. A dry run says the same.
  func warnings(
    of written: Stored<Field>, _ occasion: Occasion, _ session: any ChangeSession
  ) async throws -> [String]

  /// Settles what hung on a record that was deleted.
  func removed(_ old: Stored<Field>, _ session: any ChangeSession) async throws
}

extension RecordRule {
  /// Nothing follows from the rest.
  package func completed(
    _ record: Record<Field>, replacing old: Record<Field>?, _ occasion: Occasion, _ session: any ChangeSession
  ) async throws -> Record<Field> { record }

  /// Nothing goes with it.
  package func settle(
    _ written: Stored<Field>, replacing old: Record<Field>?, _ occasion: Occasion, _ session: any ChangeSession
  ) async throws {}

  /// Nothing to mind.
  package func warnings(
    of written: Stored<Field>, _ occasion: Occasion, _ session: any ChangeSession
  ) async throws -> [String] { [] }

  /// Nothing hung on it.
  package func removed(_ old: Stored<Field>, _ session: any ChangeSession) async throws {}
}

/// When and on whose behalf a change is made, and the source its facts come from.
package struct Occasion: Sendable {
  /// The Shanghai day.
  package let today: CalendarDate
  package let invocation: Invocation
  /// The source of what is written.
  package let source: Int64
  /// Whether it is a table of past records, which tells what was settled before.
  let isOfPast: Bool
  /// What is done, such as `visit.confirm`; empty where no rule asks.
  let useCase: String

  /// When and on whose behalf a change is made.
  package init(today: CalendarDate, invocation: Invocation, source: Int64, isOfPast: Bool = false, useCase: String = "")
  {
    self.isOfPast = isOfPast
    self.useCase = useCase
    self.today = today
    self.invocation = invocation
    self.source = source
  }
}

/// The rules of all kinds of record.
package struct RecordRules: Sendable {
  let all: [any RecordRule]
  private let words: WordRule?

  /// These rules, applied in this order after `words`, which puts what fields keep in the place of what people write, and
  /// after those who work have got their accounts.
  package init(_ all: [any RecordRule], words: WordRule? = nil) {
    self.all = all
    self.words = words
  }

  /// The rules of one kind of record.
  func of<Field: RecordField>(_ field: Field.Type) -> [any RecordRule<Field>] {
    all.compactMap { $0 as? any RecordRule<Field> }
  }

  /// What a field that takes the words of this list keeps for one of them.
  func word(_ text: String, of list: WordList, organisation: Int64) async throws -> String? {
    try await words?.words(of: list, organisation: organisation).word(text)?.value
  }

  /// The query, its search widened to the codes whose words hold what is searched for.
  func widened<Field: RecordField>(
    _ query: RecordQuery<Field>, organisation: Int64
  ) async throws -> RecordQuery<Field> {
    guard let words, let search = query.search, let code = Field.coded, let list = code.words else {
      return query
    }
    let found = try await words.words(of: list, organisation: organisation).holding(search)
    guard !found.isEmpty else { return query }
    var query = query
    query.search = nil
    query.conditions.append(.oneOf(code, found.map { .text($0.value) }))
    return query
  }

  /// The record as the rules complete it.
  func completed<Field: RecordField>(
    _ record: Record<Field>, replacing old: Record<Field>?, _ occasion: Occasion, _ session: any ChangeSession
  ) async throws -> Record<Field> {
    var record = record
    if let words {
      record = try await words.completed(record, replacing: old, organisation: session.organisation)
    }
    record = try await AccountRule.completed(record, replacing: old, session)
    for rule in of(Field.self) { record = try await rule.completed(record, replacing: old, occasion, session) }
    return record
  }

  /// Settles what goes with a written record.
  func settle<Field: RecordField>(
    _ written: Stored<Field>, replacing old: Record<Field>?, _ occasion: Occasion, _ session: any ChangeSession
  ) async throws {
    for rule in of(Field.self) { try await rule.settle(written, replacing: old, occasion, session) }
  }

  /// What whoever wrote the record should mind.
  func warnings<Field: RecordField>(
    of written: Stored<Field>, _ occasion: Occasion, _ session: any ChangeSession
  ) async throws -> [String] {
    var warnings: [String] = []
    for rule in of(Field.self) { warnings += try await rule.warnings(of: written, occasion, session) }
    return warnings
  }

  /// Settles what hung on a deleted record.
  func removed<Field: RecordField>(_ old: Stored<Field>, _ session: any ChangeSession) async throws {
    for rule in of(Field.self) { try await rule.removed(old, session) }
  }
}
