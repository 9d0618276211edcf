/// The rules of a pool, without connections, threads or clocks: events go in, the actions to take come out.
///
/// A *slot* is the right to have one connection. Whoever is granted an empty slot opens the connection itself, so no
/// work happens behind the callers' backs. Waiters are served in the order they came.
struct PoolState {
  typealias Instant = ContinuousClock.Instant

  /// A slot with a number of its own; never used again after the connection in it was closed.
  struct Slot: Hashable {
    let number: Int
  }

  struct Waiter: Hashable {
    let number: Int
  }

  /// What a caller may do.
  enum Grant: Equatable {
    /// Use the open connection.
    case use(Slot)
    /// Open a connection in the slot after the pause and use it.
    case open(Slot, after: Duration)
  }

  enum Refusal: Equatable {
    case exhausted
    case closed
    /// The server is away and will not be asked again before the caller's patience ends.
    case unavailable
  }

  /// The answer to a caller.
  enum Answer: Equatable {
    case grant(Grant)
    case wait(Waiter)
    case refuse(Refusal)
  }

  /// What is to be done besides answering: waiters to resume, connections to close.
  struct Actions: Equatable {
    var granted: [Waiter: Grant] = [:]
    var refused: [Waiter: Refusal] = [:]
    var close: [Slot] = []
  }

  struct Idle {
    let slot: Slot
    let since: Instant
  }

  let limits: PoolLimits
  /// The open connections nobody uses, longest unused first.
  var idle: [Idle] = []
  /// When each connection in use or idle was opened.
  var birth: [Slot: Instant] = [:]
  /// Slots in use with an open connection.
  var leased: Set<Slot> = []
  /// Slots whose connection is being opened.
  var opening: Set<Slot> = []
  /// Waiting callers, first come first.
  var waiters: [Waiter] = []
  /// Failed connects in a row, and when the next one may start.
  var failures = 0
  var nextConnect: Instant?
  var isShutDown = false
  private var lastNumber = 0

  init(limits: PoolLimits) { self.limits = limits }

  /// Slots taken, whatever they are used for.
  var slotCount: Int { idle.count + leased.count + opening.count }

  mutating func freshNumber() -> Int {
    lastNumber += 1
    return lastNumber
  }

  /// Whether a connection is too old to be used again.
  func isWornOut(_ slot: Slot, at now: Instant) -> Bool {
    birth[slot].map { now - $0 >= limits.maximumLifetime } ?? true
  }
}
