internal import Domain
import Foundation

/// What the container of an old workbook (.xls, .et) tells before a converter is asked: whether it is a workbook at all, whether
/// it is encrypted, which sheets are hidden, when it was saved.
struct OldWorkbook {
  private(set) var hidden: Set<String> = []
  /// Whether its records are encrypted; workbooks of a protected structure are, with a password every program knows.
  private(set) var isEncrypted = false

  private static let streams = ["Workbook", "Book"]
  private static let headBytes = 4 << 20

  /// Looks at the file; what is no workbook is an error that says what to do.
  init(path: String) throws(IntakeError) {
    guard let file = CompoundFile(path: path) else {
      throw IntakeError(
        .brokenWorkbook, "旧格式(.xls、.et)的工作簿已损坏,目录读不出", hint: "用 Excel 或 WPS 打开并另存为 .xlsx 再导入")
    }
    if file.has("EncryptedPackage") {
      throw IntakeError(.encryptedWorkbook, "工作簿设了打开密码", hint: "打开后在「文件 → 信息 → 保护工作簿」中去掉密码,再保存并导入")
    }
    guard let name = OldWorkbook.streams.first(where: file.has), !file.has("WordDocument") else {
      let hint = "把其中的表格另存为 .xlsx 或 .docx 再导入"
      throw IntakeError(
        .notATable, file.has("WordDocument") ? "这是旧格式的 Word 文档(.doc)" : "这是 Office 文件,但不是工作簿", hint: hint)
    }
    read(file.contents(name, limit: OldWorkbook.headBytes) ?? [])
  }

  /// The records about the workbook as a whole ([MS-XLS] 2.1.7.20.3), which come first.
  private mutating func read(_ bytes: [UInt8]) {
    var offset = 0
    while offset + 4 <= bytes.count {
      let kind = Int(bytes[offset]) | Int(bytes[offset + 1]) << 8
      let length = Int(bytes[offset + 2]) | Int(bytes[offset + 3]) << 8
      let start = offset + 4
      offset = start + length
      guard offset <= bytes.count else { return }
      switch kind {
      case 0x0A: return
      case 0x2F: isEncrypted = true
      case 0x85 where length > 8 && bytes[start + 4] & 3 != 0 && !isEncrypted:
        hidden.insert(OldWorkbook.name(bytes[(start + 6)..<offset]))
      default: continue
      }
    }
  }

  /// A sheet's name: its length, whether each sign has two bytes, the signs.
  private static func name(_ bytes: ArraySlice<UInt8>) -> String {
    guard let first = bytes.first, bytes.count > 2 else { return "" }
    let signs = Array(bytes.dropFirst(2))
    guard bytes[bytes.startIndex + 1] & 1 == 1 else {
      return String(String.UnicodeScalarView(signs.prefix(Int(first)).map { UnicodeScalar($0) }))
    }
    let units = stride(from: 0, to: min(Int(first) * 2, signs.count - 1), by: 2).map {
      UInt16(signs[$0]) | UInt16(signs[$0 + 1]) << 8
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// The day on which the file says it was saved ([MS-OLEPS]: property 13 of the summary).
  static func savedDay(path: String) -> CalendarDate? {
    guard let bytes = CompoundFile(path: path)?.contents("\u{5}SummaryInformation", limit: 1 << 16), bytes.count > 48
    else { return nil }
    func word(_ offset: Int) -> Int? {
      guard offset >= 0, offset + 4 <= bytes.count else { return nil }
      return (0..<4).reduce(0) { $0 | Int(bytes[offset + $1]) << ($1 * 8) }
    }
    guard let set = word(44), let count = word(set + 4) else { return nil }
    for index in 0..<min(count, 64) {
      guard word(set + 8 + index * 8) == 13, let place = word(set + 12 + index * 8), word(set + place) == 64,
        let low = word(set + place + 4), let high = word(set + place + 8)
      else { continue }
      // Tenths of microseconds since 1601-01-01, UTC.
      let seconds = (high << 32 | low) / 10_000_000 - 11_644_473_600 + 8 * 3600
      return seconds > 0 && seconds < 200_000 * 86_400 ? CalendarDate(day: Int32(seconds / 86_400)) : nil
    }
    return nil
  }
}
