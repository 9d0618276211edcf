/// One `notify`.
package struct PostgresNotification: Sendable, Hashable {
  /// The channel it was sent on.
  package let channel: String
  /// What the sender added; empty when nothing.
  package let payload: String
  /// The server process of the sender.
  package let processID: Int32
}
