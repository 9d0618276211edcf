public import Domain

/// What became of one record.
public struct RecordReceipt<Field: RecordField>: Sendable {
  /// The record after the use case; for a deletion the record that went.
  public let stored: Stored<Field>
  /// The change's number; `nil` when nothing was written.
  public let change: Int64?
  /// The names of the fields that changed.
  public let fields: [String]
}

/// A page of records: `{items, next?, total}`.
public struct ListView<Field: RecordField>: Sendable, Encodable {
  /// The rows.
  public let items: [RecordView<Field>]
  /// What `after` must be for the next page; absent on the last.
  public let next: String?
  /// How many rows there are in all.
  public let total: Int
}

/// One state of a record: who made it, when, and the fields that differ from the state before.
public struct HistoryView<Field: RecordField>: Sendable, Encodable {
  /// The state.
  public let state: RecordView<Field>
  /// The change that began it.
  public let began: ChangeEntry
  /// The change that ended it.
  public let ended: ChangeEntry?
  /// The fields that differ from the state before; all known ones in the first state.
  public let fields: [String]

  init(_ entry: HistoryEntry<Field>, before: Record<Field>?, sources: [Int64: Source]) {
    state = RecordView(entry.stored, sources: sources)
    began = entry.began
    ended = entry.ended
    fields = entry.stored.record.differences(from: before ?? Record()).map(\.name)
  }
}
