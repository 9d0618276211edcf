import CLibpq

extension PostgresConnection {
  /// Runs one exchange with the server on the connection's thread, stopped by the task's cancellation or the time
  /// limit. There is no suspension inside: the thread waits, not the task. What is not cancellable happens although
  /// the task may already be cancelled.
  func supervised<Result>(
    timeLimit: Duration?, cancellable: Bool = true, statement: String?, file: String, line: Int,
    _ body: (Wire, inout StatementWatch) throws -> Result
  ) async throws -> Result {
    guard cancellable else {
      return try run(timeLimit: timeLimit, flag: nil, statement: statement, file: file, line: line, body)
    }
    let flag = CancelFlag(waker: waker)
    return try await withTaskCancellationHandler {
      try run(timeLimit: timeLimit, flag: flag, statement: statement, file: file, line: line, body)
    } onCancel: {
      flag.set()
    }
  }

  private func run<Result>(
    timeLimit: Duration?, flag: CancelFlag?, statement: String?, file: String, line: Int,
    _ body: (Wire, inout StatementWatch) throws -> Result
  ) throws -> Result {
    do {
      guard let wire else {
        guard wasLost else { throw PostgresError(.connectionClosed, "the connection is closed") }
        throw PostgresError(.connectionLost, "the connection broke under an earlier statement")
      }
      var watch = StatementWatch(cancellation: flag, timeLimit: timeLimit, grace: configuration.cancelGrace)
      defer {
        // A conversation that cannot go on ends here; the next call is told so.
        if wire.isLost { giveUp() }
        noteHealth()
      }
      do {
        return try body(wire, &watch)
      } catch  where !wire.isLost {
        try wire.settle(&watch)
        throw error
      }
    } catch var error as PostgresError {
      error.statement = error.statement ?? statement
      error.file = file
      error.line = line
      throw error
    }
  }

  /// Closes a connection whose conversation cannot go on.
  func giveUp() {
    wire = nil
    wasLost = true
    noteHealth()
  }

  /// Publishes what the pool wants to know.
  func noteHealth() {
    let isIdle = wire.map { $0.transactionStatus == PQTRANS_IDLE && !isCopying } ?? false
    let socket = wire?.socket
    health.withLock { $0 = ConnectionHealth(isIdle: isIdle, socket: socket) }
  }
}
