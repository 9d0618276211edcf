/// Callers: asking, waiting, giving up.
extension PoolState {
  /// A caller wants a connection. Besides the answer there may be worn-out connections to close.
  mutating func lease(at now: Instant) -> (answer: Answer, close: [Slot]) {
    guard !isShutDown else { return (.refuse(.closed), []) }
    var close: [Slot] = []
    // The connection used last is the warmest; the ones unused for long are left to end.
    while let candidate = idle.popLast() {
      if isWornOut(candidate.slot, at: now) || now - candidate.since >= limits.idleTimeLimit {
        birth[candidate.slot] = nil
        close.append(candidate.slot)
        continue
      }
      leased.insert(candidate.slot)
      return (.grant(.use(candidate.slot)), close)
    }
    // Room is left beside waiters only after a failed connect; whoever comes now still queues behind them.
    if waiters.isEmpty, slotCount < limits.maximumConnections {
      let pause = self.pause(at: now)
      guard pause < limits.waitTimeLimit else { return (.refuse(.unavailable), close) }
      return (.grant(.open(takeSlot(), after: pause)), close)
    }
    guard waiters.count < limits.maximumWaiters else { return (.refuse(.exhausted), close) }
    let waiter = Waiter(number: freshNumber())
    waiters.append(waiter)
    return (.wait(waiter), close)
  }

  /// A waiter gave up, or waited too long; `false` when it has been answered in the meantime.
  mutating func leave(_ waiter: Waiter) -> Bool {
    guard let index = waiters.firstIndex(of: waiter) else { return false }
    waiters.remove(at: index)
    return true
  }

  /// How long a new connect has to wait.
  func pause(at now: Instant) -> Duration {
    nextConnect.map { max(.zero, $0 - now) } ?? .zero
  }

  mutating func takeSlot() -> Slot {
    let slot = Slot(number: freshNumber())
    opening.insert(slot)
    return slot
  }
}
