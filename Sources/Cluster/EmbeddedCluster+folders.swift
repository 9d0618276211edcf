internal import Foundation

extension EmbeddedCluster {
  /// Makes the data folder, in which the start lock lies, and checks that a cluster fits on its disk.
  func prepareDataFolder(for account: ServerAccount) throws {
    let path = layout.dataDirectory
    do {
      if !FileManager.default.fileExists(atPath: path) {
        // Under root the server's account must be able to pass through to its own folder.
        try FileManager.default.createDirectory(
          atPath: path, withIntermediateDirectories: true,
          attributes: [.posixPermissions: account.isSwitched ? 0o711 : 0o700])
      }
    } catch {
      throw ClusterError.atFile(error, doing: "无法建立数据目录。", path: path)
    }
    if !FileManager.default.fileExists(atPath: layout.clusterDirectory) {
      try DiskCheck.requireFree(DiskCheck.neededToCreate, at: path)
    }
  }

  /// Makes the cluster's folder and checks that the server's account can work there. The caller holds the start lock:
  /// between making a folder and handing it over it is nobody else's to judge.
  func prepareClusterFolder(for account: ServerAccount) async throws {
    try PrivateFolder(account: account).ensure(layout.clusterDirectory)
    guard account.isSwitched else { return }
    let test = try await ServerProgram(path: "/usr/bin/test", account: account)
      .run(["-x", layout.clusterDirectory])
    guard test.succeeded else {
      throw ClusterError.notPermitted(
        path: layout.clusterDirectory,
        why: "运行数据库的账户 \(account.name) 进不了该目录：它上面的某一级目录不允许其他账户通过。")
    }
  }
}
