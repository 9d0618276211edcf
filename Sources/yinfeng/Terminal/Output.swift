import Foundation
import Synchronization

/// Standard output to the last byte. When it can take no more, what follows is left out and the program ends with an
/// exit code of its own, after it has finished its work.
enum Output {
  private static let failure = Mutex<Int32?>(nil)

  /// A closed pipe is told by the write, not by a signal; and what is closed from the start stays so: nothing opened
  /// later may take its number and be written into.
  static func begin() {
    signal(SIGPIPE, SIG_IGN)
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) == -1 {
      _ = unsafe open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Gives signals back as they were found, for a program that takes this one's place.
  static func restoreSignals() { signal(SIGPIPE, SIG_DFL) }

  /// Writes bytes to standard output.
  static func write(_ bytes: [UInt8]) {
    if let around = Surroundings.current { return around.write(bytes) }
    failure.withLock { failure in
      if failure == nil { failure = write(bytes, to: STDOUT_FILENO) }
    }
  }

  /// Writes all bytes; the error number of the system when it cannot.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else if errno == EAGAIN {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = unsafe poll(&waiting, 1, -1)
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }

  /// The exit code of a program that would end with `code`: 141 when the reader went away, as the shell tells it of
  /// other programs, 74 (`EX_IOERR`) with a sentence when the output could not be written.
  static func ending(_ code: Int32) -> Int32 {
    guard let number = failure.withLock(\.self) else { return code }
    guard number != EPIPE else { return code == 0 ? 128 + SIGPIPE : code }
    Console.error("无法写出结果:\(reason(number))。 [cannot_write]")
    return code == 0 ? 74 : code
  }

  /// What an error number of the system says of the place written to.
  static func reason(_ number: Int32) -> String {
    switch number {
    case ENOSPC: "磁盘已满"
    case EDQUOT: "超出磁盘配额"
    case EFBIG: "文件过大"
    case EBADF: "标准输出已关闭"
    case EIO: "设备读写出错"
    default: unsafe String(cString: strerror(number))
    }
  }
}
