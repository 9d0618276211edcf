import Foundation

/// A file that is written beside its place and moved there when it is whole, so that nobody finds half of it. What stands
/// at its place and is no file, such as a device or a pipe, is written into and stays what it is.
struct PartialFile {
  let path: String
  /// Where it is written.
  let partial: String
  private let isWrittenInto: Bool

  init(path: String) throws(SheetError) {
    self.path = path
    let standing = (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
    isWrittenInto = [.typeCharacterSpecial, .typeBlockSpecial, .typeSocket, .typeUnknown].contains(standing)
    let place = isWrittenInto ? NSTemporaryDirectory() + "/" + URL(filePath: path).lastPathComponent : path
    partial = place + ".\(ProcessInfo.processInfo.processIdentifier)-\(UInt32.random(in: 0...UInt32.max)).partial"
    let folder = URL(filePath: partial).deletingLastPathComponent().path
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw SheetError(.cannotWrite, "不能在文件夹 \(folder) 中写文件:检查它是否存在、是否有写权限")
    }
  }

  /// Moves the file to its place, over an older one.
  func publish() throws(SheetError) {
    guard !isWrittenInto else { return try pour() }
    guard unsafe rename(partial, path) == 0 else {
      let why = unsafe String(cString: strerror(errno))
      discard()
      throw SheetError(.cannotWrite, "文件 \(path) 写不成:\(why)")
    }
  }

  private func pour() throws(SheetError) {
    defer { discard() }
    do {
      let whole = try Data(contentsOf: URL(filePath: partial))
      guard let place = FileHandle(forWritingAtPath: path) else { throw CocoaError(.fileWriteNoPermission) }
      try place.write(contentsOf: whole)
      try place.close()
    } catch {
      throw SheetError(.cannotWrite, "\(path) 写不进去:检查磁盘空间与写权限")
    }
  }

  /// Removes what was written.
  func discard() { try? FileManager.default.removeItem(atPath: partial) }
}
