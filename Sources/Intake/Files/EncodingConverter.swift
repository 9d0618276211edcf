import Foundation

/// Turns bytes of another encoding into UTF-8 piece by piece, by iconv. Bytes that are no character become U+FFFD, so that
/// one damaged cell does not refuse a file.
@safe final class EncodingConverter {
  private let descriptor: iconv_t
  /// The bytes of a character whose rest has not come yet.
  private var pending: [UInt8] = []

  init(from encoding: TextEncoding) throws(IntakeError) {
    guard let opened = unsafe iconv_open("UTF-8", encoding.name), unsafe opened != iconv_t(bitPattern: -1) else {
      throw IntakeError(.cannotOpen, "系统不支持编码 \(encoding.name)", hint: "另存为 UTF-8 的 CSV 再导入")
    }
    unsafe descriptor = opened
  }

  deinit { _ = unsafe iconv_close(descriptor) }

  /// The next piece as UTF-8. At the end of the file (`isLast`) an open character is damage.
  func convert(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    var input = pending + bytes
    pending = []
    // GB18030 to UTF-8 grows at most 3 bytes for 2, UTF-16 likewise; U+FFFD is 3 bytes for each byte dropped.
    var output = [UInt8](repeating: 0, count: input.count * 3 + 16)
    var consumed = 0
    var written = 0
    while consumed < input.count {
      let (used, made, failure) = step(&input, from: consumed, &output, from: written)
      consumed += used
      written += made
      if failure == 0 { break }
      if failure == EINVAL, !isLast {
        pending = Array(input[consumed...])
        break
      }
      for byte in [0xEF, 0xBF, 0xBD] as [UInt8] {
        output[written] = byte
        written += 1
      }
      consumed += 1
    }
    output.removeLast(output.count - written)
    return output
  }

  private func step(_ input: inout [UInt8], from start: Int, _ output: inout [UInt8], from end: Int)
    -> (used: Int, made: Int, failure: Int32)
  {
    unsafe input.withUnsafeMutableBytes { source in
      unsafe output.withUnsafeMutableBytes { target in
        var from = unsafe source.baseAddress.map { unsafe $0.advanced(by: start).assumingMemoryBound(to: CChar.self) }
        var to = unsafe target.baseAddress.map { unsafe $0.advanced(by: end).assumingMemoryBound(to: CChar.self) }
        var left = source.count - start
        var room = target.count - end
        let result = unsafe iconv(descriptor, &from, &left, &to, &room)
        let failure = result == Int(bitPattern: UInt.max) ? errno : 0
        return (source.count - start - left, target.count - end - room, failure)
      }
    }
  }
}
