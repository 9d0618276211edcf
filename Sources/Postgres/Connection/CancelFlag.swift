/// Whether the task of one statement was cancelled. One flag a statement, so that a late call cannot hit the next one.
final class CancelFlag: Sendable {
  private let state = Guarded(false)
  private let waker: Waker

  init(waker: Waker) { self.waker = waker }

  var isSet: Bool { state.withLock { $0 } }

  func set() {
    state.withLock { $0 = true }
    waker.signal()
  }
}
