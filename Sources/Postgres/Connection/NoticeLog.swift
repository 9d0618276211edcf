import CLibpq
import Logging

/// Writes the server's notices to the log: warnings as warnings, the rest for debugging.
final class NoticeLog: Sendable {
  private let logger: Logger

  init(logger: Logger) { self.logger = logger }

  /// Makes libpq call this object; it must outlive the connection.
  func attach(to connection: OpaquePointer) {
    let context = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe PQsetNoticeReceiver(
      connection,
      { context, result in
        guard let context = unsafe context, let result = unsafe result else { return }
        unsafe Unmanaged<NoticeLog>.fromOpaque(context).takeUnretainedValue().write(unsafe result)
      }, context)
  }

  private func write(_ notice: OpaquePointer) {
    func field(_ code: Int32) -> String {
      unsafe PQresultErrorField(notice, code).map { unsafe String(cString: $0) } ?? ""
    }
    let level: Logger.Level = field(clibpq_diag_severity) == "WARNING" ? .warning : .debug
    logger.log(
      level: level, "\(field(clibpq_diag_message))", metadata: ["sqlstate": "\(field(clibpq_diag_sqlstate))"])
  }
}
