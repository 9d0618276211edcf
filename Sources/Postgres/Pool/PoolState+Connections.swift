/// Connections: opened, failed, given back, swept, closed.
extension PoolState {
  /// A connection was opened; its caller uses it.
  mutating func opened(_ slot: Slot, at now: Instant) {
    precondition(opening.remove(slot) != nil, "only a slot that is being opened can have been opened")
    leased.insert(slot)
    birth[slot] = now
    failures = 0
    nextConnect = nil
  }

  /// A connection could not be opened; its caller is told so by its own error.
  mutating func failed(_ slot: Slot, at now: Instant) -> Actions {
    precondition(opening.remove(slot) != nil, "only a slot that is being opened can fail")
    failures += 1
    let doubled = limits.firstBackOff * Double(1 << min(failures - 1, 20))
    nextConnect = now + min(doubled, limits.longestBackOff)
    var actions = Actions()
    // With nothing open and nothing opening nobody would ever wake the waiters.
    if leased.isEmpty, opening.isEmpty {
      for waiter in waiters { actions.refused[waiter] = .unavailable }
      waiters = []
    }
    return actions
  }

  /// A caller gave up before its connect had an outcome; says nothing about the server.
  mutating func gaveUp(_ slot: Slot, at now: Instant) -> Actions {
    precondition(opening.remove(slot) != nil, "only a slot that is being opened can be given up")
    var actions = Actions()
    passOnRoom(at: now, &actions)
    return actions
  }

  /// A caller gives its connection back; a connection that cannot be used again is closed.
  mutating func release(_ slot: Slot, isUsable: Bool, at now: Instant) -> Actions {
    precondition(leased.remove(slot) != nil, "only a connection in use can be given back")
    var actions = Actions()
    if !isUsable || isShutDown || isWornOut(slot, at: now) {
      birth[slot] = nil
      actions.close.append(slot)
      passOnRoom(at: now, &actions)
    } else if let next = waiters.first {
      waiters.removeFirst()
      leased.insert(slot)
      actions.granted[next] = .use(slot)
    } else {
      idle.append(Idle(slot: slot, since: now))
    }
    return actions
  }

  /// Closes idle connections that are too old or unused for too long.
  mutating func sweep(at now: Instant) -> Actions {
    var actions = Actions()
    let worn = idle.filter { isWornOut($0.slot, at: now) || now - $0.since >= limits.idleTimeLimit }
    actions.close = worn.map(\.slot)
    idle.removeAll { actions.close.contains($0.slot) }
    for slot in actions.close { birth[slot] = nil }
    return actions
  }

  /// Refuses new callers and waiters, closes what is idle; what is in use is closed when it comes back.
  mutating func shutDown() -> Actions {
    isShutDown = true
    var actions = Actions()
    for waiter in waiters { actions.refused[waiter] = .closed }
    waiters = []
    actions.close = idle.map(\.slot)
    for slot in actions.close { birth[slot] = nil }
    idle = []
    return actions
  }

  /// Lets the first waiter open a connection in the room that has become free.
  private mutating func passOnRoom(at now: Instant, _ actions: inout Actions) {
    guard !isShutDown, let next = waiters.first, slotCount < limits.maximumConnections else { return }
    waiters.removeFirst()
    actions.granted[next] = .open(takeSlot(), after: pause(at: now))
  }
}
