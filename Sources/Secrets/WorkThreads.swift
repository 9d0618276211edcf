import Foundation
import Synchronization

/// Threads of their own for work that keeps a core busy and much memory in use: so many at once, others wait in line.
/// Swift's own threads are as few as the cores.
package final class WorkThreads: Sendable {
  /// The line is as long as it may be.
  package struct Busy: Error, Hashable {}

  private struct Line {
    var running = 0
    var begun = 0
    /// Who waits is told `true` when its turn comes.
    var waiting: [CheckedContinuation<Bool, Never>] = []
  }

  private let limit: Int
  private let longestLine: Int
  private let line = Mutex(Line())

  /// The threads that hash passwords: two at once hold 128 MiB.
  package static let hashing = WorkThreads(limit: 2, longestLine: 64)

  /// - Parameters:
  ///   - limit: how many run at once.
  ///   - longestLine: how many wait at most; who comes later is refused.
  package init(limit: Int, longestLine: Int) {
    self.limit = limit
    self.longestLine = longestLine
  }

  /// How much work was asked for so far.
  package var begun: Int { line.withLock(\.begun) }

  /// How many wait for a thread.
  package var waiting: Int { line.withLock(\.waiting.count) }

  /// Does `work` on a thread of its own as soon as one is free.
  /// - Throws: `Busy` when too many wait already.
  package func run<Made: Sendable>(_ work: @escaping @Sendable () -> Made) async throws(Busy) -> Made {
    guard await enter() else { throw Busy() }
    return await withCheckedContinuation { continuation in
      Thread {
        let made = work()
        self.leave()
        continuation.resume(returning: made)
      }.start()
    }
  }

  /// Whether the caller may start; `false` when the line is full.
  private func enter() async -> Bool {
    await withCheckedContinuation { turn in
      let answer = line.withLock { line -> Bool? in
        line.begun += 1
        if line.running < limit {
          line.running += 1
          return true
        }
        if line.waiting.count >= longestLine { return false }
        line.waiting.append(turn)
        return nil
      }
      if let answer { turn.resume(returning: answer) }
    }
  }

  /// Gives the place to who has waited longest.
  private func leave() {
    let next = line.withLock { line -> CheckedContinuation<Bool, Never>? in
      if line.waiting.isEmpty {
        line.running -= 1
        return nil
      }
      return line.waiting.removeFirst()
    }
    next?.resume(returning: true)
  }
}
