import Domain

/// What taking back a change did, as every face shows it: `{change, removed, restored}`, rows counted by kind of record.
package struct UndoView: Sendable, Encodable, Hashable {
  /// The change that took back; taking it back in turn brings everything again.
  package let change: Int64?
  /// Rows removed that the change had created.
  package let removed: [String: Int]
  /// Rows put back to their state before.
  package let restored: [String: Int]

  /// Shows a taking back.
  package init(_ receipt: ChangeReceipt<TakeBack>) {
    change = receipt.change?.id
    func named(_ counts: [Entity: Int]) -> [String: Int] {
      Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) })
    }
    removed = named(receipt.result.removed)
    restored = named(receipt.result.restored)
  }
}
