import Foundation

/// A file that is written beside its place and moved there when it is whole, so that nobody finds half of it.
struct PartialFile {
  let path: String
  /// Where it is written.
  let partial: String

  init(path: String) throws(SheetError) {
    self.path = path
    partial = path + ".\(ProcessInfo.processInfo.processIdentifier)-\(UInt32.random(in: 0...UInt32.max)).partial"
    let folder = URL(filePath: path).deletingLastPathComponent().path
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw SheetError(.cannotWrite, "不能在文件夹 \(folder) 中写文件:检查它是否存在、是否有写权限")
    }
  }

  /// Moves the file to its place, over an older one.
  func publish() throws(SheetError) {
    guard unsafe rename(partial, path) == 0 else {
      let why = unsafe String(cString: strerror(errno))
      discard()
      throw SheetError(.cannotWrite, "文件 \(path) 写不成:\(why)")
    }
  }

  /// Removes what was written.
  func discard() { try? FileManager.default.removeItem(atPath: partial) }
}
