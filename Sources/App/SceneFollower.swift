import Logging
import Postgres
import Scoring
import Service
import ServiceLifecycle

/// Keeps the scene of one organisation fresh for as long as it runs: reads it when listening begins, anew after every
/// reconnect, and whenever a later data version is announced.
struct SceneFollower: ServiceLifecycle.Service {
  /// Where changes are announced, as `organisation:version`.
  static let channel = "yinfeng_data"

  let scenes: SceneKeeper
  let organisation: Int64
  let listener: PostgresListener
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      for await event in listener where isNews(event) { await refresh() }
    }
  }

  /// Whether the state may be another than the one held: after a pause always, otherwise when a later version is told.
  private func isNews(_ event: PostgresListener.Event) -> Bool {
    guard case .notification(let notification) = event else { return true }
    let parts = notification.payload.split(separator: ":").compactMap { Int64($0) }
    guard parts.count == 2 else { return true }
    guard parts[0] == organisation else { return false }
    return scenes.version(organisation: organisation).map { $0 < parts[1] } ?? true
  }

  /// Reads the latest state; a database that is away or has no reference tables yet is asked again with growing pauses.
  private func refresh() async {
    var pause = 1
    while !Task.isCancelled {
      do {
        let scene = try await scenes.refresh(organisation: organisation)
        logger.debug("snapshot swapped", metadata: ["version": "\(scene.snapshot.version)"])
        return
      } catch {
        logger.warning("no snapshot; trying again", metadata: ["error": "\(error)", "seconds": "\(pause)"])
        // Cancelled sleep: the loop sees it.
        try? await Task.sleep(for: .seconds(pause))
        pause = min(pause * 2, 30)
      }
    }
  }
}
