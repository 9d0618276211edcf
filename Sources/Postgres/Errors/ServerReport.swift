/// The fields of an error report from the server. The texts may quote values; the names do not.
public struct ServerReport: Sendable, Hashable {
  /// The error code.
  public internal(set) var sqlState: SQLState?
  /// `ERROR`, `FATAL` or `PANIC`.
  public internal(set) var severity: String?
  /// The primary message.
  public internal(set) var message: String
  /// More about the cause, one or more lines.
  public internal(set) var detail: String?
  /// What to do about it.
  public internal(set) var hint: String?
  /// Where in server-side code it happened.
  public internal(set) var context: String?
  /// The character of the statement it is about, from 1.
  public internal(set) var position: Int?
  /// The schema of the table.
  public internal(set) var schema: String?
  /// The table.
  public internal(set) var table: String?
  /// The column.
  public internal(set) var column: String?
  /// The constraint.
  public internal(set) var constraint: String?

  init(message: String) { self.message = message }
}
