package import Domain

extension KeepRecords {
  /// The records of these receipts as they are shown. What a dry run would have written has no sources yet.
  package func views(
    _ receipts: [RecordReceipt<Field>], invocation: Invocation
  ) async throws -> [RecordView<Field>] {
    let views = try await views(receipts.map(\.stored), invocation.organisation)
    return zip(views, receipts).map { view, receipt in
      var view = view
      view.warnings = receipt.warnings
      return view
    }
  }

  /// Records as they are shown, with their sources and what they refer to.
  func views(_ rows: [Stored<Field>], _ organisation: Int64) async throws -> [RecordView<Field>] {
    let ids = Set(rows.flatMap { $0.sources.values })
    let sources = try await registry.sources(Array(ids), organisation: organisation)
    let names = try await ReferenceNames(registry)(of: rows, organisation: organisation)
    return rows.map { RecordView($0, sources: sources, names: names) }
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
