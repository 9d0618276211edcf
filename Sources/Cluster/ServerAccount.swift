internal import Foundation
internal import Glibc
internal import Subprocess

/// The operating-system account that PostgreSQL's own processes run as.
///
/// PostgreSQL refuses to run as root. So when the program is root, the server runs as `postgres` and owns the cluster;
/// otherwise it runs as whoever runs the program.
package struct ServerAccount: Sendable, Hashable {
  /// Name of the server's account.
  let name: String
  let userID: UInt32
  let groupID: UInt32
  /// Name of the account the program itself runs as.
  let programName: String

  /// Whether processes must change account before they run.
  var isSwitched: Bool { programName != name }

  /// The account of the server under root, as Debian's package makes it.
  static let nameUnderRoot = "postgres"

  /// Whether the program runs as root.
  package static var programIsRoot: Bool { geteuid() == 0 }

  /// Whether a folder belongs to the server's account, judged without asking another program.
  static func seemsToOwn(_ path: String) -> Bool {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return false }
    if programIsRoot { return attributes[.ownerAccountName] as? String == nameUnderRoot }
    return (attributes[.ownerAccountID] as? NSNumber)?.uint32Value == geteuid()
  }

  /// Asks the system's own user database, so that accounts of any name service are found.
  /// - Throws: `ClusterError` when there is no such account.
  static func current() async throws -> ServerAccount {
    guard programIsRoot else {
      let answer = try await run(
        .name("id"), arguments: ["-un"], output: .string(limit: 4096), error: .discarded)
      let name = answer.standardOutput.trimmingCharacters(in: .whitespacesAndNewlines)
      guard answer.terminationStatus.isSuccess, !name.isEmpty else {
        throw ClusterError.systemFailure("无法确定当前系统账户。", path: "id -un", why: "用户号 \(geteuid()) 没有名称。")
      }
      return ServerAccount(name: name, userID: geteuid(), groupID: getegid(), programName: name)
    }
    let answer = try await run(
      .name("getent"), arguments: ["passwd", nameUnderRoot], output: .string(limit: 65_536), error: .discarded)
    let fields = answer.standardOutput.split(separator: ":", omittingEmptySubsequences: false)
    guard fields.count >= 4, let userID = UInt32(fields[2]), let groupID = UInt32(fields[3]) else {
      throw ClusterError.serverAccountMissing()
    }
    return ServerAccount(name: nameUnderRoot, userID: userID, groupID: groupID, programName: "root")
  }
}
