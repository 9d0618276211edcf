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

  /// The encoding and the length of the byte order mark. Without a mark a file is UTF-8 if all of it is valid UTF-8, else
  /// GB18030: a GB file whose first Chinese word stands far down is told from its whole, not from its head.
  static func detect(_ handle: FileHandle) throws -> (encoding: TextEncoding, mark: Int) {
    var check = UTF8Check()
    var isFirst = true
    while let data = try handle.read(upToCount: 1 << 20), !data.isEmpty {
      let bytes = [UInt8](data)
      if isFirst {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        isFirst = false
      }
      if !check.accepts(bytes) { return (.gb18030, 0) }
    }
    return check.isComplete ? (.utf8, 0) : (.gb18030, 0)
  }
}

/// Whether bytes that come in pieces are valid UTF-8.
struct UTF8Check {
  private var pending = 0
  private var lower: UInt8 = 0x80
  private var upper: UInt8 = 0xBF
  /// Whether no sequence is open.
  var isComplete: Bool { pending == 0 }

  mutating func accepts(_ bytes: [UInt8]) -> Bool {
    for byte in bytes {
      if pending > 0 {
        guard byte >= lower, byte <= upper else { return false }
        (lower, upper) = (0x80, 0xBF)
        pending -= 1
        continue
      }
      switch byte {
      case 0..<0x80: continue
      case 0xC2...0xDF: pending = 1
      case 0xE0: (pending, lower) = (2, 0xA0)
      case 0xED: (pending, upper) = (2, 0x9F)
      case 0xE1...0xEF: pending = 2
      case 0xF0: (pending, lower) = (3, 0x90)
      case 0xF4: (pending, upper) = (3, 0x8F)
      case 0xF1...0xF3: pending = 3
      default: return false
      }
    }
    return true
  }
}
