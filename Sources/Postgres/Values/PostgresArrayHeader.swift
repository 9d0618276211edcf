/// The words before the elements of a binary array: dimensions, null flag, element type, length, lower bound.
@usableFromInline struct PostgresArrayHeader {
  @usableFromInline let elementType: PostgresType
  @usableFromInline let count: Int
  @usableFromInline let byteCount: Int

  /// Reads the header; more than one dimension is refused.
  @usableFromInline init(_ bytes: RawSpan, expected: @autoclosure () -> String) throws(PostgresValueProblem) {
    guard bytes.byteCount >= 12 else { throw .wrongLength(bytes.byteCount, expected: expected()) }
    let dimensions = bytes.bigEndian(Int32.self)
    elementType = PostgresType(rawValue: bytes.bigEndian(UInt32.self, at: 8))
    switch dimensions {
    case 0:
      count = 0
      byteCount = 12
    case 1:
      guard bytes.byteCount >= 20 else { throw .wrongLength(bytes.byteCount, expected: expected()) }
      let length = Int(bytes.bigEndian(Int32.self, at: 12))
      // Every element has a length word, so a longer count is a broken value and must not be allocated for.
      guard length >= 0, length <= (bytes.byteCount - 20) / 4 else {
        throw .wrongLength(bytes.byteCount, expected: expected())
      }
      count = length
      byteCount = 20
    default:
      throw .refused(expected: expected() + " (one dimension)")
    }
  }
}
