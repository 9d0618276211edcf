internal import Foundation

/// Looks at the room on the disk before PostgreSQL finds out halfway.
enum DiskCheck {
  /// Bytes for a new cluster: about 40 MiB of catalogues, 16 MiB a log file, and room to work.
  static let neededToCreate = 192 * 1_048_576
  /// Bytes to open an existing one: a log file and the statistics.
  static let neededToStart = 24 * 1_048_576

  /// - Throws: `diskFull` when less than `bytes` are free where `path` lies.
  static func requireFree(_ bytes: Int, at path: String) throws(ClusterError) {
    guard let attributes = try? FileManager.default.attributesOfFileSystem(forPath: path),
      let free = attributes[.systemFreeSize] as? NSNumber
    else { return }
    guard free.intValue >= bytes else {
      throw .diskFull(
        path: path, why: "可用空间 \(free.intValue / 1_048_576) MiB，至少需要 \(bytes / 1_048_576) MiB。")
    }
  }
}
