internal import Foundation
internal import Glibc

/// The short private folder of the cluster's Unix socket.
struct SocketFolder: Sendable, Hashable {
  let path: String

  /// The number in the socket's name; each cluster has a folder of its own, so it need not differ.
  static let port = 5432
  /// `sun_path` of Linux holds 108 bytes with the closing zero.
  static let longestSocketPath = 107

  static func socketName(port: Int) -> String { ".s.PGSQL.\(port)" }

  /// Chooses the folder: in `runtimeDirectory` when set, as root in `/run`, else in `$XDG_RUNTIME_DIR`,
  /// `/run/user/<uid>` or, where there is no runtime folder at all, under the temporary folder with the user's number.
  /// - Throws: `socketPathTooLong`; `socketFolderNotPrivate` when it would lie in the data folder.
  static func choose(
    for settings: ClusterSettings,
    environment: [String: String] = ProcessInfo.processInfo.environment,
    userID: UInt32 = geteuid()
  ) throws(ClusterError) -> SocketFolder {
    let layout = ClusterLayout(dataDirectory: settings.dataDirectory)
    let name = "yinfeng-\(layout.fingerprint)"
    let path: String
    if let chosen = settings.runtimeDirectory {
      path = "\(chosen)/\(name)"
    } else if userID == 0 {
      // Root's own runtime folder is closed to the account that the server runs as.
      path = "/run/\(name)"
    } else if let runtime = environment["XDG_RUNTIME_DIR"], runtime.hasPrefix("/") {
      path = "\(runtime)/\(name)"
    } else if FileManager.default.isWritableFile(atPath: "/run/user/\(userID)") {
      path = "/run/user/\(userID)/\(name)"
    } else {
      path = "/tmp/yinfeng-\(userID)-\(layout.fingerprint)"
    }
    let socket = "\(path)/\(socketName(port: port))"
    guard socket.utf8.count <= longestSocketPath else {
      throw .socketPathTooLong(path: socket, bytes: socket.utf8.count, limit: longestSocketPath)
    }
    guard !"\(path)/".hasPrefix("\(settings.dataDirectory)/") else {
      throw .socketFolderNotPrivate(path: path, why: "套接字目录不能放在数据目录之内。")
    }
    return SocketFolder(path: path)
  }

  /// Makes the folder, or checks that it is private to the server's account.
  func ensure(for account: ServerAccount) throws(ClusterError) {
    do {
      try PrivateFolder(account: account).ensure(path)
    } catch {
      guard error.code == .wrongOwner || error.code == .notPermitted else { throw error }
      throw .socketFolderNotPrivate(path: path, why: error.why)
    }
  }
}
