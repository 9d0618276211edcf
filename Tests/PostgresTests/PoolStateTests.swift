import Testing

@testable import Postgres

@Suite("Rules of the pool")
struct PoolStateTests {
  private let start = ContinuousClock.now

  private func state(_ connections: Int, waiters: Int = 10) -> PoolState {
    PoolState(limits: PoolLimits(maximumConnections: connections, maximumWaiters: waiters))
  }

  /// Takes a fresh connection out of a state that must have room.
  private func open(_ state: inout PoolState, at now: ContinuousClock.Instant) -> PoolState.Slot {
    guard case .grant(.open(let slot, after: .zero)) = state.lease(at: now).answer else {
      Issue.record("no room in the pool")
      return PoolState.Slot(number: -1)
    }
    state.opened(slot, at: now)
    return slot
  }

  @Test("A connection given back is used again before another is opened")
  func reuse() {
    var state = state(2)
    let slot = open(&state, at: start)
    #expect(state.release(slot, isUsable: true, at: start) == PoolState.Actions())
    #expect(state.lease(at: start).answer == .grant(.use(slot)))
  }

  @Test("Waiters are served in the order they came")
  func firstComeFirstServed() {
    var state = state(1)
    let slot = open(&state, at: start)
    guard case .wait(let first) = state.lease(at: start).answer, case .wait(let second) = state.lease(at: start).answer
    else {
      Issue.record("both should wait")
      return
    }
    #expect(state.release(slot, isUsable: true, at: start).granted == [first: .use(slot)])
    #expect(state.release(slot, isUsable: true, at: start).granted == [second: .use(slot)])
  }

  @Test("One waiter too many is refused")
  func exhausted() {
    var state = state(1, waiters: 1)
    _ = open(&state, at: start)
    _ = state.lease(at: start)
    #expect(state.lease(at: start).answer == .refuse(.exhausted))
  }

  @Test("The room of a broken connection goes to the first waiter")
  func broken() {
    var state = state(1)
    let slot = open(&state, at: start)
    guard case .wait(let waiter) = state.lease(at: start).answer else {
      Issue.record("it should wait")
      return
    }
    let actions = state.release(slot, isUsable: false, at: start)
    #expect(actions.close == [slot])
    guard case .open(let fresh, after: .zero) = actions.granted[waiter] else {
      Issue.record("the waiter should open a connection")
      return
    }
    #expect(fresh != slot)
  }

  @Test("Connections too old or unused for too long are closed")
  func wornOut() {
    var state = state(3)
    let old = open(&state, at: start)
    let later = start + state.limits.maximumLifetime
    #expect(state.release(old, isUsable: true, at: later).close == [old])
    let unused = open(&state, at: later)
    _ = state.release(unused, isUsable: true, at: later)
    let muchLater = later + state.limits.idleTimeLimit
    #expect(state.sweep(at: later).close.isEmpty)
    #expect(state.lease(at: muchLater).close == [unused])
    #expect(state.idle.isEmpty)
  }

  @Test("Failed connects make a growing pause that a success ends")
  func backOff() {
    var state = state(4)
    var now = start
    var pauses: [Duration] = []
    for _ in 0..<8 {
      guard case .grant(.open(let slot, let pause)) = state.lease(at: now).answer else { break }
      pauses.append(pause)
      now += pause
      _ = state.failed(slot, at: now)
    }
    #expect(pauses.prefix(6).map(\.components.attoseconds).first == 0)
    #expect(pauses.dropFirst().prefix(6) == [0.1, 0.2, 0.4, 0.8, 1.6, 3.2].map { .milliseconds(Int($0 * 1000)) }[...])
    // A pause as long as a caller's patience is told at once.
    #expect(state.lease(at: now).answer == .refuse(.unavailable))
    now += state.limits.longestBackOff
    guard case .grant(.open(let slot, after: .zero)) = state.lease(at: now).answer else {
      Issue.record("the pause is over")
      return
    }
    state.opened(slot, at: now)
    #expect(state.pause(at: now) == .zero)
  }

  @Test("The shutdown refuses callers and waiters and closes what comes back")
  func shutDown() {
    var state = state(2)
    let busy = open(&state, at: start), free = open(&state, at: start)
    guard case .wait(let waiter) = state.lease(at: start).answer else {
      Issue.record("it should wait")
      return
    }
    let wasWaiting = state.leave(waiter)
    #expect(wasWaiting)
    _ = state.release(free, isUsable: true, at: start)
    #expect(state.shutDown().close == [free])
    #expect(state.lease(at: start).answer == .refuse(.closed))
    #expect(state.release(busy, isUsable: true, at: start).close == [busy])
    #expect(state.slotCount == 0)
  }
}
