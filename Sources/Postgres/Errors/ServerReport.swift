/// The fields of an error report from the server. The texts may quote values; the names do not.
package struct ServerReport: Sendable, Hashable {
  /// The error code.
  package internal(set) var sqlState: SQLState?
  /// `ERROR`, `FATAL` or `PANIC`.
  package internal(set) var severity: String?
  /// The primary message.
  package internal(set) var message: String
  /// More about the cause, one or more lines.
  package internal(set) var detail: String?
  /// What to do about it.
  package internal(set) var hint: String?
  /// Where in server-side code it happened.
  package internal(set) var context: String?
  /// The character of the statement it is about, from 1.
  package internal(set) var position: Int?
  /// The schema of the table.
  package internal(set) var schema: String?
  package internal(set) var table: String?
  package internal(set) var column: String?
  package internal(set) var constraint: String?

  init(message: String) { self.message = message }
}
