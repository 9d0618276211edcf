internal import Foundation
internal import Glibc

/// What a server writes of itself into `postmaster.pid`
/// (lines: pid, data folder, start time, port, socket folder, address, shared memory, status).
struct PostmasterFile: Sendable, Hashable {
  let pid: Int32
  let port: Int
  let socketDirectory: String
  /// `starting`, `ready`, `stopping` or `standby`; empty while the file is being written.
  let status: String

  /// Nil when the text does not name a process.
  init?(text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.first, let pid = Int32(first), pid > 1 else { return nil }
    self.pid = pid
    self.port = lines.count > 3 ? Int(lines[3]) ?? 0 : 0
    self.socketDirectory = lines.count > 4 ? String(lines[4]) : ""
    self.status = lines.count > 7 ? lines[7].trimmingCharacters(in: .whitespaces) : ""
  }

  /// Whether the process is alive and truly a server on this data: a server's working folder is its data folder.
  ///
  /// A process number alone says nothing, since numbers are given out again.
  func isAlive(on dataPath: String) -> Bool {
    guard kill(pid, 0) == 0 || errno == EPERM else { return false }
    return (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/cwd")) == dataPath
  }
}
