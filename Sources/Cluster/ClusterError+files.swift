internal import Foundation
internal import SystemPackage

extension ClusterError {
  /// Names what a file operation failed of: full, read-only and forbidden have cases of their own.
  static func atFile(_ error: any Error, doing what: String, path: String) -> ClusterError {
    if let error = error as? ClusterError { return error }
    switch errorNumber(of: error) {
    case .noSpace, .diskQuotaExceeded: return diskFull(path: path, why: "\(what)（No space left on device）")
    case .readOnlyFileSystem: return diskReadOnly(path: path, why: "\(what)（Read-only file system）")
    case .permissionDenied, .notPermitted: return notPermitted(path: path, why: "\(what)（Permission denied）")
    case let number?: return systemFailure(what, path: path, why: number.description)
    case nil: return systemFailure(what, path: path, why: "\(error)")
    }
  }

  /// The system's error number behind an error of Foundation or System.
  private static func errorNumber(of error: any Error) -> Errno? {
    if let number = error as? Errno { return number }
    if let error = error as? POSIXError { return Errno(rawValue: CInt(error.code.rawValue)) }
    guard let error = error as? CocoaError else { return nil }
    if let underlying = error.underlying { return errorNumber(of: underlying) }
    switch error.code {
    case .fileWriteOutOfSpace: return .noSpace
    case .fileWriteVolumeReadOnly: return .readOnlyFileSystem
    case .fileWriteNoPermission, .fileReadNoPermission: return .permissionDenied
    default: return nil
    }
  }
}
