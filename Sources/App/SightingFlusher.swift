import Logging
import Service
import ServiceLifecycle

/// Appends who saw which ranking when every so often for as long as it runs, and once more when it is told to stop.
struct SightingFlusher: ServiceLifecycle.Service {
  let runs: any RunLog
  let interval: Duration
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        // Cancelled sleep: the loop sees it.
        try? await Task.sleep(for: interval)
        if !Task.isCancelled { await flush() }
      }
    }
    await flush()
  }

  /// A database that is away keeps nobody from ranking: the sightings wait, and the log says so.
  private func flush() async {
    do {
      try await runs.flush()
    } catch {
      logger.warning("who saw which ranking waits for the database", metadata: ["error": "\(error)"])
    }
  }
}
