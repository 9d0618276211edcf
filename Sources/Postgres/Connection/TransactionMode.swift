/// How a transaction sees other transactions and what it may do.
package struct TransactionMode: Sendable, Hashable {
  /// Isolation levels, weakest first (`read uncommitted` is `read committed` in PostgreSQL).
  package enum Isolation: Sendable, Hashable, CaseIterable {
    /// Each statement sees what was committed before it began.
    case readCommitted
    /// All statements see what was committed before the first one.
    case repeatableRead
    /// As if transactions ran one after the other; may fail with 40001 and then be run again.
    case serializable
  }

  package var isolation: Isolation
  /// Whether writing is refused.
  package var isReadOnly: Bool

  /// A mode; by default `read committed`, `read write`.
  package init(isolation: Isolation = .readCommitted, isReadOnly: Bool = false) {
    self.isolation = isolation
    self.isReadOnly = isReadOnly
  }

  /// `read committed`, `read write`
  package static let readWrite = TransactionMode()
  /// One consistent picture for several reading statements.
  package static let snapshot = TransactionMode(isolation: .repeatableRead, isReadOnly: true)
  /// `serializable`, `read write`
  package static let serializable = TransactionMode(isolation: .serializable)

  var beginText: String {
    let level =
      switch isolation {
      case .readCommitted: "read committed"
      case .repeatableRead: "repeatable read"
      case .serializable: "serializable"
      }
    return "begin isolation level \(level) \(isReadOnly ? "read only" : "read write")"
  }
}
