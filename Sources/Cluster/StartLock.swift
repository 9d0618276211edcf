internal import Foundation
internal import Glibc
internal import SystemPackage

/// Lets one program at a time make, start or stop a cluster.
///
/// The kernel drops the lock when the holder ends, however it ends. The file stays.
enum StartLock {
  /// Waits for the lock, runs `body` and gives the lock back.
  /// - Throws: `lockTimeout` after `seconds`; `CancellationError`; what `body` throws.
  static func holding<Result>(
    _ path: String, seconds: Int, _ body: () async throws -> Result
  ) async throws -> Result {
    let descriptor: FileDescriptor
    do {
      descriptor = try FileDescriptor.open(
        FilePath(path), .readWrite, options: [.create, .closeOnExec, .noFollow], permissions: [.ownerReadWrite])
    } catch {
      throw ClusterError.atFile(error, doing: "无法打开启动锁。", path: path)
    }
    defer { try? descriptor.close() }
    // Waiting in `flock` would hold a thread that the holder of the lock may need, if it is in this very process.
    let deadline = ContinuousClock.now + .seconds(seconds)
    while flock(descriptor.rawValue, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        throw ClusterError.systemFailure("无法取得启动锁。", path: path, why: Errno(rawValue: errno).description)
      }
      guard ContinuousClock.now < deadline else { throw ClusterError.lockTimeout(path: path, seconds: seconds) }
      try await Task.sleep(for: .milliseconds(50))
    }
    // Closing alone would leave the lock with a process that was forked off just now and still holds a copy.
    defer { flock(descriptor.rawValue, LOCK_UN) }
    return try await body()
  }
}
