/// What a cluster is doing.
package enum ClusterState: String, Sendable, Hashable, CaseIterable {
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

  /// The word on screen.
  package var label: String {
    switch self {
    case .notCreated: "尚未建立,首次使用时自动建立"
    case .stopped: "已停止,下一条命令会自动启动"
    case .starting: "正在启动"
    case .running: "运行中"
    case .stopping: "正在停止"
    case .unreachable: "运行中,但套接字已丢失;请运行 yinfeng db stop 后重试"
    case .stalePidFile: "未在运行,上次被强行终止;下一条命令会自动恢复"
    }
  }
}
