internal import CLibqrencode

/// A QR code (ISO/IEC 18004, error correction M) as a square of dark and light modules, without its quiet zone.
package struct QRSymbol: Sendable, Hashable {
  package let width: Int
  private let dark: [Bool]

  /// The code of a text of at most 200 bytes; `nil` for a longer or an empty one.
  package init?(_ text: String) {
    guard (1...200).contains(text.utf8.count), !text.utf8.contains(0),
      let code = unsafe QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M)
    else { return nil }
    defer { unsafe QRcode_free(code) }
    let width = Int(unsafe code.pointee.width)
    guard width > 0, let data = unsafe code.pointee.data else { return nil }
    self.width = width
    dark = (0..<width * width).map { unsafe data[$0] & 1 == 1 }
  }

  /// Whether the module of a row and column is dark.
  package subscript(row: Int, column: Int) -> Bool { dark[row * width + column] }

  /// The dark modules as the data of an SVG path, each run of a row one rectangle, four modules from the edge.
  var path: String {
    var path = ""
    for row in 0..<width {
      var column = 0
      while column < width {
        guard self[row, column] else {
          column += 1
          continue
        }
        let start = column
        while column < width, self[row, column] { column += 1 }
        path += "M\(start + 4) \(row + 4)h\(column - start)v1h-\(column - start)z"
      }
    }
    return path
  }
}
