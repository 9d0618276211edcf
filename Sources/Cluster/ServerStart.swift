internal import Foundation
internal import Logging

/// Starts the server of a cluster that is made and stopped. The caller holds the start lock.
struct ServerStart: Sendable {
  let layout: ClusterLayout
  let programs: ServerPrograms
  let account: ServerAccount
  let configuration: ServerConfiguration
  let patience: Int
  let logger: Logger

  /// Starts the server and waits until it answers.
  func perform() async throws {
    try DiskCheck.requireFree(DiskCheck.neededToStart, at: layout.dataPath)
    do {
      try configuration.write(into: layout.dataPath)
      try keepLogShort()
    } catch {
      throw ClusterError.atFile(error, doing: "无法写入数据库配置。", path: layout.dataPath)
    }
    let deadline = ContinuousClock.now + .seconds(patience)
    while true {
      try removeStaleFiles()
      let before = logSize
      let outcome = try await ServerProgram(path: programs.path("pg_ctl"), account: account)
        .run(["start", "-D", layout.dataPath, "-l", layout.logPath, "-w", "-t", "\(patience)", "-s"])
      if outcome.succeeded { return }
      try Task.checkCancellation()
      let log = textOfLog(from: before)
      // Children of a killed server need a moment to notice that it is gone.
      if log.contains("pre-existing shared memory block"), ContinuousClock.now < deadline {
        try await Task.sleep(for: .milliseconds(200))
        continue
      }
      throw ClusterError.startFailed(
        folder: layout.dataPath, log: layout.logPath, output: outcome.output + "\n" + log)
    }
  }

  /// Removes the pid file and the socket's lock file of a server that is gone.
  ///
  /// PostgreSQL replaces them itself when no process has the number in them, but refuses while any process of its account
  /// has: one that got the number anew, or the dead server itself where nobody reaps it. The data stay safe, since it
  /// still checks by shared memory that no remainder of the killed server touches them.
  private func removeStaleFiles() throws {
    let state = ClusterSighting(of: layout).state
    guard state == .stalePidFile || state == .stopped else { return }
    let socket = "\(configuration.socketDirectory)/\(SocketFolder.socketName(port: SocketFolder.port))"
    for path in [layout.postmasterFile, socket, socket + ".lock"] where FileManager.default.fileExists(atPath: path) {
      logger.notice("removing a stale file", metadata: ["file": "\(path)"])
      do {
        try FileManager.default.removeItem(atPath: path)
      } catch {
        throw ClusterError.atFile(error, doing: "无法删除已失效的文件。", path: path)
      }
    }
  }

  private var logSize: UInt64 {
    let attributes = try? FileManager.default.attributesOfItem(atPath: layout.logPath)
    return (attributes?[.size] as? NSNumber)?.uint64Value ?? 0
  }

  private func textOfLog(from offset: UInt64) -> String {
    guard let handle = FileHandle(forReadingAtPath: layout.logPath) else { return "" }
    defer { try? handle.close() }
    guard (try? handle.seek(toOffset: offset)) != nil, let bytes = try? handle.read(upToCount: 65_536) else {
      return ""
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Keeps the log of this and one earlier period, of 16 MiB each.
  private func keepLogShort() throws {
    guard logSize > 16 * 1_048_576 else { return }
    let older = layout.logPath + ".1"
    try? FileManager.default.removeItem(atPath: older)
    try FileManager.default.moveItem(atPath: layout.logPath, toPath: older)
  }
}
