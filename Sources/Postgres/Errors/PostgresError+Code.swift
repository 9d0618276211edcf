extension PostgresError {
  /// The kind of a failure. Open: later kinds may be added, so compare with `==` and keep a default.
  package struct Code: Sendable, Hashable, CustomStringConvertible {
    /// The name of the kind.
    package let description: String

    /// The configuration cannot be used; trying again does not help.
    package static let invalidConfiguration = Code(description: "invalid_configuration")
    /// No connection could be made: the server is away, starting, full or refuses the login.
    package static let unavailable = Code(description: "unavailable")
    /// The connection broke under a statement; whether the statement took effect is unknown.
    package static let connectionLost = Code(description: "connection_lost")
    /// The connection was closed from this side.
    package static let connectionClosed = Code(description: "connection_closed")
    /// The server refused the statement; see `sqlState`.
    package static let refused = Code(description: "refused")
    /// The statement took longer than its time limit and was stopped.
    package static let timeLimitExceeded = Code(description: "time_limit_exceeded")
    /// A value could not be read; see `column`.
    package static let undecodable = Code(description: "undecodable")
    /// The statement does not suit the call: a `copy` in `query`, parameters in a `copy`, a zero byte.
    package static let misuse = Code(description: "misuse")
    /// Another number of rows than the call asks for.
    package static let unexpectedRowCount = Code(description: "unexpected_row_count")
    /// A transaction ended in a rollback although its body succeeded.
    package static let rolledBack = Code(description: "rolled_back")
    /// No connection became free within the wait limit, or too many callers wait.
    package static let poolExhausted = Code(description: "pool_exhausted")
    /// The pool is shut down.
    package static let poolClosed = Code(description: "pool_closed")
  }
}
