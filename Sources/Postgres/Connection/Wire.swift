import CLibpq
import Logging

/// One `PGconn` in non-blocking mode. Belongs to one actor; every call runs on that actor's thread.
@safe final class Wire {
  let connection: OpaquePointer
  let waker: Waker
  let notices: NoticeLog
  /// Set when the conversation is beyond repair; the connection must be closed.
  private(set) var isLost = false

  /// Takes over a connection that libpq has begun to open.
  init(_ connection: OpaquePointer, waker: Waker, notices: NoticeLog) {
    unsafe self.connection = connection
    self.waker = waker
    self.notices = notices
    unsafe notices.attach(to: connection)
  }

  deinit { unsafe PQfinish(connection) }

  var socket: Int32 { unsafe PQsocket(connection) }

  /// Idle, in a transaction, in a failed one, or unknown.
  var transactionStatus: PGTransactionStatusType { unsafe PQtransactionStatus(connection) }

  var lastMessage: String { unsafe String(cString: PQerrorMessage(connection)) }

  enum Wakening { case ready, woken, alarm }

  /// Sleeps until the socket is ready, the waker is signalled or the alarm goes off.
  func sleep(for events: Int32, alarm: ContinuousClock.Instant?) -> Wakening {
    while true {
      var milliseconds: Int32 = -1
      if let alarm {
        let left = max(.zero, alarm - ContinuousClock.now)
        // Rounded up, so that the alarm is due when poll returns.
        let whole =
          left.components.seconds * 1000 + (left.components.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        milliseconds = Int32(clamping: whole)
      }
      var descriptors = [
        pollfd(fd: socket, events: Int16(events), revents: 0),
        pollfd(fd: waker.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      let count = unsafe poll(&descriptors, 2, milliseconds)
      if count == 0 { return .alarm }
      // Interrupted by a signal.
      if count < 0 { continue }
      if descriptors[1].revents != 0 { waker.drain() }
      // Hang-up and error count as ready: reading then tells what happened.
      if descriptors[0].revents != 0 { return .ready }
      return .woken
    }
  }

  /// Waits for the socket under the watch; asks the server to stop when that is due, gives up after the grace period.
  func wait(for events: Int32, _ watch: inout StatementWatch) throws {
    while true {
      let now = ContinuousClock.now
      if let stop = watch.dueStop(now: now) { interrupt(stop, &watch) }
      if let end = watch.graceEnd, now >= end {
        throw lose("the server did not stop the statement within the grace period")
      }
      if sleep(for: events, alarm: watch.nextAlarm) == .ready { return }
    }
  }

  /// Asks the server, once, to stop what it is doing.
  func interrupt(_ stop: StatementWatch.Stop, _ watch: inout StatementWatch) {
    watch.begin(stop, now: ContinuousClock.now)
    watch.request = unsafe CancelRequest(connection, waker: waker)
  }

  /// Waits for a cancel request that is still under way, so that it cannot hit the next statement.
  func settle(_ watch: inout StatementWatch) throws {
    while let request = watch.request, !request.isFinished {
      guard let end = watch.graceEnd, ContinuousClock.now < end else {
        throw lose("the server did not answer a cancel request within the grace period")
      }
      _ = sleep(for: 0, alarm: end)
    }
  }

  /// Gives the connection up.
  func lose(_ reason: String, server: ServerReport? = nil) -> PostgresError {
    let cause = lastMessage
    isLost = true
    return PostgresError(.connectionLost, reason, cause: cause, server: server)
  }
}
