import Foundation

/// What kind of file a path holds, told by its first bytes and never by its name.
enum FileFormat: Sendable {
  case zip
  /// A compound file, the container of office files before 2007.
  case compound
  /// A page (HTML).
  case page
  /// A workbook that is one XML document.
  case spreadsheetML
  case text

  /// The kinds of file that are read, as a hint lists them.
  static let readable = "支持 .xlsx、.xls、.et、.ods、.csv、.tsv,以及网页(.html)和 .docx 中的表格"

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
    if head.isEmpty { throw IntakeError(.emptyFile, "文件是空的", hint: "检查导出或传输是否完成") }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) { return .zip }
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .compound }
    try refuse(head)
    if let marked = try marked(head) { return marked }
    let isUTF16 =
      head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
      || TextEncoding.utf16(withoutMark: head) != nil
    if !isUTF16, head.contains(0), !TextEncoding.isText(withControls: head) {
      throw IntakeError(.notATable, "文件不是表格(含有二进制内容)", hint: readable)
    }
    return .text
  }

  /// Files that hold no table that can be read, by their first bytes.
  private static func refuse(_ head: [UInt8]) throws(IntakeError) {
    let first = head.prefix(16)
    if first.starts(with: Array("%PDF".utf8)) {
      throw IntakeError(
        .notATable, "这是 PDF 文件,不是表格", hint: "请索取原始的 Excel、Word 或 CSV 文件;PDF 由 Word 或 WPS 转存为 .docx 后,核对过的表格也可导入")
    }
    if first.starts(with: Array("{\\rtf".utf8)) {
      throw IntakeError(.notATable, "这是 RTF 文档", hint: "用 Word 或 WPS 另存为 .docx 再导入")
    }
    if first.starts(with: [0x89, 0x50, 0x4E, 0x47]) || first.starts(with: [0xFF, 0xD8, 0xFF])
      || first.starts(with: Array("GIF8".utf8)) || first.starts(with: [0x49, 0x49, 0x2A, 0])
    {
      throw IntakeError(.notATable, "这是图片,不是表格", hint: "请索取原始的 Excel 或 CSV 文件,或照图录入后导入")
    }
    if first.starts(with: [0x09, 0x08]) || first.starts(with: [0x09, 0x04]) || first.starts(with: [0x09, 0x02]) {
      throw IntakeError(
        .oldWorkbook, "这是 Excel 95 以前格式的工作簿", hint: "用 Excel 或 WPS 打开,另存为「Excel 工作簿(*.xlsx)」再导入")
    }
  }

  /// The kind of a text in which tags are written; its signs are ASCII in every encoding it may have.
  private static func marked(_ head: [UInt8]) throws(IntakeError) -> FileFormat? {
    let text = String(decoding: head.filter { $0 > 0 && $0 < 0x80 }, as: UTF8.self).lowercased()
    let start = text.drop { $0.isWhitespace }
    if start.hasPrefix("mime-version:") {
      throw IntakeError(
        .oldWorkbook, "这是单个文件网页(.mht)", hint: "用 Excel 或 WPS 打开,另存为「Excel 工作簿(*.xlsx)」再导入")
    }
    guard start.hasPrefix("<") else { return nil }
    if text.contains("urn:schemas-microsoft-com:office:spreadsheet"), text.contains("workbook"), !text.contains("<html")
    {
      return .spreadsheetML
    }
    if ["<table", "<html", "<!doctype html"].contains(where: text.contains) { return .page }
    guard start.hasPrefix("<?xml") else { return nil }
    throw IntakeError(.notATable, "这是 XML 文件,不是表格", hint: readable)
  }
}
