/// What went wrong with PostgreSQL.
///
/// `description` may be shown to users: it tells kind, SQLSTATE and object names, never a value or an address.
/// `debugDescription` is for logs: it adds the server's words, which may quote values.
package struct PostgresError: Error, Sendable {
  /// The kind of failure.
  package let code: Code
  /// What this side has to say: a sentence without values.
  package let reason: String
  /// What the server said, when it did.
  package internal(set) var server: ServerReport?
  /// Words of libpq or of the system, for logs.
  package internal(set) var cause: String?
  /// The text of the statement, with `$n` where the values went.
  package internal(set) var statement: String?
  /// The column at fault when a value could not be decoded.
  package internal(set) var decodedColumn: String?
  /// The file of the call, as `#fileID`.
  package internal(set) var file: String?
  /// The line of the call.
  package internal(set) var line: Int?

  init(_ code: Code, _ reason: String, cause: String? = nil, server: ServerReport? = nil) {
    self.code = code
    self.reason = reason
    self.cause = cause
    self.server = server
  }

  /// The server's error code.
  package var sqlState: SQLState? { server?.sqlState }
  /// The constraint that was broken: names map to errors of the faces.
  package var constraint: String? { server?.constraint }
  /// The table the server names.
  package var table: String? { server?.table }
  /// The column the server names, or the one that could not be decoded.
  package var column: String? { server?.column ?? decodedColumn }

  /// Whether the server could not be reached or went away: worth a 503 and another try later.
  package var meansServerIsAway: Bool { code == .unavailable || code == .connectionLost }
}
