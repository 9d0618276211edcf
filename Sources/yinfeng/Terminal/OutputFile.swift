import Foundation
import Service

/// Writes files whole or not at all.
enum OutputFile {
  /// Writes a text as one line more.
  static func write(_ text: String, to path: String) throws { try write(Array((text + "\n").utf8), to: path) }

  /// Writes bytes; `-` is standard output. What stands there and is no file, such as a device or a pipe, is written
  /// into.
  ///
  /// Throws `ServiceError` `cannot_write`, and `file_exists` for a file that stands already when `replaces` is false.
  static func write(_ bytes: [UInt8], to path: String, replaces: Bool = true) throws {
    if path == "-" { return Output.write(bytes) }
    let standing = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    if let standing, standing != .typeRegular, standing != .typeSymbolicLink, standing != .typeDirectory {
      let descriptor = unsafe open(path, O_WRONLY)
      guard descriptor >= 0 else { throw refusal(path, Output.reason(errno)) }
      defer { close(descriptor) }
      if let number = Output.write(bytes, to: descriptor) { throw refusal(path, Output.reason(number)) }
    } else {
      guard replaces || standing == nil else {
        throw ServiceError(
          .conflict, code: "file_exists", message: "文件 \(path) 已存在,没有覆盖。要覆盖请加 --force,或用 --output 另写一个。")
      }
      do {
        try Data(bytes).write(to: URL(filePath: path), options: .atomic)
      } catch {
        throw refusal(path, reason(error))
      }
    }
    Console.error("已写入 \(path)")
  }

  private static func refusal(_ path: String, _ reason: String) -> ServiceError {
    ServiceError(.invalid, code: "cannot_write", message: "无法写入 \(path):\(reason)。")
  }

  private static func reason(_ error: any Error) -> String {
    switch (error as? CocoaError)?.code {
    case .fileWriteOutOfSpace?: "磁盘已满"
    case .fileWriteNoPermission?: "没有权限"
    case .fileNoSuchFile?: "没有这个文件夹"
    case .fileWriteVolumeReadOnly?: "磁盘只读"
    default: "请检查路径、权限与磁盘空间"
    }
  }
}
