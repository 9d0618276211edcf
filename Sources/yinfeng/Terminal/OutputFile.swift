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
}
