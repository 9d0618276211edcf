internal import Foundation

/// Where the files of a cluster are, all derived from the data folder.
struct ClusterLayout: Sendable, Hashable {
  let dataDirectory: String

  /// Belongs to the server's account, 0700.
  var clusterDirectory: String { "\(dataDirectory)/cluster" }
  /// PostgreSQL's data. It appears by one rename, so what has this name is complete.
  var dataPath: String { "\(clusterDirectory)/data" }
  var postmasterFile: String { "\(dataPath)/postmaster.pid" }
  var versionFile: String { "\(dataPath)/PG_VERSION" }
  var logPath: String { "\(clusterDirectory)/postgresql.log" }
  var lockPath: String { "\(dataDirectory)/cluster.lock" }

  /// Name prefix of the folder in which a cluster is made before it gets its name.
  static let unfinishedPrefix = "unfinished-"

  /// Major version of the data, nil when there is none.
  /// - Throws: `damagedCluster` when the folder is there without a readable `PG_VERSION`.
  func dataVersion() throws(ClusterError) -> Int? {
    guard FileManager.default.fileExists(atPath: dataPath) else { return nil }
    guard let text = try? String(contentsOfFile: versionFile, encoding: .utf8),
      let major = Int(text.trimmingCharacters(in: .whitespacesAndNewlines))
    else { throw .damagedCluster(folder: dataPath) }
    return major
  }

  /// Twelve hexadecimal digits that tell one data folder's cluster from another's (FNV-1a, 64 bits, cut to 48).
  var fingerprint: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in dataDirectory.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String((hash ^ (hash >> 48)) & 0xffff_ffff_ffff, radix: 16)
    return String(repeating: "0", count: 12 - digits.count) + digits
  }
}
