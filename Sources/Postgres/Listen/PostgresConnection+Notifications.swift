import CLibpq

extension PostgresConnection {
  /// Waits until at least one notification has come; `listen` must have been executed on this connection.
  func waitForNotifications() async throws -> [PostgresNotification] {
    try await supervised(timeLimit: nil, statement: nil, file: #fileID, line: #line) { wire, watch in
      try wire.waitForNotifications(watch)
    }
  }
}

extension Wire {
  /// Reads until there are notifications. Nothing runs on the server, so there is nothing to cancel there.
  func waitForNotifications(_ watch: StatementWatch) throws -> [PostgresNotification] {
    while true {
      // Looks first: notifications may have come along with an earlier statement.
      let notifications = takeNotifications()
      if !notifications.isEmpty { return notifications }
      if watch.cancellation?.isSet == true { throw CancellationError() }
      guard sleep(for: POLLIN, alarm: nil) == .ready else { continue }
      guard unsafe PQconsumeInput(connection) == 1 else {
        throw lose("the connection to the database broke while listening")
      }
    }
  }

  private func takeNotifications() -> [PostgresNotification] {
    var notifications: [PostgresNotification] = []
    while let notify = unsafe PQnotifies(connection) {
      notifications.append(
        PostgresNotification(
          channel: unsafe String(cString: notify.pointee.relname),
          payload: unsafe String(cString: notify.pointee.extra),
          processID: unsafe notify.pointee.be_pid))
      unsafe PQfreemem(notify)
    }
    return notifications
  }
}
