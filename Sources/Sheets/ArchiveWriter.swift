internal import CLibzip
package import Domain
import Foundation

/// Writes a zip archive, file by file; what it holds waits on disk, not in memory, until it is closed.
@safe package final class ArchiveWriter {
  private let file: PartialFile
  private let folder: URL
  private var archive: OpaquePointer?
  private var names: Set<String> = []
  private let time: time_t

  /// Begins an archive that is published at `path` when it is closed; its files are dated `day`. Throws `SheetError`
  /// `cannot_write`.
  package init(path: String, day: CalendarDate) throws(SheetError) {
    file = try PartialFile(path: path)
    folder = FileManager.default.temporaryDirectory.appending(path: "yinfeng-archive-\(UUID().uuidString)")
    // Noon in Shanghai: the archive's clock has no zone, and the day is the same wherever it is read in China.
    time = time_t(day.day) * 86_400 + 4 * 3600
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch { throw ArchiveWriter.noRoom }
    var code: Int32 = 0
    unsafe archive = zip_open(file.partial, ZIP_CREATE | ZIP_EXCL, &code)
    guard unsafe archive != nil else { throw SheetError(.cannotWrite, "压缩包建不成(libzip \(code))") }
  }

  deinit {
    if let archive { unsafe zip_discard(archive) }
    try? FileManager.default.removeItem(at: folder)
    file.discard()
  }

  private static let noRoom = SheetError(.cannotWrite, "临时文件夹不能使用:检查磁盘空间和写权限")

  /// Adds a file and answers the name it has in the archive: parts that file systems refuse are replaced, and a name that is
  /// taken gets a number. Throws `SheetError` `cannot_write`.
  @discardableResult package func add(_ bytes: [UInt8], named parts: [String]) throws(SheetError) -> String {
    let name = free(parts.map(ArchiveWriter.plain).joined(separator: "/"))
    let place = folder.appending(path: "\(names.count)")
    do { try Data(bytes).write(to: place) } catch { throw ArchiveWriter.noRoom }
    guard let source = unsafe zip_source_file(archive, place.path, 0, -1) else { throw ArchiveWriter.noRoom }
    let index = unsafe zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      unsafe zip_source_free(source)
      throw SheetError(.cannotWrite, "压缩包里放不进「\(name)」")
    }
    _ = unsafe zip_file_set_mtime(archive, zip_uint64_t(index), time, 0)
    return name
  }

  /// Writes the archive and publishes it. Throws `SheetError` `cannot_write`.
  package func close() throws(SheetError) {
    guard unsafe zip_close(archive) == 0 else { throw SheetError(.cannotWrite, "压缩包写不成:检查磁盘空间") }
    unsafe archive = nil
    try file.publish()
  }

  private func free(_ name: String) -> String {
    var free = name
    var number = 2
    while names.contains(free.lowercased()) {
      let ending = name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
      free = "\(name.dropLast(ending.count))(\(number))\(ending)"
      number += 1
    }
    names.insert(free.lowercased())
    return free
  }

  /// A part of a path as every file system takes it, of at most 80 characters; the ending stays.
  private static func plain(_ part: String) -> String {
    var plain = SheetText.printable(part).map { "\\/:*?\"<>|\t\n\r".contains($0) ? "-" : $0 }
    while plain.first == "." || plain.first == " " { plain.removeFirst() }
    guard plain.count > 80 else { return plain.isEmpty ? "-" : String(plain) }
    let ending = plain.lastIndex(of: ".").map { plain[$0...] } ?? []
    return String(plain.prefix(80 - min(ending.count, 10)) + ending.prefix(10))
  }
}
