package import Domain

/// What became of one record.
package struct RecordReceipt<Field: RecordField>: Sendable {
  /// The record after the use case; for a deletion the record that went.
  package let stored: Stored<Field>
  /// The change's number; `nil` when nothing was written.
  package let change: Int64?
  /// The names of the fields that changed.
  package let fields: [String]
  /// What to mind; a dry run says the same as the write.
  package var warnings: [String] = []
}

/// A page of records: `{items, next?, total}`.
package struct ListView<Field: RecordField>: Sendable, Encodable {
  package let items: [RecordView<Field>]
  /// What `after` must be for the next page; absent on the last.
  package let next: String?
  /// How many rows there are in all.
  package let total: Int
}

/// One state of a record: who made it, when, and the fields that differ from the state before.
package struct HistoryView<Field: RecordField>: Sendable, Encodable {
  package let state: RecordView<Field>
  /// The change that began it.
  package let began: ChangeEntry
  /// The change that ended it.
  package let ended: ChangeEntry?
  /// The fields that differ from the state before; all known ones in the first state.
  package let fields: [String]

  init(
    _ entry: HistoryEntry<Field>, before: Record<Field>?, sources: [Int64: Source], names: ReferenceNames.Names
  ) {
    state = RecordView(entry.stored, sources: sources, names: names)
    began = entry.began
    ended = entry.ended
    fields = entry.stored.record.differences(from: before ?? Record()).map(\.name)
  }
}
