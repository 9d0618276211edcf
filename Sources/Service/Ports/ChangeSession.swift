package import Domain

/// What the work of one change may do; all of it stands or none.
package protocol ChangeSession: RecordReading {
  var change: Int64 { get }
  /// The organisation that is changed.
  var organisation: Int64 { get }

  /// Waits until no other change of the organisation holds the lock of this name, and holds it until this change ends.
  /// What must hold between records that do not refer to each other is checked under such a lock.
  func lock(_ name: String) async throws

  /// Adds a source and answers its id.
  func addSource(
    kind: Source.Kind, title: String, asOf: CalendarDate, recordedBy: String, grade: EvidenceGrade
  ) async throws -> Int64

  func sources(_ ids: [Int64]) async throws -> [Int64: Source]

  /// Those of the organisation who have an account.
  func colleagues() async throws -> [Colleague]

  /// Inserts records and answers their ids in the same order; `sources` of each are kept by field.
  func insert<Field: RecordField>(_ records: [NewRecord<Field>]) async throws -> [Int64]

  /// Replaces records that stand; rows that do not differ are not touched. Answers how many were.
  func update<Field: RecordField>(_ records: [Stored<Field>]) async throws -> Int

  /// Holds records against others until this change ends. Throws `ServiceError` `record_changed` when one of them is no longer
  /// as it was read.
  func lock<Field: RecordField>(_ records: [Stored<Field>]) async throws

  /// Deletes records and what hangs on them. Answers how many.
  func delete<Field: RecordField>(_ field: Field.Type, ids: [Int64]) async throws -> Int

  /// The SHA-256 digest of a text in UTF-8, 64 hexadecimal digits.
  func digest(_ text: String) async throws -> String

  /// Keeps the bytes of a file, the same bytes once. Answers their SHA-256 digest, 64 hexadecimal digits.
  func keepFile(_ bytes: [UInt8]) async throws -> String

  /// Records that contact data is shown clear.
  func note(_ disclosures: [DisclosureNote]) async throws

  /// Erases for good what records hold of a person, past states included. The change is one that erases the person.
  func erasure(of person: Int64, ground: ErasureGround) -> any PersonErasure

  /// The enterprises that stand, for telling a firm again.
  func knownFirms() async throws -> KnownFirms

  /// The people that stand, for telling a person again.
  func knownPeople() async throws -> KnownPeople

  /// What telephone numbers are told again by: the keys of those that `knownPeople` knows are made alike.
  func phoneKeys(_ text: String) throws -> [String]

  /// Puts back every row that the change touched, in every table. Rows that later changes touched again are answered
  /// as conflicts, and then nothing may be kept.
  func takeBack(change: Int64) async throws -> TakeBack
}

/// A record to insert.
package struct NewRecord<Field: RecordField>: Sendable {
  package let record: Record<Field>
  /// The source of each known field.
  package let sources: [Field: Int64]

  /// A record to insert, all of whose fields come from one source.
  package init(_ record: Record<Field>, source: Int64) {
    self.record = record
    self.sources = record.values.mapValues { _ in source }
  }
}

/// What taking back a change did.
package struct TakeBack: Sendable, Hashable {
  /// Rows removed that the change had created, by entity.
  package var removed: [Entity: Int]
  /// Rows put back to their state before, by entity.
  package var restored: [Entity: Int]
  /// Rows that later changes touched again, with those changes' numbers.
  package var conflicts: [Conflict]

  /// A row that a later change touched.
  package struct Conflict: Sendable, Hashable {
    /// The kind of record.
    package let entity: Entity
    package let id: Int64
    package let change: Int64

    /// A row that a later change touched.
    package init(entity: Entity, id: Int64, change: Int64) {
      self.entity = entity
      self.id = id
      self.change = change
    }
  }

  /// What taking back a change did.
  package init(removed: [Entity: Int] = [:], restored: [Entity: Int] = [:], conflicts: [Conflict] = []) {
    self.removed = removed
    self.restored = restored
    self.conflicts = conflicts
  }
}
