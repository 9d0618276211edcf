import Foundation

/// The bytes of a text file as UTF-8, in pieces; memory does not grow with the file.
final class TextSource {
  /// Bytes of the file read.
  private(set) var bytesRead = 0
  /// Bytes of the file.
  let byteCount: Int
  let encoding: TextEncoding

  private let handle: FileHandle
  private let converter: EncodingConverter?
  private var isAtEnd = false

  /// - Parameters:
  ///   - isMended: whether bytes that are not UTF-8 become U+FFFD here, for readers that take no broken text; pieces end
  ///     with whole characters then.
  init(path: String, isMended: Bool = false) throws {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw IntakeError(.cannotOpen, "打不开文件 \(path)", hint: "检查路径和读取权限")
    }
    self.handle = handle
    let (encoding, mark) = try TextEncoding.detect(handle)
    self.encoding = encoding
    converter = encoding == .utf8 && !isMended ? nil : try EncodingConverter(from: encoding)
    byteCount = Int(try handle.seekToEnd())
    try handle.seek(toOffset: UInt64(mark))
    bytesRead = mark
  }

  /// The next piece, `nil` at the end.
  func next() throws -> [UInt8]? {
    if isAtEnd { return nil }
    let data = try handle.read(upToCount: 1 << 18) ?? Data()
    bytesRead += data.count
    isAtEnd = data.isEmpty
    let bytes = [UInt8](data)
    guard let converter else { return isAtEnd ? nil : bytes }
    return converter.convert(bytes, isLast: isAtEnd)
  }
}
