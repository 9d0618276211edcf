import CLibpq
import Logging

extension Wire {
  /// Connects: one deadline over name resolution's outcome, every host tried, TLS and login.
  static func open(
    _ configuration: PostgresConfiguration, waker: Waker, cancellation: CancelFlag, logger: Logger
  ) throws -> Wire {
    let deadline = ContinuousClock.now.advanced(by: configuration.connectTimeLimit)
    let raw = unsafe configuration.withKeywordArrays { keywords, values in
      unsafe PQconnectStartParams(keywords, values, 0)
    }
    guard let raw = unsafe raw else { throw PostgresError(.unavailable, "libpq has no memory for a connection") }
    let wire = unsafe Wire(raw, waker: waker, notices: NoticeLog(logger: logger))
    guard unsafe PQstatus(raw) != CONNECTION_BAD else { throw wire.unavailable() }
    try wire.poll(until: deadline, cancellation)
    guard unsafe PQsetnonblocking(raw, 1) == 0 else { throw wire.unavailable() }
    return wire
  }

  private func poll(until deadline: ContinuousClock.Instant, _ cancellation: CancelFlag) throws {
    // libpq: behave at first as if PQconnectPoll had asked to write. The socket may change between the calls.
    var direction = PGRES_POLLING_WRITING
    while direction != PGRES_POLLING_OK {
      guard direction != PGRES_POLLING_FAILED else { throw unavailable() }
      switch sleep(for: direction == PGRES_POLLING_READING ? POLLIN : POLLOUT, alarm: deadline) {
      case .ready: direction = unsafe PQconnectPoll(connection)
      case .woken: break
      case .alarm:
        throw PostgresError(
          .unavailable, "no connection to the database within the time limit for connecting", cause: lastMessage)
      }
      if cancellation.isSet { throw CancellationError() }
    }
  }

  private func unavailable() -> PostgresError {
    PostgresError(.unavailable, "no connection to the database could be made", cause: lastMessage)
  }
}
