import Testing

@testable import Postgres

/// Drives the rules with random events and checks after each what must always hold.
@Suite("Rules of the pool under random events")
struct PoolPropertyTests {
  /// What the callers of a pool would hold.
  private struct Callers {
    var using: [PoolState.Slot] = []
    var opening: [PoolState.Slot] = []
    var waiting: [PoolState.Waiter] = []

    mutating func take(_ grant: PoolState.Grant) {
      switch grant {
      case .use(let slot): using.append(slot)
      case .open(let slot, _): opening.append(slot)
      }
    }

    mutating func take(_ actions: PoolState.Actions) {
      // Served from the front of the line, refused only all together.
      #expect(Set(actions.granted.keys) == Set(waiting.prefix(actions.granted.count)))
      waiting.removeFirst(actions.granted.count)
      for grant in actions.granted.values { take(grant) }
      #expect(actions.refused.isEmpty || Set(actions.refused.keys) == Set(waiting))
      if !actions.refused.isEmpty { waiting = [] }
    }
  }

  @Test("Limits hold, nobody is forgotten, nothing is lent twice", arguments: 0..<40 as Range<UInt64>)
  func random(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let limits = PoolLimits(maximumConnections: Int.random(in: 1...5, using: &generator), maximumWaiters: 6)
    var state = PoolState(limits: limits)
    var callers = Callers()
    var now = ContinuousClock.now
    for step in 0..<2000 {
      now += .milliseconds(Int.random(in: 0...(step % 50 == 0 ? 4_000_000 : 400), using: &generator))
      switch Int.random(in: 0..<10, using: &generator) {
      case 0...3:
        switch state.lease(at: now).answer {
        case .grant(let grant):
          #expect(callers.waiting.isEmpty, "nobody may jump the line")
          callers.take(grant)
        case .wait(let waiter): callers.waiting.append(waiter)
        case .refuse(.exhausted): #expect(callers.waiting.count == limits.maximumWaiters)
        case .refuse(let refusal): #expect(refusal == .unavailable && state.failures > 0)
        }
      case 4...5:
        guard let slot = callers.using.popRandom(using: &generator) else { continue }
        callers.take(state.release(slot, isUsable: Int.random(in: 0..<4, using: &generator) > 0, at: now))
      case 6:
        guard let slot = callers.opening.popRandom(using: &generator) else { continue }
        state.opened(slot, at: now)
        callers.using.append(slot)
      case 7:
        guard let slot = callers.opening.popRandom(using: &generator) else { continue }
        callers.take(Bool.random(using: &generator) ? state.failed(slot, at: now) : state.gaveUp(slot, at: now))
      case 8:
        guard let waiter = callers.waiting.randomElement(using: &generator) else { continue }
        let wasWaiting = state.leave(waiter)
        #expect(wasWaiting)
        callers.waiting.removeAll { $0 == waiter }
      default:
        callers.take(state.sweep(at: now))
      }
      #expect(state.slotCount <= limits.maximumConnections)
      #expect(state.leased == Set(callers.using) && callers.using.count == state.leased.count)
      #expect(state.opening == Set(callers.opening))
      #expect(state.waiters == callers.waiting)
      #expect(state.idle.isEmpty || callers.waiting.isEmpty, "nobody waits beside a free connection")
      #expect(callers.waiting.isEmpty || !callers.using.isEmpty || !callers.opening.isEmpty, "somebody will wake them")
      #expect(Set(state.birth.keys) == state.leased.union(state.idle.map(\.slot)))
    }
  }
}

extension Array {
  fileprivate mutating func popRandom(using generator: inout SeededGenerator) -> Element? {
    guard !isEmpty else { return nil }
    return remove(at: Int.random(in: 0..<count, using: &generator))
  }
}
