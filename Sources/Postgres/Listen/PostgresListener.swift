package import Logging

/// Listens on channels through a connection of its own, for as long as it is iterated.
///
/// A notification is a hint, the database is the truth: on `.listening` read the state anew, as anything may have
/// happened before it; on `.notification` read what it points to. When the connection breaks it is made again, with
/// growing pauses, and `.listening` comes once more. The sequence ends when its task is cancelled, and throws nothing.
package struct PostgresListener: AsyncSequence, Sendable {
  /// What an iteration gives.
  package enum Event: Sendable, Hashable {
    /// From now on notifications arrive; everything before may have been missed.
    case listening
    /// A `notify` on one of the channels.
    case notification(PostgresNotification)
  }

  let configuration: PostgresConfiguration
  let channels: [String]
  let limits: PoolLimits
  let logger: Logger

  /// A listener on these channels; of the limits only the two back-off pauses count.
  package init(
    _ configuration: PostgresConfiguration, channels: [String], limits: PoolLimits = PoolLimits(), logger: Logger
  ) {
    self.configuration = configuration
    self.channels = channels
    self.limits = limits
    self.logger = logger
  }

  /// Starts with no connection; the first `next()` makes it.
  package func makeAsyncIterator() -> Iterator { Iterator(listener: self) }

  /// One pass over the events.
  package struct Iterator: AsyncIteratorProtocol {
    let listener: PostgresListener
    private var connection: PostgresConnection?
    private var pending: [PostgresNotification] = []
    private var failures = 0

    init(listener: PostgresListener) { self.listener = listener }

    /// The next event, `nil` once the task is cancelled.
    package mutating func next() async -> Event? {
      while !Task.isCancelled {
        if !pending.isEmpty { return .notification(pending.removeFirst()) }
        do {
          guard let connection else {
            connection = try await listener.connect()
            failures = 0
            return .listening
          }
          pending = try await connection.waitForNotifications()
        } catch {
          await recover(from: error)
        }
      }
      await connection?.close()
      connection = nil
      return nil
    }

    private mutating func recover(from error: any Error) async {
      await connection?.close()
      connection = nil
      guard !Task.isCancelled else { return }
      let doubled = listener.limits.firstBackOff * Double(1 << Swift.min(failures, 20))
      failures += 1
      listener.logger.warning(
        "no connection to listen on; trying again", metadata: ["error": "\(String(reflecting: error))"])
      // Cancelled sleep: the loop sees it.
      try? await Task.sleep(for: Swift.min(doubled, listener.limits.longestBackOff))
    }
  }

  private func connect() async throws -> PostgresConnection {
    let connection = try await PostgresConnection.connect(configuration, logger: logger)
    do {
      for channel in channels { try await connection.execute("listen \(identifier: channel)") }
      return connection
    } catch {
      await connection.close()
      throw error
    }
  }
}
