import Logging
import Postgres
import Scoring
import Service
import ServiceLifecycle

/// Keeps the scenes fresh for as long as it runs: that of its own organisation is read when listening begins and anew after
/// every reconnect; those that are there, of whichever organisation, whenever a later data version is announced.
struct SceneFollower: ServiceLifecycle.Service {
  /// Where changes are announced, as `organisation:version`.
  static let channel = "yinfeng_data"

  let scenes: SceneCache
  let organisation: Int64
  let listener: PostgresListener
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      await withDiscardingTaskGroup { group in
        for await event in listener { follow(event, in: &group) }
      }
    }
  }

  /// After a pause anything may have changed; otherwise a later version is told.
  private func follow(_ event: PostgresListener.Event, in group: inout DiscardingTaskGroup) {
    guard case .notification(let notification) = event else { return group.addTask { await refresh() } }
    let parts = notification.payload.split(separator: ":").compactMap { Int64($0) }
    guard parts.count == 2 else { return group.addTask { await refresh() } }
    scenes.hear(organisation: parts[0], version: parts[1])
    group.addTask { await catchUp(parts) }
  }

  private func catchUp(_ parts: [Int64]) async {
    do {
      try await scenes.catchUp(organisation: parts[0], version: parts[1])
      logger.debug("heard of a data version", metadata: ["organisation": "\(parts[0])", "version": "\(parts[1])"])
    } catch {
      // It is read again when it is asked for.
      logger.warning("no snapshot", metadata: ["error": "\(error)", "organisation": "\(parts[0])"])
    }
  }

  /// Reads the latest state; a database that is away or has no reference tables yet is asked again with growing pauses.
  private func refresh() async {
    var pause = 1
    while !Task.isCancelled {
      do {
        try await scenes.mistrust(reading: organisation)
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
