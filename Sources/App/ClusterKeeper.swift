import Cluster
import Logging
import ServiceLifecycle

/// Starts the embedded database again when its server was killed, for as long as it runs. A server that somebody stopped
/// in order stays stopped.
struct ClusterKeeper: ServiceLifecycle.Service {
  let cluster: EmbeddedCluster
  let interval: Duration
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        // Cancelled sleep: the loop sees it.
        try? await Task.sleep(for: interval)
        if !Task.isCancelled { await look() }
      }
    }
  }

  private func look() async {
    do {
      guard try await cluster.status().state == .stalePidFile else { return }
      logger.warning("the database server is gone; starting it again")
      _ = try await cluster.ensureRunning()
    } catch {
      logger.error("the database cannot be started", metadata: ["error": "\(error)"])
    }
  }
}
