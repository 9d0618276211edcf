import Foundation

/// What kind of file a path holds, told by its first bytes and never by its name.
enum FileFormat: Sendable {
  case zip
  case text

  /// Looks at the file; files that are no table are errors that say what to do.
  static func of(path: String) throws(IntakeError) -> FileFormat {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw IntakeError(.cannotOpen, "打不开文件 \(path)", hint: "检查路径和读取权限")
    }
    defer { try? handle.close() }
    let head: [UInt8]
    do { head = [UInt8](try handle.read(upToCount: 65_536) ?? Data()) } catch {
      throw IntakeError(.cannotOpen, "读不了文件 \(path)", hint: "它可能是文件夹,或磁盘有错误")
    }
    let saveAs = "用 Excel 或 WPS 打开,另存为「Excel 工作簿(*.xlsx)」再导入"
    if head.isEmpty { throw IntakeError(.emptyFile, "文件是空的", hint: "检查导出或传输是否完成") }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) { return .zip }
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      if isEncrypted(handle, after: head) {
        throw IntakeError(.encryptedWorkbook, "工作簿设了打开密码", hint: "打开后在「文件 → 信息 → 保护工作簿」中去掉密码,再保存并导入")
      }
      throw IntakeError(.oldWorkbook, "这是旧格式(.xls)的工作簿或其他 Office 文件", hint: saveAs)
    }
    if head.starts(with: Array("%PDF".utf8)) {
      throw IntakeError(.notATable, "这是 PDF 文件,不是表格", hint: "请索取原始的 Excel 或 CSV 文件")
    }
    let text = String(decoding: head.prefix(512), as: UTF8.self).lowercased()
    let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if ["<html", "<!doctype", "<?xml", "<table", "<meta"].contains(where: start.hasPrefix) {
      throw IntakeError(.oldWorkbook, "这是网页或 XML 格式的表格,不是 .xlsx 或 CSV", hint: saveAs)
    }
    let isUTF16 =
      head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
      || TextEncoding.utf16(withoutMark: head) != nil
    if !isUTF16, head.contains(0), !TextEncoding.isText(withControls: head) {
      throw IntakeError(.notATable, "文件不是表格(含有二进制内容)", hint: "支持 .xlsx、.csv、.tsv")
    }
    return .text
  }

  /// An encrypted workbook is an OLE file with a stream of this name.
  private static func isEncrypted(_ handle: FileHandle, after head: [UInt8]) -> Bool {
    let name: [UInt8] = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
    var window = head
    var budget = 64
    while budget > 0 {
      if window.firstRange(of: name) != nil { return true }
      guard let more = try? handle.read(upToCount: 262_144), !more.isEmpty else { return false }
      window = Array(window.suffix(name.count)) + [UInt8](more)
      budget -= 1
    }
    return false
  }
}
