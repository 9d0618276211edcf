import Foundation

extension SheetFormat {
  /// The bytes of a file that `body` writes; it need not close the writer. Throws what `body` throws, and `SheetError`
  /// `cannot_write` when the temporary folder cannot be used.
  package func bytes(_ body: (any SheetWriter) throws -> Void) throws -> [UInt8] {
    try fileBytes { path in
      let writer = try writer(path: path)
      try body(writer)
      try writer.close()
    }
  }

  /// The bytes of a file that `write` writes whole to the path it is given. Throws as above.
  package func fileBytes(_ write: (String) throws -> Void) throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory.appending(path: "yinfeng-\(UUID().uuidString).\(rawValue)")
    defer { try? FileManager.default.removeItem(at: file) }
    try write(file.path)
    guard let data = FileManager.default.contents(atPath: file.path) else {
      throw SheetError(.cannotWrite, "临时文件夹 \(file.deletingLastPathComponent().path) 不能使用:检查磁盘空间和写权限")
    }
    return Array(data)
  }
}
