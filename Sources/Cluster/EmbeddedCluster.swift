internal import Foundation
package import Logging

/// The program's own PostgreSQL: made on first use, started when needed, left running, shared by all programs of the
/// same data folder.
package struct EmbeddedCluster: Sendable {
  /// What the cluster was asked to be.
  package let settings: ClusterSettings
  let layout: ClusterLayout
  let logger: Logger

  /// A cluster in the data folder of `settings`; nothing is touched yet.
  package init(settings: ClusterSettings, logger: Logger = Logger(label: "yinfeng.cluster")) {
    self.settings = settings
    self.layout = ClusterLayout(dataDirectory: settings.dataDirectory)
    self.logger = logger
  }

  /// Makes and starts the cluster where needed and says where it is reached.
  ///
  /// Quick when it already runs: one small file is read. Safe to call from many tasks and programs at once.
  /// - Throws: `ClusterError`, `CancellationError`.
  package func ensureRunning() async throws -> ClusterEndpoint {
    if let endpoint { return endpoint }
    let socketFolder = try SocketFolder.choose(for: settings)
    let account = try await ServerAccount.current()
    try prepareDataFolder(for: account)
    return try await StartLock.holding(layout.lockPath, seconds: settings.patience * 2) {
      try await startUnderLock(account: account, socketFolder: socketFolder)
    }
  }

  private func startUnderLock(account: ServerAccount, socketFolder: SocketFolder) async throws -> ClusterEndpoint {
    try await prepareClusterFolder(for: account)
    var sighting = try await settledSighting()
    if let endpoint = sighting.endpoint { return endpoint }
    let programs = try await self.programs()
    if sighting.state == .unreachable {
      logger.notice("the socket folder is gone, restarting the server")
      try await stopServer(mode: .fast, programs: programs, account: account)
    }
    let configuration = ServerConfiguration(
      socketDirectory: socketFolder.path, durability: settings.durability, account: account,
      memory: ProcessInfo.processInfo.physicalMemory)
    if sighting.state == .notCreated {
      try await ClusterCreation(
        layout: layout, programs: programs, account: account, configuration: configuration, logger: logger
      ).perform()
    }
    try socketFolder.ensure(for: account)
    try await ServerStart(
      layout: layout, programs: programs, account: account, configuration: configuration, patience: settings.patience,
      logger: logger
    ).perform()
    sighting = try await settledSighting()
    guard let endpoint = sighting.endpoint else {
      throw ClusterError.timeout(
        sighting.state, folder: layout.dataPath, log: layout.logPath, seconds: settings.patience)
    }
    logger.info("the database runs", metadata: ["socket": "\(endpoint.socketDirectory)"])
    return endpoint
  }

  /// Waits while the server is on its way up or down.
  func settledSighting() async throws -> ClusterSighting {
    let deadline = ContinuousClock.now + .seconds(settings.patience)
    while true {
      let sighting = ClusterSighting(of: layout)
      guard sighting.state == .starting || sighting.state == .stopping else { return sighting }
      guard ContinuousClock.now < deadline else {
        throw ClusterError.timeout(
          sighting.state, folder: layout.dataPath, log: layout.logPath, seconds: settings.patience)
      }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  /// The server programs that fit the data.
  func programs() async throws -> ServerPrograms {
    let searched = settings.programDirectories ?? ServerPrograms.usualDirectories()
    let found = try await ServerPrograms.find(in: searched)
    return try ServerPrograms.choose(
      from: found, dataVersion: try layout.dataVersion(), folder: layout.dataPath, searched: searched)
  }
}
