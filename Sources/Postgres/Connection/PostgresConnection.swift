package import Logging

/// One connection to PostgreSQL, driven by a thread of its own.
///
/// Use it from one task at a time: statements of two tasks would interleave between the statements of a transaction.
/// A statement that is cancelled with its task is stopped on the server and throws `CancellationError`; one that had
/// finished all the same gives its result. Everything else throws `PostgresError`.
package actor PostgresConnection {
  nonisolated let thread: ConnectionThread
  nonisolated let health = Guarded(ConnectionHealth())
  let waker = Waker()
  let configuration: PostgresConfiguration
  let logger: Logger
  var wire: Wire?
  var statements: StatementCache
  /// Whether a `copy` is under way between two calls.
  var isCopying = false
  /// Whether the conversation ended without this side's wish.
  var wasLost = false

  /// Work of this actor runs on the connection's thread.
  package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe thread.asUnownedSerialExecutor() }

  private init(_ configuration: PostgresConfiguration, logger: Logger) {
    thread = ConnectionThread(name: "pg-\(configuration.applicationName)")
    self.configuration = configuration
    self.logger = logger
    statements = StatementCache(capacity: configuration.statementCacheCapacity)
  }

  deinit { thread.stop() }

  /// Connects; throws `.unavailable` when the server is away or refuses the login.
  package static func connect(
    _ configuration: PostgresConfiguration, logger: Logger
  ) async throws -> PostgresConnection {
    let connection = PostgresConnection(configuration, logger: logger)
    do {
      try await connection.open()
    } catch {
      connection.thread.join()
      throw error
    }
    return connection
  }

  private func open() async throws {
    let flag = CancelFlag(waker: waker)
    wire = try await withTaskCancellationHandler {
      try Wire.open(configuration, waker: waker, cancellation: flag, logger: logger)
    } onCancel: {
      flag.set()
    }
    noteHealth()
  }

  /// Closes the connection and waits for its thread to end. Later statements throw `.connectionClosed`.
  package nonisolated func close() async {
    await disconnect()
    thread.join()
  }

  private func disconnect() {
    wire = nil
    noteHealth()
  }

  /// Whether the connection can be used for a new piece of work: open, and outside any transaction.
  package nonisolated var isIdle: Bool { health.withLock { $0.isIdle } }
}
