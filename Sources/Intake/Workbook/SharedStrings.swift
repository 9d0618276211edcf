/// Reads the table of strings a workbook's cells point into. Pieces of rich text are joined; readings above characters
/// (phonetic runs) are left out.
final class SharedStrings: XMLListener {
  private var strings: [String] = []
  private let limits: IntakeLimits
  private var bytes: [UInt8] = []
  private var isText = false
  private var phonetic = 0

  init(limits: IntakeLimits) { self.limits = limits }

  /// A string by its position, `nil` when there is none.
  subscript(index: Int) -> String? { strings.indices.contains(index) ? strings[index] : nil }

  func start(_ element: String, _ attributes: XMLAttributes) {
    switch element {
    case "si": bytes.removeAll(keepingCapacity: true)
    case "rPh": phonetic += 1
    case "t": isText = phonetic == 0
    default: break
    }
  }

  func end(_ element: String) {
    switch element {
    case "si": strings.append(CellCleaner.cleaned(CellEscapes.decoded(bytes)))
    case "rPh": phonetic -= 1
    case "t": isText = false
    default: break
    }
  }

  func text(_ text: Span<UInt8>) {
    // What is longer than a cell can hold is told by the cells that point to it; its end is not kept.
    guard isText, bytes.count <= limits.cellCharacters * 4 else { return }
    for index in text.indices { bytes.append(text[index]) }
  }
}

/// Characters that XML cannot hold are written `_x000D_` in workbooks.
enum CellEscapes {
  /// Whether `_x` occurs; looked for in bytes, since it nearly never does.
  private static func hasEscape(_ bytes: [UInt8]) -> Bool {
    var index = 1
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "x"), bytes[index - 1] == UInt8(ascii: "_") { return true }
      index += 1
    }
    return false
  }

  static func decoded(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard hasEscape(bytes) else { return text }
    var result = ""
    var rest = Substring(text)
    while let found = rest.firstRange(of: "_x") {
      result += rest[..<found.lowerBound]
      let code = rest[found.upperBound...].prefix(4)
      let after = rest[found.upperBound...].dropFirst(4)
      if code.utf8.count == 4, code.allSatisfy(\.isHexDigit), after.first == "_", let value = UInt32(code, radix: 16),
        let scalar = UnicodeScalar(value)
      {
        result.unicodeScalars.append(scalar)
        rest = after.dropFirst()
      } else {
        result += "_x"
        rest = rest[found.upperBound...]
      }
    }
    return result + rest
  }
}
