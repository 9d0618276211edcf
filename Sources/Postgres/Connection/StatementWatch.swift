/// What may end a statement early, and what has been done about it so far.
struct StatementWatch {
  /// Why the server was asked to stop.
  enum Stop {
    case cancelled
    case timeLimit
    /// This side no longer wants the rest of a `copy`.
    case abandoned
  }

  let cancellation: CancelFlag?
  let deadline: ContinuousClock.Instant?
  let grace: Duration
  private(set) var stop: Stop?
  private(set) var graceEnd: ContinuousClock.Instant?
  var request: CancelRequest?

  init(cancellation: CancelFlag?, timeLimit: Duration?, grace: Duration) {
    self.cancellation = cancellation
    deadline = timeLimit.map { ContinuousClock.now.advanced(by: $0) }
    self.grace = grace
  }

  /// The reason to stop now, when there is one and nothing was done yet.
  func dueStop(now: ContinuousClock.Instant) -> Stop? {
    guard stop == nil else { return nil }
    if cancellation?.isSet == true { return .cancelled }
    if let deadline, now >= deadline { return .timeLimit }
    return nil
  }

  /// Notes that the server is being asked to stop; from now on only the grace period counts.
  mutating func begin(_ stop: Stop, now: ContinuousClock.Instant) {
    self.stop = stop
    graceEnd = now.advanced(by: grace)
  }

  /// When the thread has to look again, whatever the socket does.
  var nextAlarm: ContinuousClock.Instant? { graceEnd ?? deadline }

  /// What the caller is told when the statement did not finish.
  var stopError: (any Error)? {
    switch stop {
    case .cancelled: CancellationError()
    case .timeLimit: PostgresError(.timeLimitExceeded, "the statement took longer than its time limit")
    case .abandoned, nil: nil
    }
  }
}
