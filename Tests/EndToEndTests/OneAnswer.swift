import Foundation
import Glibc
import Synchronization

/// A stranger's server: it answers every request with the same bytes, and counts them.
final class OneAnswer: Sendable {
  let port: Int
  private let listener: CInt
  private let asked = Mutex(0)

  /// How many requests came.
  var count: Int { asked.withLock(\.self) }

  /// Listens on this computer at a free port.
  init(_ answer: String) {
    listener = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isHeard = withUnsafeMutablePointer(to: &address) { [listener] pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { named in
        bind(listener, named, length) == 0 && listen(listener, 8) == 0 && getsockname(listener, named, &length) == 0
      }
    }
    port = isHeard ? Int(UInt16(bigEndian: address.sin_port)) : 0
    let bytes = Array(answer.utf8)
    Thread.detachNewThread { [self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        OneAnswer.read(connection)
        asked.withLock { $0 += 1 }
        _ = bytes.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
        close(connection)
      }
    }
  }

  /// An answer of HTTP with this status, type and body.
  static func text(_ status: String, _ headers: [String], _ body: String) -> String {
    let head = ["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)", "Connection: close"] + headers
    return head.joined(separator: "\r\n") + "\r\n\r\n" + body
  }

  func stop() {
    shutdown(listener, CInt(SHUT_RDWR))
    close(listener)
  }

  /// Reads one request to its end.
  private static func read(_ connection: CInt) {
    var text = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return }
      text += buffer.prefix(count)
      guard let end = text.range(of: Data("\r\n\r\n".utf8)) else { continue }
      let head = String(decoding: text[..<end.lowerBound], as: UTF8.self)
      let length = head.lowercased().firstMatch(of: /content-length: (\d+)/).flatMap { Int($0.1) } ?? 0
      if text.count - end.upperBound >= length { return }
    }
  }
}
