import Logging

extension PostgresPool {
  /// A connection in use.
  struct Lease {
    let slot: PoolState.Slot
    let connection: PostgresConnection
  }

  func lease() async throws -> Lease {
    try Task.checkCancellation()
    while true {
      let (answer, worn) = shared.withLock { shared in
        let (answer, close) = shared.state.lease(at: .now)
        return (answer, shared.remove(close))
      }
      await close(worn)
      let lease =
        switch answer {
        case .grant(let grant): try await take(grant)
        case .wait(let waiter): try await take(wait(as: waiter))
        case .refuse(let refusal): throw error(for: refusal)
        }
      // A server that restarted while the connection lay idle shows on the socket; then another one is taken.
      if await lease.connection.isStillThere() { return lease }
      await giveBack(lease)
    }
  }

  private func take(_ grant: PoolState.Grant) async throws -> Lease {
    switch grant {
    case .use(let slot):
      return Lease(slot: slot, connection: shared.withLock { $0.connections[slot]! })
    case .open(let slot, let pause):
      do {
        if pause > .zero { try await Task.sleep(for: pause) }
        let connection = try await PostgresConnection.connect(configuration, logger: logger)
        shared.withLock { shared in
          shared.state.opened(slot, at: .now)
          shared.connections[slot] = connection
        }
        return Lease(slot: slot, connection: connection)
      } catch {
        await carryOut { error is CancellationError ? $0.gaveUp(slot, at: .now) : $0.failed(slot, at: .now) }
        throw error
      }
    }
  }

  func giveBack(_ lease: Lease) async {
    let isUsable = lease.connection.isIdle
    if !isUsable { logger.debug("a connection was given back in a transaction or broken; it is closed") }
    await carryOut { $0.release(lease.slot, isUsable: isUsable, at: .now) }
  }

  /// Takes one step of the state machine and does what it says, outside the lock.
  func carryOut(_ step: (inout PoolState) -> PoolState.Actions) async {
    var answers: [(Resumption, Result<PoolState.Grant, any Error>)] = []
    let worn = shared.withLock { shared in
      let actions = step(&shared.state)
      for (waiter, grant) in actions.granted {
        if let resumption = shared.answer(waiter, .success(grant)) { answers.append((resumption, .success(grant))) }
      }
      for (waiter, refusal) in actions.refused {
        let error = error(for: refusal)
        if let resumption = shared.answer(waiter, .failure(error)) { answers.append((resumption, .failure(error))) }
      }
      return shared.remove(actions.close)
    }
    for (resumption, answer) in answers { resumption.resume(with: answer) }
    await close(worn)
  }

  /// Closes connections, then tells those who wait for the shutdown when it is done.
  private func close(_ connections: [PostgresConnection]) async {
    for connection in connections { await connection.close() }
    let drained = shared.withLock { shared in
      shared.closing -= connections.count
      guard shared.state.isShutDown, shared.isDrained else { return [CheckedContinuation<Void, Never>]() }
      defer { shared.drained = [] }
      return shared.drained
    }
    for continuation in drained { continuation.resume() }
  }

  func error(for refusal: PoolState.Refusal) -> PostgresError {
    switch refusal {
    case .exhausted: PostgresError(.poolExhausted, "all \(limits.maximumConnections) connections are in use")
    case .closed: PostgresError(.poolClosed, "the pool is shut down")
    case .unavailable: PostgresError(.unavailable, "the database did not answer when last asked; asking again shortly")
    }
  }
}
