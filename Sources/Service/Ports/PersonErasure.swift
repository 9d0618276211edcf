package import Domain

/// Takes what is kept of a person out of past states, for good. Each step leaves a row that says what kind, how many, when, by
/// whom and on which ground.
package protocol PersonErasure: Sendable {
  /// Removes the past states of records that no longer stand. Answers how many.
  func eraseStates<Field: RecordField>(_ field: Field.Type, ids: [Int64]) async throws -> Int

  /// Takes fields out of the past states of records that stay. Answers how many.
  func clearStates<Field: RecordField>(_ fields: [Field], ids: [Int64]) async throws -> Int

  /// Puts `other` in the place of words in texts of the past states of records that stay. Answers how many.
  func rewordStates<Field: RecordField>(
    _ fields: [Field], ids: [Int64], words: [String], by other: String
  ) async throws -> Int

  /// Puts `other` in the place of words in the titles of sources and in the notes of the changes that wrote what was erased.
  func rewordPapers(sources: [Int64], words: [String], by other: String) async throws

  /// Removes the bytes of files that no paper refers to any more. Answers how many.
  func eraseFiles(_ digests: [String]) async throws -> Int

  /// Forgets the kept answers that hold any of the words. Answers how many.
  func forgetAnswers(holding words: [String]) async throws -> Int

  /// Lays aside every file that waits to be imported: none tells whom it holds. Answers how many.
  func eraseUploads() async throws -> Int
}

/// Whose contact data is shown clear, for which purpose and side.
package struct DisclosureNote: Sendable, Hashable {
  package let person: Int64?
  package let enterprise: Int64?
  package let purpose: String
  package let side: ConsentScope

  /// Whose contact data is shown clear.
  package init(person: Int64?, enterprise: Int64?, purpose: String, side: ConsentScope) {
    self.person = person
    self.enterprise = enterprise
    self.purpose = purpose
    self.side = side
  }
}

/// A disclosure with the change that recorded it.
package struct DisclosureEntry: Sendable, Hashable {
  package let note: DisclosureNote
  package let change: ChangeEntry

  /// A disclosure with the change that recorded it.
  package init(note: DisclosureNote, change: ChangeEntry) {
    self.note = note
    self.change = change
  }
}

/// What was erased of one kind of record.
package struct ErasureEntry: Sendable, Hashable {
  package let person: Int64
  /// The kind of record, by its name.
  package let kind: String
  package let records: Int64
  package let states: Int64
  /// The code of the ground.
  package let ground: String
  package let change: ChangeEntry
  /// The changes that had written what is gone.
  package let touched: [ChangeEntry]
  /// Where it is asked for by a change: whether that change had ended what is gone.
  package let wasEnded: Bool

  /// What was erased of one kind of record.
  package init(
    person: Int64, kind: String, records: Int64, states: Int64, ground: String, change: ChangeEntry,
    touched: [ChangeEntry], wasEnded: Bool
  ) {
    self.touched = touched
    self.wasEnded = wasEnded
    self.person = person
    self.kind = kind
    self.records = records
    self.states = states
    self.ground = ground
    self.change = change
  }
}
