package import Foundation
package import Logging
internal import Subprocess
internal import SystemPackage

/// A cluster for tests: a folder of its own, nothing forced to disk, gone at the end.
///
/// It is the embedded cluster in every other respect. A guardian outside the program removes it when the program ends
/// without having done so, by whatever death.
package struct ThrowawayCluster: Sendable {
  /// The cluster itself, to stop, look at or kill.
  package let cluster: EmbeddedCluster

  /// Makes the folder and sets the guardian, without starting a server.
  /// - Parameter parent: the folder to make it in; the server's account must be able to pass through.
  package init(
    in parent: String = NSTemporaryDirectory(),
    logger: Logger = Logger(label: "yinfeng.cluster") { _ in SwiftLogNoOpLogHandler() }
  ) async throws {
    let path = "\(parent)/yinfeng-throwaway-\(UUID().uuidString)"
    let settings = ClusterSettings(dataDirectory: path, durability: .throwaway)
    self.cluster = EmbeddedCluster(settings: settings, logger: logger)
    _ = try await run(
      .name("setsid"),
      arguments: [
        "--fork", "sh", "-c", Self.guardian, "guardian", "\(ProcessInfo.processInfo.processIdentifier)",
        settings.dataDirectory, try SocketFolder.choose(for: settings).path,
      ], workingDirectory: FilePath("/"), output: .discarded)
  }

  /// Makes a cluster, starts it, hands it to `body` and removes it, however `body` ends.
  package static func with<Result>(
    _ body: (ThrowawayCluster, ClusterEndpoint) async throws -> Result
  ) async throws -> Result {
    let throwaway = try await ThrowawayCluster()
    do {
      let result = try await body(throwaway, try await throwaway.cluster.ensureRunning())
      try await throwaway.remove()
      return result
    } catch {
      try? await throwaway.remove()
      throw error
    }
  }

  /// Stops the server at once and removes every file.
  package func remove() async throws {
    try await cluster.stop(mode: .immediate)
    for path in [cluster.settings.dataDirectory, try SocketFolder.choose(for: cluster.settings).path]
    where FileManager.default.fileExists(atPath: path) {
      try FileManager.default.removeItem(atPath: path)
    }
  }

  /// Waits for process `$1` to end; then stops the server in `$2` and removes it and its socket folder `$3`.
  private static let guardian = """
    tail --pid="$1" -f /dev/null
    pid=$(head -n 1 "$2/cluster/data/postmaster.pid" 2>/dev/null) && kill -QUIT "$pid" 2>/dev/null
    for attempt in 1 2 3 4 5; do
      rm -rf -- "$2" "$3" && exit 0
      sleep 1
    done
    """
}
