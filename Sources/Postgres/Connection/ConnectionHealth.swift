/// What may be known about a connection without entering its actor.
struct ConnectionHealth: Sendable {
  /// Connected, no transaction open, nothing under way.
  var isIdle = false
  /// The socket, while there is one.
  var socket: Int32?
}
