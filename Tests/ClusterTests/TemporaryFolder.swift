import Cluster
import Foundation

/// Folders of tests that the server's account can reach.
enum TemporaryFolder {
  /// Hands a fresh folder to `body` and removes it.
  static func with(_ body: (String) async throws -> Void) async throws {
    let path = "/tmp/yinfeng-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o711])
    defer { try? FileManager.default.removeItem(atPath: path) }
    try await body(path)
  }

  /// Runs `body` and stops the cluster afterwards, its socket folder removed.
  static func stopping(_ cluster: EmbeddedCluster, _ body: () async throws -> Void) async throws {
    let socketFolder = try await cluster.status().socketDirectory
    defer { try? FileManager.default.removeItem(atPath: socketFolder) }
    do {
      try await body()
    } catch {
      _ = try? await cluster.stop(mode: .immediate)
      throw error
    }
    try await cluster.stop(mode: .immediate)
  }

  /// Mounts a small file system of memory in a fresh folder; nil where mounting is not allowed.
  static func withDisk(mebibytes: Int, _ body: (String) async throws -> Void) async throws {
    try await with { folder in
      let options = "size=\(mebibytes)m,mode=0711"
      guard try await Shell.run("mount", "-t", "tmpfs", "-o", options, "yinfeng-test", folder).succeeded else {
        throw CocoaError(.featureUnsupported)
      }
      do {
        try await body(folder)
      } catch {
        _ = try await Shell.run("umount", "-l", folder)
        throw error
      }
      _ = try await Shell.run("umount", "-l", folder)
    }
  }

  /// Whether this machine lets the tests mount.
  static func canMount() async -> Bool {
    guard ServerAccount.programIsRoot else { return false }
    return (try? await withDisk(mebibytes: 1) { _ in }) != nil
  }
}
