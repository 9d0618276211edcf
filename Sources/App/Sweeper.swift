import Logging
import Service
import ServiceLifecycle

/// Deletes what has ended, when the server starts and every so often for as long as it runs.
struct Sweeper: ServiceLifecycle.Service {
  let desk: Desk
  let interval: Duration
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await sweep()
        // Cancelled sleep: the loop sees it.
        try? await Task.sleep(for: interval)
      }
    }
  }

  /// A database that is away keeps nobody from working; the next round deletes what this one did not.
  private func sweep() async {
    do {
      let swept = try await desk.sweep()
      logger.debug(
        "deleted what has ended",
        metadata: [
          "credentials": "\(swept.credentials)", "failed_logins": "\(swept.failedLogins)",
          "answers": "\(swept.answers)",
        ])
    } catch {
      logger.warning("what has ended is not deleted", metadata: ["error": "\(error)"])
    }
  }
}
