internal import Domain
import Foundation

/// Writes comma-separated values (RFC 4180) in UTF-8 with a byte order mark, as Excel and WPS expect it.
///
/// A text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, one of them in full width, a tab or a
/// line break) gets an apostrophe before it; an import takes that away again.
package final class CSVWriter: SheetWriter {
  private let file: PartialFile
  private var handle: FileHandle?
  private var buffer: [UInt8] = [0xEF, 0xBB, 0xBF]
  private var hasSheet = false

  package init(path: String) throws(SheetError) {
    file = try PartialFile(path: path)
    guard FileManager.default.createFile(atPath: file.partial, contents: nil),
      let handle = FileHandle(forWritingAtPath: file.partial)
    else { throw SheetError(.cannotWrite, "文件 \(path) 建不成:检查文件夹的写权限和磁盘空间") }
    self.handle = handle
  }

  deinit {
    if handle != nil {
      try? handle?.close()
      file.discard()
    }
  }

  /// Begins the only sheet; a CSV file has no place for its name.
  package func beginSheet(_ name: String, columns: [SheetColumn]) throws(SheetError) {
    if hasSheet { throw SheetError(.oneSheetOnly, "CSV 文件只能有一张表,放不下「\(name)」:改用 .xlsx") }
    hasSheet = true
    try write(columns.map { .text($0.title) })
  }

  /// Writes the next row.
  package func write(_ row: [SheetValue]) throws(SheetError) {
    for (index, value) in row.enumerated() {
      if index > 0 { buffer.append(UInt8(ascii: ",")) }
      switch value {
      case .empty: break
      case .text(let text): append(CSVWriter.guarded(text))
      case .number(let number): append(number)
      case .date(let date): append(date.description)
      }
    }
    buffer += [0x0D, 0x0A]
    if buffer.count > 1 << 18 { try flush() }
  }

  /// Ends the file and puts it in its place.
  package func close() throws(SheetError) {
    try flush()
    do { try handle?.close() } catch { throw failure(error) }
    handle = nil
    try file.publish()
  }

  private func append(_ written: String) {
    let text = SheetText.printable(written)
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
      buffer += text.utf8
      return
    }
    buffer.append(0x22)
    for byte in text.utf8 {
      if byte == 0x22 { buffer.append(0x22) }
      buffer.append(byte)
    }
    buffer.append(0x22)
  }

  private static func guarded(_ text: String) -> String {
    switch SheetText.printable(text).unicodeScalars.first {
    case "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\t", "\n", "\r": "'" + text
    default: text
    }
  }

  private func flush() throws(SheetError) {
    do { try handle?.write(contentsOf: Data(buffer)) } catch { throw failure(error) }
    buffer.removeAll(keepingCapacity: true)
  }

  private func failure(_ error: any Error) -> SheetError {
    SheetError(.cannotWrite, "文件 \(file.path) 写不下去(磁盘满了?):\(error.localizedDescription)")
  }
}
