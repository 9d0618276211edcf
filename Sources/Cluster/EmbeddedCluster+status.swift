internal import Foundation

extension EmbeddedCluster {
  /// Where the server that runs now is reached; `nil` where none does. Starts nothing and waits for nothing.
  package var endpoint: ClusterEndpoint? {
    ServerAccount.seemsToOwn(layout.clusterDirectory) ? ClusterSighting(of: layout).endpoint : nil
  }

  /// What the cluster is doing now; starts nothing and waits for nothing.
  /// - Throws: `ClusterError` when the folder belongs to another account or holds no cluster.
  package func status() async throws -> ClusterStatus {
    if FileManager.default.fileExists(atPath: layout.clusterDirectory) {
      try PrivateFolder(account: try await ServerAccount.current()).verify(layout.clusterDirectory)
    }
    let sighting = ClusterSighting(of: layout)
    return ClusterStatus(
      state: sighting.state, pid: sighting.postmaster?.pid, dataDirectory: layout.dataDirectory,
      socketDirectory: try sighting.postmaster?.socketDirectory ?? SocketFolder.choose(for: settings).path,
      dataVersion: try layout.dataVersion(), logPath: layout.logPath)
  }

  /// How to run `psql` on the program's database as a role.
  /// - Throws: `notRunning` when there is no server; `initdbMissing` when its programs are gone.
  package func psqlInvocation(role: ClusterRole) async throws -> PsqlInvocation {
    guard let endpoint = ClusterSighting(of: layout).endpoint else {
      throw ClusterError.notRunning(folder: layout.dataPath)
    }
    return PsqlInvocation(
      executable: try await programs().path("psql"), arguments: ["--dbname=\(endpoint.uri(role: role))"])
  }
}
