extension PostgresPool {
  /// Waits for the state machine to answer; a cancelled task and the wait limit end it early.
  func wait(as waiter: PoolState.Waiter) async throws -> PoolState.Grant {
    let limit = Task {
      try await Task.sleep(for: limits.waitTimeLimit)
      dismiss(waiter, throwing: error(for: .exhausted))
    }
    defer { limit.cancel() }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { resumption in
        // The answer may have come between the question and here.
        let early = shared.withLock { shared in
          let early = shared.early.removeValue(forKey: waiter)
          if early == nil { shared.waiting[waiter] = resumption }
          return early
        }
        if let early { resumption.resume(with: early) }
      }
    } onCancel: {
      dismiss(waiter, throwing: CancellationError())
    }
  }

  private func dismiss(_ waiter: PoolState.Waiter, throwing error: any Error) {
    let resumption = shared.withLock { shared -> Resumption? in
      guard shared.state.leave(waiter) else { return nil }
      return shared.answer(waiter, .failure(error))
    }
    resumption?.resume(throwing: error)
  }
}
