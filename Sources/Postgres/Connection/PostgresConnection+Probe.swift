import CLibpq

extension PostgresConnection {
  /// Whether an idle connection still has a server behind it. Costs one system call while the server is silent.
  nonisolated func isStillThere() async -> Bool {
    guard let socket = health.withLock(\.socket) else { return false }
    // An idle server says nothing: something to read is a farewell, or rarely a notice.
    var descriptor = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    guard unsafe poll(&descriptor, 1, 0) != 0 else { return isIdle }
    await readFarewell()
    return isIdle
  }

  private func readFarewell() {
    wire?.readAvailable()
    if wire?.isLost == true { giveUp() }
  }
}

extension Wire {
  /// Reads what has already come; notices a closed connection.
  func readAvailable() {
    while sleep(for: POLLIN, alarm: .now) == .ready {
      guard unsafe PQconsumeInput(connection) == 1 else {
        _ = lose("the server closed the connection")
        return
      }
      // Has libpq look at what it read.
      _ = unsafe PQisBusy(connection)
    }
  }
}
