/// One `notify`.
public struct PostgresNotification: Sendable, Hashable {
  /// The channel it was sent on.
  public let channel: String
  /// What the sender added; empty when nothing.
  public let payload: String
  /// The server process of the sender.
  public let processID: Int32
}
