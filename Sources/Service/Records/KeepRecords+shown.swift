package import Domain

extension KeepRecords {
  /// The records of these receipts as they are shown. What a dry run would have written has no sources yet.
  package func views(
    _ receipts: [RecordReceipt<Field>], invocation: Invocation
  ) async throws -> [RecordView<Field>] {
    let ids = Set(receipts.flatMap { $0.stored.sources.values })
    let sources = try await registry.sources(Array(ids), organisation: invocation.organisation)
    return receipts.map { RecordView($0.stored, sources: sources) }
  }
}

/// What a deletion answers: `{id, change?}`; the change can be taken back.
package struct Deletion: Sendable, Encodable, Hashable {
  let id: Int64
  let change: Int64?

  /// What became of the record of this receipt.
  package init<Field: RecordField>(_ receipt: RecordReceipt<Field>) {
    id = receipt.stored.id
    change = receipt.change
  }
}
