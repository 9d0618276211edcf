import Foundation
import Synchronization

/// One line on standard error that says how far a long work is; silent when nobody watches, and for the first two seconds.
final class ProgressLine: Sendable {
  private struct State {
    var lastShown = Date.distantPast
    var isShown = false
  }

  private let started = Date()
  private let isWatched = Console.isWatched
  private let state = Mutex(State())

  /// Shows `done` of `total`.
  func show(_ what: String, _ done: Int, of total: Int) {
    guard isWatched, Date().timeIntervalSince(started) > 2 else { return }
    state.withLock { state in
      guard done >= total || Date().timeIntervalSince(state.lastShown) > 0.1 else { return }
      state.lastShown = Date()
      state.isShown = true
      let share = total > 0 ? min(1, Double(done) / Double(total)) : 0
      let filled = Int(share * 30)
      let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: 30 - filled)
      Console.notice("\r\u{1B}[K\(what) \(bar) \(Int(share * 100))%")
    }
  }

  func end() {
    state.withLock { state in
      if state.isShown { Console.notice("\r\u{1B}[K") }
      state.isShown = false
    }
  }
}
