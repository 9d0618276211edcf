/// What a cluster is doing.
public enum ClusterState: String, Sendable, Hashable, CaseIterable {
  /// There is no cluster in the data folder yet.
  case notCreated = "not_created"
  /// Made, and no server runs.
  case stopped
  /// A server recovers or opens; it does not answer yet.
  case starting
  /// A server answers on its socket.
  case running
  /// A server is closing.
  case stopping
  /// A server runs, but its socket is gone (the runtime folder was emptied under it).
  case unreachable
  /// No server runs, but a pid file says so: the last one was killed.
  case stalePidFile = "stale_pid_file"
}
