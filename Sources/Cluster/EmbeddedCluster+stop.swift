internal import Foundation

extension EmbeddedCluster {
  /// Stops the server. Returns false when none ran.
  /// - Throws: `ClusterError`, `CancellationError`.
  @discardableResult
  package func stop(mode: StopMode = .fast) async throws -> Bool {
    guard FileManager.default.fileExists(atPath: layout.clusterDirectory) else { return false }
    let account = try await ServerAccount.current()
    try PrivateFolder(account: account).verify(layout.clusterDirectory)
    return try await StartLock.holding(layout.lockPath, seconds: settings.patience * 2) {
      guard ClusterSighting(of: layout).postmaster != nil else { return false }
      try await stopServer(mode: mode, programs: try await programs(), account: account)
      return true
    }
  }

  /// Asks the server to stop and waits for it. The caller holds the start lock.
  func stopServer(mode: StopMode, programs: ServerPrograms, account: ServerAccount) async throws {
    let outcome = try await ServerProgram(path: programs.path("pg_ctl"), account: account)
      .run(["stop", "-D", layout.dataPath, "-m", mode.rawValue, "-w", "-t", "\(settings.patience)", "-s"])
    guard outcome.succeeded else {
      try Task.checkCancellation()
      throw ClusterError.stopFailed(folder: layout.dataPath, log: layout.logPath, output: outcome.output)
    }
  }
}
