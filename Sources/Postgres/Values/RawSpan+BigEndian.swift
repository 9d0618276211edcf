extension RawSpan {
  /// The integer at `offset`, most significant byte first; out of bounds traps.
  func bigEndian<T: FixedWidthInteger & BitwiseCopyable>(_ type: T.Type, at offset: Int = 0) -> T {
    T(bigEndian: unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: T.self))
  }

  /// The whole span as one integer.
  func whole<T: FixedWidthInteger & BitwiseCopyable>(_ type: T.Type) throws(PostgresValueProblem) -> T {
    guard byteCount == T.bitWidth / 8 else { throw .wrongLength(byteCount, expected: "\(T.self)") }
    return bigEndian(T.self)
  }

  /// The bytes as an array of their own.
  func array() -> [UInt8] {
    unsafe withUnsafeBytes { unsafe [UInt8]($0) }
  }

  /// The bytes as text; `nil` unless they are UTF-8.
  func text() -> String? {
    unsafe withUnsafeBytes { unsafe String(validating: $0, as: UTF8.self) }
  }
}
