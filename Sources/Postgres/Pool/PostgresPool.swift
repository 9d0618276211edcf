package import Logging

/// A pool of connections to one database.
///
/// Connections are opened by the callers that need them, up to the limit, and go back only when no transaction is open
/// on them. `run()` sweeps idle connections until its task is cancelled, then shuts the pool down.
package final class PostgresPool: Sendable {
  let configuration: PostgresConfiguration
  let limits: PoolLimits
  let logger: Logger
  let shared: Guarded<Shared>

  typealias Resumption = CheckedContinuation<PoolState.Grant, any Error>

  /// Everything behind the lock: the rules, and what their numbers stand for.
  struct Shared {
    var state: PoolState
    var connections: [PoolState.Slot: PostgresConnection] = [:]
    var waiting: [PoolState.Waiter: Resumption] = [:]
    /// Answers to waiters that have not begun to wait yet.
    var early: [PoolState.Waiter: Result<PoolState.Grant, any Error>] = [:]
    /// Connections taken out of `connections` whose threads still run.
    var closing = 0
    var drained: [CheckedContinuation<Void, Never>] = []

    /// Whether nothing is open, being opened or being closed.
    var isDrained: Bool { state.slotCount == 0 && closing == 0 }

    /// Takes connections out, to be closed outside the lock.
    mutating func remove(_ slots: [PoolState.Slot]) -> [PostgresConnection] {
      let removed = slots.compactMap { connections.removeValue(forKey: $0) }
      closing += removed.count
      return removed
    }

    /// Gives a waiter its answer: the resumption to call, when it has begun to wait.
    mutating func answer(_ waiter: PoolState.Waiter, _ result: Result<PoolState.Grant, any Error>) -> Resumption? {
      if let resumption = waiting.removeValue(forKey: waiter) { return resumption }
      early[waiter] = result
      return nil
    }
  }

  /// A pool with no connection yet.
  package init(_ configuration: PostgresConfiguration, limits: PoolLimits = PoolLimits(), logger: Logger) {
    self.configuration = configuration
    self.limits = limits
    self.logger = logger
    shared = Guarded(Shared(state: PoolState(limits: limits)))
  }

  /// Lends a connection to `body`, which runs where it is called and must not keep the connection.
  ///
  /// Throws `.poolExhausted` when none becomes free within the wait limit, `.unavailable` when the server is away,
  /// `.poolClosed` after the shutdown, and what `body` throws.
  package func withConnection<Result>(_ body: (PostgresConnection) async throws -> Result) async throws -> Result {
    let lease = try await lease()
    do {
      let result = try await body(lease.connection)
      await giveBack(lease)
      return result
    } catch {
      await giveBack(lease)
      throw error
    }
  }

  /// Runs `body` in a transaction on a lent connection: see `PostgresConnection.transaction`.
  ///
  /// - Parameter attempts: how often the transaction may be run when the server ends it in favour of another one
  ///   (class 40: serialization failure, deadlock). `body` must then bear to be run again.
  package func withTransaction<Result>(
    _ mode: TransactionMode = .readWrite, attempts: Int = 1, file: String = #fileID, line: Int = #line,
    _ body: (PostgresConnection) async throws -> Result
  ) async throws -> Result {
    try await withConnection { connection in
      var attempt = 1
      while true {
        do {
          return try await connection.transaction(mode, file: file, line: line, body)
        } catch let error as PostgresError {
          guard attempt < attempts, error.sqlState?.isTransactionRollback == true, connection.isIdle else {
            throw error
          }
          attempt += 1
        }
      }
    }
  }

  /// Sweeps until the task is cancelled, then shuts down.
  package func run() async {
    while !Task.isCancelled {
      do { try await Task.sleep(for: min(limits.idleTimeLimit, limits.maximumLifetime) / 2) } catch { break }
      await carryOut { $0.sweep(at: .now) }
    }
    await shutDown()
  }

  /// Refuses new callers, waits until every connection is given back, closes them all and joins their threads.
  package func shutDown() async {
    await carryOut { $0.shutDown() }
    await withCheckedContinuation { continuation in
      let isEmpty = shared.withLock { shared in
        guard !shared.isDrained else { return true }
        shared.drained.append(continuation)
        return false
      }
      if isEmpty { continuation.resume() }
    }
  }
}
