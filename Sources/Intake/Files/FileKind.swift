import Foundation

/// A kind of file that is kept as a paper, told by its name's ending and by its content, which must agree.
package struct FileKind: Sendable, Hashable {
  /// Its code: `pdf`.
  package let code: String
  /// The word on screen.
  package let label: String
  /// The endings of its names, in small letters.
  package let extensions: [String]
  /// The type it is sent as.
  package let mediaType: String
  /// The bytes it begins with, one of these; none for text.
  package let signatures: [[UInt8]]
  /// What an archive of this kind holds; empty for what is no archive.
  package let member: String
  /// How many bytes at most.
  package let limit: Int

  package init(
    code: String, label: String, extensions: [String], mediaType: String, signatures: [[UInt8]], member: String,
    limit: Int
  ) {
    self.code = code
    self.label = label
    self.extensions = extensions
    self.mediaType = mediaType
    self.signatures = signatures
    self.member = member
    self.limit = limit
  }

  /// Reads a file of at most the kind's size and tells which of `kinds` it is. Nothing in it is executed or unpacked.
  ///
  /// Throws `IntakeError` `cannot_open`, `empty_file`, `unknown_kind` for an ending that is not kept or a content that is
  /// not what the name says, `too_large`.
  package static func read(
    path: String, name: String, among kinds: [FileKind]
  ) throws(IntakeError) -> (kind: FileKind, bytes: [UInt8]) {
    let ending = name.split(separator: ".").count > 1 ? name.split(separator: ".").last?.lowercased() ?? "" : ""
    let named = kinds.filter { $0.extensions.contains(ending) }
    guard let limit = named.map(\.limit).max() else {
      let known = kinds.flatMap(\.extensions).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      throw IntakeError(
        .unknownKind, "文件「\(name)」的类型不能存档", hint: "可存 \(known.map { "." + $0 }.joined(separator: "、"))")
    }
    let bytes = try FileKind.bytes(path, name, limit)
    guard let kind = named.first(where: { $0.holds(bytes, path) }) else {
      throw IntakeError(
        .unknownKind, "文件「\(name)」的内容不是\(named[0].label),与文件名不符", hint: "请核对文件,或用原软件重新另存后再存入")
    }
    return (kind, bytes)
  }

  private static func bytes(_ path: String, _ name: String, _ limit: Int) throws(IntakeError) -> [UInt8] {
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw IntakeError(.cannotOpen, "打不开文件 \(name)", hint: "检查路径和读取权限")
    }
    defer { try? file.close() }
    let data: Data
    do { data = try file.read(upToCount: limit + 1) ?? Data() } catch {
      throw IntakeError(.cannotOpen, "读不了文件 \(name)", hint: "它可能是文件夹,或磁盘有错误")
    }
    if data.isEmpty { throw IntakeError(.emptyFile, "文件「\(name)」是空的", hint: "检查导出或传输是否完成") }
    guard data.count <= limit else {
      throw IntakeError(.tooLarge, "文件「\(name)」超过 \(limit >> 20) MiB 的上限", hint: "压缩扫描件的清晰度,或拆成几个文件")
    }
    return [UInt8](data)
  }

  private func holds(_ bytes: [UInt8], _ path: String) -> Bool {
    if signatures.isEmpty { return !bytes.contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D } }
    guard signatures.contains(where: { bytes.starts(with: $0) }) else { return false }
    guard !member.isEmpty else { return true }
    guard let archive = try? ZipArchive(path: path, limits: IntakeLimits()) else { return false }
    return archive.has(member)
  }
}
