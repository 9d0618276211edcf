import Foundation

/// The encodings a CSV file comes in.
enum TextEncoding: Sendable, Equatable {
  case utf8
  case gb18030
  case utf16LittleEndian
  case utf16BigEndian

  /// The name iconv knows it by.
  var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .gb18030: "GB18030"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    }
  }

  /// The encoding and the length of the byte order mark. Without a mark the file is told by all of its lines and not by its
  /// head: UTF-8 when its first line of Chinese is (damaged lines are told cell by cell), else GB18030. Lines of both kinds
  /// under a first one in GB18030 cannot be read without guessing and are refused.
  static func detect(_ handle: FileHandle) throws -> (encoding: TextEncoding, mark: Int) {
    var lines = LineCheck()
    var isFirst = true
    while let data = try handle.read(upToCount: 1 << 20), !data.isEmpty {
      let bytes = [UInt8](data)
      if isFirst {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        if let encoding = utf16(withoutMark: bytes) { return (encoding, 0) }
        isFirst = false
      }
      lines.read(bytes)
    }
    lines.end()
    if lines.damaged == 0 || lines.firstIsUTF8 { return (.utf8, 0) }
    if lines.surelyUTF8 > 0 {
      throw IntakeError(
        .mixedEncodings, "文件混用了两种编码:第 \(lines.firstDamaged) 行是 GB18030,第 \(lines.firstSurely) 行是 UTF-8",
        hint: "把两部分分别另存为 UTF-8 的 CSV,或在 Excel 中合并后另存为 .xlsx 再导入")
    }
    return (.gb18030, 0)
  }

  /// UTF-16 without a mark: the NUL bytes of line breaks and other ASCII stand at one side of the pairs, and the pairs are
  /// what tables are made of.
  static func utf16(withoutMark head: [UInt8]) -> TextEncoding? {
    var zeros = [0, 0]
    for (index, byte) in head.enumerated() where byte == 0 { zeros[index & 1] += 1 }
    guard zeros[0] + zeros[1] > 1, min(zeros[0], zeros[1]) == 0 else { return nil }
    let isLittle = zeros[1] > 0
    var (known, breaks) = (0, 0)
    let count = head.count / 2
    for index in 0..<count {
      let (first, second) = (UInt16(head[index * 2]), UInt16(head[index * 2 + 1]))
      let unit = isLittle ? second << 8 | first : first << 8 | second
      switch unit {
      case 0x0A, 0x0D:
        breaks += 1
        known += 1
      case 0x09, 0x20...0x7E, 0x2010...0x2030, 0x3000...0x303F, 0x4E00...0x9FFF, 0xFF00...0xFFEF: known += 1
      default: continue
      }
    }
    guard breaks > 0, known * 10 >= count * 9 else { return nil }
    return isLittle ? .utf16LittleEndian : .utf16BigEndian
  }

  /// Whether bytes with NUL among them are a text all the same: a few controls in a file damaged on its way.
  static func isText(withControls head: [UInt8]) -> Bool {
    let controls = head.count { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    var check = UTF8Check()
    let isUTF8 = head.allSatisfy { check.accepts($0) }
    return isUTF8 ? controls * 10 < head.count : controls * 20 < head.count
  }
}

/// Counts the lines of a text that are UTF-8 with more than ASCII in them, and those that are not UTF-8.
private struct LineCheck {
  private(set) var damaged = 0
  private(set) var firstDamaged = 0
  /// Lines of UTF-8 with so much Chinese that no other encoding looks like it by chance.
  private(set) var surelyUTF8 = 0
  private(set) var firstSurely = 0
  /// Whether the first line with more than ASCII is UTF-8.
  private(set) var firstIsUTF8 = false

  private static let enough = 3
  private var check = UTF8Check()
  private var line = 1
  private var isDamaged = false
  private var hasMore = false
  private var hanCount = 0
  private var isDecided = false

  mutating func read(_ bytes: [UInt8]) {
    for byte in bytes {
      if byte == 0x0A {
        end()
        line += 1
      } else if byte >= 0x80 || !check.isComplete {
        hasMore = true
        if (0xE3...0xE9).contains(byte), check.isComplete { hanCount += 1 }
        if !isDamaged, !check.accepts(byte) { isDamaged = true }
      }
    }
  }

  /// The line is over.
  mutating func end() {
    defer { (check, isDamaged, hasMore, hanCount) = (UTF8Check(), false, false, 0) }
    guard hasMore else { return }
    if isDamaged || !check.isComplete {
      if damaged == 0 { firstDamaged = line }
      damaged += 1
    } else {
      if hanCount >= LineCheck.enough {
        if surelyUTF8 == 0 { firstSurely = line }
        surelyUTF8 += 1
      }
      if !isDecided { firstIsUTF8 = true }
    }
    isDecided = true
  }
}

/// Whether bytes that come in pieces are valid UTF-8.
struct UTF8Check {
  private var pending = 0
  private var lower: UInt8 = 0x80
  private var upper: UInt8 = 0xBF
  /// Whether no sequence is open.
  var isComplete: Bool { pending == 0 }

  mutating func accepts(_ byte: UInt8) -> Bool {
    if pending > 0 {
      guard byte >= lower, byte <= upper else { return false }
      (lower, upper) = (0x80, 0xBF)
      pending -= 1
      return true
    }
    switch byte {
    case 0..<0x80: break
    case 0xC2...0xDF: pending = 1
    case 0xE0: (pending, lower) = (2, 0xA0)
    case 0xED: (pending, upper) = (2, 0x9F)
    case 0xE1...0xEF: pending = 2
    case 0xF0: (pending, lower) = (3, 0x90)
    case 0xF4: (pending, upper) = (3, 0x8F)
    case 0xF1...0xF3: pending = 3
    default: return false
    }
    return true
  }
}
