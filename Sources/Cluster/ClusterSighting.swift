internal import Foundation

/// What can be seen of a cluster from outside at one moment, by files alone and without a lock.
struct ClusterSighting: Sendable, Hashable {
  let state: ClusterState
  /// The server's own word of itself; nil when no server runs.
  let postmaster: PostmasterFile?

  /// Looks at the cluster.
  init(of layout: ClusterLayout) {
    guard FileManager.default.fileExists(atPath: layout.dataPath) else {
      self.init(state: .notCreated, postmaster: nil)
      return
    }
    guard FileManager.default.fileExists(atPath: layout.postmasterFile) else {
      self.init(state: .stopped, postmaster: nil)
      return
    }
    guard let text = try? String(contentsOfFile: layout.postmasterFile, encoding: .utf8),
      let postmaster = PostmasterFile(text: text), postmaster.isAlive(on: layout.dataPath)
    else {
      self.init(state: .stalePidFile, postmaster: nil)
      return
    }
    self.init(state: Self.state(of: postmaster), postmaster: postmaster)
  }

  private init(state: ClusterState, postmaster: PostmasterFile?) {
    self.state = state
    self.postmaster = postmaster
  }

  private static func state(of postmaster: PostmasterFile) -> ClusterState {
    switch postmaster.status {
    case "ready":
      let socket = "\(postmaster.socketDirectory)/\(SocketFolder.socketName(port: postmaster.port))"
      return FileManager.default.fileExists(atPath: socket) ? .running : .unreachable
    case "stopping": return .stopping
    default: return .starting
    }
  }

  /// Where to connect; nil unless the server answers.
  var endpoint: ClusterEndpoint? {
    guard state == .running, let postmaster else { return nil }
    return ClusterEndpoint(socketDirectory: postmaster.socketDirectory, port: postmaster.port)
  }
}
