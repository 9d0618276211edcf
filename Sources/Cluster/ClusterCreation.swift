internal import Foundation
internal import Logging

/// Makes a cluster with its roles and its database, all or nothing.
///
/// Everything happens in a folder with a name of its own, which is renamed at the end. Whoever is interrupted leaves an
/// unfinished folder, never half a cluster; the next one clears it away.
struct ClusterCreation: Sendable {
  let layout: ClusterLayout
  let programs: ServerPrograms
  let account: ServerAccount
  let configuration: ServerConfiguration
  let logger: Logger

  /// Makes the cluster. The caller holds the start lock.
  func perform() async throws {
    try clearUnfinished()
    try DiskCheck.requireFree(DiskCheck.neededToCreate, at: layout.clusterDirectory)
    let folder = "\(layout.clusterDirectory)/\(ClusterLayout.unfinishedPrefix)\(UUID().uuidString)"
    logger.info("making the database cluster", metadata: ["folder": "\(layout.dataPath)"])
    do {
      try await fill(folder)
      try FileManager.default.moveItem(atPath: folder, toPath: layout.dataPath)
    } catch {
      try? FileManager.default.removeItem(atPath: folder)
      if error is CancellationError { throw error }
      throw ClusterError.atFile(error, doing: "建立数据库集簇失败。", path: layout.clusterDirectory)
    }
    if configuration.durability == .durable {
      // The rename itself must be on disk before the first commit is promised.
      try? FileHandle(forReadingFrom: URL(fileURLWithPath: layout.clusterDirectory)).synchronize()
    }
  }

  private func fill(_ folder: String) async throws {
    try await run(
      "initdb",
      [
        "--pgdata=\(folder)", "--username=\(ClusterRole.superuser.rawValue)", "--encoding=UTF8", "--locale=C.UTF-8",
        "--auth=peer", "--data-checksums", "--no-sync", "--no-instructions",
      ], step: "initdb", folder: folder)
    let main = "\(folder)/postgresql.conf"
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: main))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("\n\(ServerConfiguration.includeLine)\n".utf8))
    try handle.close()
    try configuration.write(into: folder)
    // Single-user mode has no socket, so nobody else can be there yet; an error ends it with a failure.
    try await run(
      "postgres",
      ["--single", "-F", "-D", folder, "-c", "exit_on_error=on", "-c", "log_min_messages=warning", "postgres"],
      input: setUpStatements.joined(separator: "\n") + "\n", step: "roles and database", folder: folder)
    if configuration.durability == .durable {
      try await run("initdb", ["--sync-only", "--pgdata=\(folder)"], step: "sync", folder: folder)
    }
  }

  /// One statement a line, as single-user mode reads them.
  private var setUpStatements: [String] {
    let endpoint = ClusterEndpoint(socketDirectory: "", port: SocketFolder.port)
    let plain = "login nosuperuser nocreatedb nocreaterole noreplication nobypassrls"
    var statements = [
      "create role \(endpoint.ownerRole) \(plain)",
      "create role \(endpoint.applicationRole) \(plain)",
      "create role yinfeng_audit nologin",
      "create database \(endpoint.database) owner \(endpoint.ownerRole) template template0 encoding 'UTF8'",
      "revoke all on database \(endpoint.database) from public",
      "grant connect, temporary on database \(endpoint.database) to \(endpoint.applicationRole)",
    ]
    // Tests make and drop a database each.
    if configuration.durability == .throwaway { statements.append("alter role \(endpoint.ownerRole) createdb") }
    return statements
  }

  private func run(
    _ program: String, _ arguments: [String], input: String = "", step: String, folder: String
  ) async throws {
    let outcome = try await ServerProgram(path: programs.path(program), account: account)
      .run(arguments, input: input)
    guard outcome.succeeded else {
      try Task.checkCancellation()
      throw ClusterError.creationFailed(step: step, folder: folder, output: outcome.output)
    }
  }

  /// Removes what interrupted creations left. What cannot be removed is in nobody's way.
  private func clearUnfinished() throws {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: layout.clusterDirectory)) ?? []
    for name in names where name.hasPrefix(ClusterLayout.unfinishedPrefix) {
      logger.notice("removing an unfinished cluster", metadata: ["folder": "\(name)"])
      try? FileManager.default.removeItem(atPath: "\(layout.clusterDirectory)/\(name)")
    }
  }
}
