/// How many connections a pool keeps and for how long.
package struct PoolLimits: Sendable, Hashable {
  /// Connections open at most. Default 8.
  package var maximumConnections: Int
  /// Callers that may wait at once; one more is refused with `.poolExhausted`. Default 256.
  package var maximumWaiters: Int
  /// How long a caller waits before it is refused with `.poolExhausted`. Default 5 s.
  package var waitTimeLimit: Duration
  /// Age at which a connection is closed instead of used again. Default 1 h.
  package var maximumLifetime: Duration
  /// How long a connection may lie unused before it is closed. Default 5 min.
  package var idleTimeLimit: Duration
  /// The pause after a first failed connect; doubled by each further failure. Default 100 ms.
  package var firstBackOff: Duration
  /// The longest pause. Default 5 s.
  package var longestBackOff: Duration

  /// Limits; traps unless there is room for a connection.
  package init(
    maximumConnections: Int = 8, maximumWaiters: Int = 256, waitTimeLimit: Duration = .seconds(5),
    maximumLifetime: Duration = .seconds(3600), idleTimeLimit: Duration = .seconds(300),
    firstBackOff: Duration = .milliseconds(100), longestBackOff: Duration = .seconds(5)
  ) {
    precondition(maximumConnections > 0, "a pool needs room for at least one connection")
    precondition(maximumWaiters >= 0, "the number of waiters cannot be negative")
    self.maximumConnections = maximumConnections
    self.maximumWaiters = maximumWaiters
    self.waitTimeLimit = waitTimeLimit
    self.maximumLifetime = maximumLifetime
    self.idleTimeLimit = idleTimeLimit
    self.firstBackOff = firstBackOff
    self.longestBackOff = longestBackOff
  }
}
