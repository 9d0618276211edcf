package import Domain

/// A record as it is kept.
package struct Stored<Field: RecordField>: Sendable, Hashable {
  /// The organisation's number of the record.
  package let id: Int64
  /// The change that wrote this state; it is the record's ETag.
  package let change: Int64
  package let record: Record<Field>
  /// The source of each known field.
  package let sources: [Field: Int64]

  /// A record as it is kept.
  package init(id: Int64, change: Int64, record: Record<Field>, sources: [Field: Int64]) {
    self.id = id
    self.change = change
    self.record = record
    self.sources = sources
  }
}

extension Stored: FieldReading {
  /// The value of a field, `nil` while unknown.
  package subscript(field: Field) -> FieldValue? { record[field] }
}

/// One earlier or present state of a record.
package struct HistoryEntry<Field: RecordField>: Sendable {
  package let stored: Stored<Field>
  /// The change that began it.
  package let began: ChangeEntry
  /// The change that replaced or deleted it; `nil` while it stands.
  package let ended: ChangeEntry?

  /// One earlier or present state of a record.
  package init(stored: Stored<Field>, began: ChangeEntry, ended: ChangeEntry?) {
    self.stored = stored
    self.began = began
    self.ended = ended
  }
}

/// One use case that wrote something.
package struct ChangeEntry: Sendable, Hashable {
  package let id: Int64
  /// The data version it made.
  package let version: Int64
  package let actor: String
  /// What was done, such as `enterprise.import`.
  package let useCase: String
  package let requestID: String
  /// What the actor noted; for an import the file's name.
  package let note: String?
  /// The change this one takes back.
  package let undoes: Int64?
  /// When, RFC 3339 UTC.
  package let recordedAt: String
  /// The change that took it back, where it stands taken back.
  package var undoneBy: Int64?

  /// One use case that wrote something.
  package init(
    id: Int64, version: Int64, actor: String, useCase: String, requestID: String, note: String?, undoes: Int64?,
    recordedAt: String
  ) {
    self.id = id
    self.version = version
    self.actor = actor
    self.useCase = useCase
    self.requestID = requestID
    self.note = note
    self.undoes = undoes
    self.recordedAt = recordedAt
  }
}

extension ChangeEntry: Encodable {
  enum CodingKeys: String, CodingKey {
    case id, version, actor, note, undoes
    case useCase = "use_case"
    case requestID = "request_id"
    case recordedAt = "recorded_at"
    case undoneBy = "undone_by"
  }
}
