public import Domain

/// A record as it is kept.
public struct Stored<Field: RecordField>: Sendable, Hashable {
  /// The organisation's number of the record.
  public let id: Int64
  /// The change that wrote this state; it is the record's ETag.
  public let change: Int64
  /// The known fields.
  public let record: Record<Field>
  /// The source of each known field.
  public let sources: [Field: Int64]

  /// A record as it is kept.
  public init(id: Int64, change: Int64, record: Record<Field>, sources: [Field: Int64]) {
    self.id = id
    self.change = change
    self.record = record
    self.sources = sources
  }
}

extension Stored: FieldReading {
  /// The value of a field, `nil` while unknown.
  public subscript(field: Field) -> FieldValue? { record[field] }
}

/// One earlier or present state of a record.
public struct HistoryEntry<Field: RecordField>: Sendable {
  /// The state.
  public let stored: Stored<Field>
  /// The change that began it.
  public let began: ChangeEntry
  /// The change that replaced or deleted it; `nil` while it stands.
  public let ended: ChangeEntry?

  /// One earlier or present state of a record.
  public init(stored: Stored<Field>, began: ChangeEntry, ended: ChangeEntry?) {
    self.stored = stored
    self.began = began
    self.ended = ended
  }
}

/// One use case that wrote something.
public struct ChangeEntry: Sendable, Hashable {
  /// The change's number.
  public let id: Int64
  /// The data version it made.
  public let version: Int64
  /// Who did it.
  public let actor: String
  /// What was done, such as `enterprise.import`.
  public let useCase: String
  /// The request's id.
  public let requestID: String
  /// What the actor noted; for an import the file's name.
  public let note: String?
  /// The change this one takes back.
  public let undoes: Int64?
  /// When, RFC 3339 UTC.
  public let recordedAt: String

  /// One use case that wrote something.
  public init(
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
  }
}
