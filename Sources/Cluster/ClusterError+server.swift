extension ClusterError {
  static func creationFailed(step: String, folder: String, output: String) -> Self {
    named(cause: output, at: folder)
      ?? Self(
        code: .creationFailed, what: "建立数据库集簇失败（步骤：\(step)）。", place: folder, why: excerpt(output),
        remedy: "按上述原因处理后重试；未完成的目录会自动清理。")
  }

  static func startFailed(folder: String, log: String, output: String) -> Self {
    named(cause: output, at: folder)
      ?? Self(
        code: .startFailed, what: "PostgreSQL 未能启动。", place: folder, why: excerpt(output),
        remedy: "按上述原因处理后重试；完整日志见 \(log)。")
  }

  static func stopFailed(folder: String, log: String, output: String) -> Self {
    Self(
      code: .stopFailed, what: "PostgreSQL 未能停止。", place: folder, why: excerpt(output),
      remedy: "结束仍在使用数据库的程序，或执行 yinfeng db stop --mode fast；日志见 \(log)。")
  }

  static func timeout(_ state: ClusterState, folder: String, log: String, seconds: Int) -> Self {
    Self(
      code: .timeout, what: "PostgreSQL 在 \(seconds) 秒内没有就绪。", place: folder,
      why: "当前状态：\(state.rawValue)（上次异常终止后，恢复数据可能需要较长时间）。",
      remedy: "稍候再执行一次；若仍不就绪，查看日志 \(log)。")
  }

  static func notRunning(folder: String) -> Self {
    Self(
      code: .notRunning, what: "数据库没有运行。", place: folder, why: "该数据目录没有正在运行的 PostgreSQL。",
      remedy: "执行 yinfeng db start。")
  }

  /// The causes that have a name of their own, told by the words PostgreSQL and the system use for them.
  ///
  /// The server runs with English messages (`LC_ALL=C.UTF-8`), so the words are stable.
  private static func named(cause output: String, at folder: String) -> Self? {
    if output.contains("No space left on device") || output.contains("Disk quota exceeded") {
      return diskFull(path: folder, why: excerpt(output))
    }
    if output.contains("Read-only file system") { return diskReadOnly(path: folder, why: excerpt(output)) }
    if output.contains("Permission denied") { return notPermitted(path: folder, why: excerpt(output)) }
    return nil
  }

  /// The last lines: those are the cause, and a terminal holds them.
  private static func excerpt(_ output: String) -> String {
    let lines = output.split(whereSeparator: \.isNewline).suffix(12)
    return lines.isEmpty ? "（没有输出）" : lines.joined(separator: "\n")
  }
}
