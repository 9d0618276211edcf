import Foundation
import Synchronization

/// Reads files on threads of their own: a reading may wait for another program, and Swift's own threads are few.
package enum ReadingThread {
  /// Does `work` on a thread of its own and gives what it makes; what it throws is thrown on.
  ///
  /// - Parameters:
  ///   - work: is given what throws `CancellationError` once the task is cancelled, to be called now and then.
  package static func run<Made: Sendable>(
    _ work: @escaping @Sendable (_ check: () throws -> Void) throws -> Made
  ) async throws -> Made {
    let cancellation = Cancellation()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        Thread { continuation.resume(with: Result { try work(cancellation.check) }) }.start()
      }
    } onCancel: {
      cancellation.isAsked.store(true, ordering: .relaxed)
    }
  }

  private final class Cancellation: Sendable {
    let isAsked = Atomic(false)

    func check() throws {
      if isAsked.load(ordering: .relaxed) { throw CancellationError() }
    }
  }
}
