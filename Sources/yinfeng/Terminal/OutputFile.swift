import Foundation
import Service

/// Writes text files whole or not at all.
enum OutputFile {
  static func write(_ text: String, to path: String) throws {
    do {
      try Data((text + "\n").utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw ServiceError(.invalid, code: "cannot_write", message: "无法写入 \(path)。")
    }
    Console.error("已写入 \(path)")
  }

  /// Writes bytes; `-` is standard output.
  static func write(_ bytes: [UInt8], to path: String) throws {
    if path == "-" { return FileHandle.standardOutput.write(Data(bytes)) }
    do {
      try Data(bytes).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw ServiceError(.invalid, code: "cannot_write", message: "无法写入 \(path)。")
    }
    Console.error("已写入 \(path)")
  }
}
