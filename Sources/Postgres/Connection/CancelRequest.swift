import CLibpq

/// One `PQcancel`, on a thread of its own because it opens a connection and blocks.
final class CancelRequest: Sendable {
  private let finished = Guarded(false)
  private let waker: Waker

  /// Sends the request; `nil` when the connection is too far gone to ask.
  init?(_ connection: OpaquePointer, waker: Waker) {
    self.waker = waker
    guard let cancel = unsafe PQgetCancel(connection) else { return nil }
    let argument = unsafe Unmanaged.passRetained(Argument(request: self, cancel: cancel)).toOpaque()
    var thread = pthread_t()
    let status = unsafe pthread_create(
      &thread, nil,
      { raw in
        unsafe Unmanaged<Argument>.fromOpaque(raw!).takeRetainedValue().run()
        return nil
      }, argument)
    guard status == 0 else {
      unsafe Unmanaged<Argument>.fromOpaque(argument).release()
      unsafe PQfreeCancel(cancel)
      return nil
    }
    // Nobody joins it: when the server does not answer, the request is given up with the connection.
    pthread_detach(thread)
  }

  /// Whether the request has ended, whatever came of it. Only then may the connection be used again: an earlier
  /// statement's request could otherwise stop the next one.
  var isFinished: Bool { finished.withLock { $0 } }

  @safe private final class Argument {
    let request: CancelRequest
    let cancel: OpaquePointer

    init(request: CancelRequest, cancel: OpaquePointer) {
      self.request = request
      unsafe self.cancel = cancel
    }

    func run() {
      _ = unsafe pthread_setname_np(pthread_self(), "pg-cancel")
      var message = [CChar](repeating: 0, count: 256)
      _ = unsafe PQcancel(cancel, &message, 256)
      unsafe PQfreeCancel(cancel)
      request.finished.withLock { $0 = true }
      request.waker.signal()
    }
  }
}
