import CLibpq

/// One named thread that runs the jobs of one actor in order, so that waiting for the server blocks no other task.
final class ConnectionThread: SerialExecutor {
  private enum Phase {
    case running(pthread_t)
    /// Runs what is queued, then ends.
    case stopping
    case ended
  }

  private struct State {
    var jobs: [UnownedJob] = []
    var phase = Phase.ended
  }

  private let state = Guarded(State())
  private let name: String

  /// Starts the thread; `name` is cut to the 15 bytes the kernel keeps.
  init(name: String) {
    self.name = String(decoding: name.utf8.prefix(15), as: UTF8.self)
    let thread = start()
    state.withLock { $0.phase = .running(thread) }
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let isStraggler = state.withLock { state in
      state.jobs.append(job)
      guard case .ended = state.phase else { return false }
      state.phase = .stopping
      return true
    }
    // Calls that come after the close still have to be answered: a thread of their own runs them and ends.
    if isStraggler { pthread_detach(start()) }
  }

  /// Lets the thread end once its queue is empty, without waiting for it.
  func stop() {
    if let thread = takeThread() { pthread_detach(thread) }
  }

  /// Lets the thread end once its queue is empty and waits for that.
  func join() {
    guard let thread = takeThread() else { return }
    if pthread_equal(thread, pthread_self()) != 0 {
      pthread_detach(thread)
    } else {
      pthread_join(thread, nil)
    }
  }

  private func takeThread() -> pthread_t? {
    state.withLock { state in
      guard case .running(let thread) = state.phase else { return nil }
      state.phase = .stopping
      return thread
    }
  }

  private func start() -> pthread_t {
    // The thread keeps its executor alive; the reference is handed over and taken back on the other side.
    let reference = unsafe Unmanaged.passRetained(self).toOpaque()
    var thread = pthread_t()
    let status = unsafe pthread_create(
      &thread, nil,
      { argument in
        let executor = unsafe Unmanaged<ConnectionThread>.fromOpaque(argument!).takeRetainedValue()
        executor.run()
        return nil
      }, reference)
    precondition(status == 0, "no thread can be started for a connection (errno \(status))")
    return thread
  }

  private func run() {
    _ = unsafe pthread_setname_np(pthread_self(), name)
    while let job = nextJob() {
      unsafe job.runSynchronously(on: asUnownedSerialExecutor())
    }
  }

  /// Waits for a job; `nil` when the thread is to end.
  private func nextJob() -> UnownedJob? {
    state.wait { state -> UnownedJob?? in
      if !state.jobs.isEmpty { return .some(state.jobs.removeFirst()) }
      guard case .stopping = state.phase else { return nil }
      state.phase = .ended
      return .some(nil)
    }
  }
}
