import CLibpq

/// An eventfd that interrupts the `poll` of a connection's thread.
final class Waker: Sendable {
  let descriptor: Int32

  init() {
    descriptor = clibpq_eventfd()
    precondition(descriptor >= 0, "no eventfd can be opened (errno \(clibpq_errno()))")
  }

  deinit { close(descriptor) }

  /// Makes the descriptor readable; safe from any thread.
  func signal() {
    var one: UInt64 = 1
    _ = unsafe write(descriptor, &one, 8)
  }

  /// Makes the descriptor unreadable again.
  func drain() {
    var count: UInt64 = 0
    _ = unsafe read(descriptor, &count, 8)
  }
}
