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
  /// Settings that hold until the transaction ends, made with its beginning.
  package var settings: [Setting] = []

  /// A setting of one's own (`yinfeng.organisation`), whose value is a whole number.
  package struct Setting: Sendable, Hashable {
    let name: String
    let value: Int64

    /// A setting. `name` is written by the program, never by a user.
    package init(_ name: StaticString, _ value: Int64) {
      self.name = "\(name)"
      self.value = value
    }
  }

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
    let begin = "begin isolation level \(level) \(isReadOnly ? "read only" : "read write")"
    return settings.reduce(begin) { $0 + "; set local \($1.name) = '\($1.value)'" }
  }
}
