/// Bytes on their way to the server; integers go in network order.
package struct PostgresBuffer: Sendable {
  @usableFromInline var bytes: [UInt8] = []

  @usableFromInline init() {}

  /// Appends an integer, most significant byte first.
  @inlinable package mutating func append<T: FixedWidthInteger>(_ value: T) {
    unsafe withUnsafeBytes(of: value.bigEndian) { unsafe bytes.append(contentsOf: $0) }
  }

  /// Appends the UTF-8 of a text.
  @inlinable package mutating func append(utf8 text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// Appends bytes as they are.
  @inlinable package mutating func append(contentsOf other: [UInt8]) {
    bytes.append(contentsOf: other)
  }

  /// Appends a value after a length word (-1 and nothing else for null), as arrays and `copy` want it.
  @inlinable package mutating func appendField<Value: PostgresEncodable>(_ value: borrowing Value) {
    guard !value.isPostgresNull else { return append(-1 as Int32) }
    let start = bytes.count
    append(0 as Int32)
    value.encode(into: &self)
    overwrite(at: start, with: Int32(bytes.count - start - 4))
  }

  /// Replaces the integer at `offset`, which must already be there.
  @inlinable mutating func overwrite<T: FixedWidthInteger>(at offset: Int, with value: T) {
    for index in 0..<(T.bitWidth / 8) {
      bytes[offset + index] = UInt8(truncatingIfNeeded: value >> (T.bitWidth - 8 - 8 * index))
    }
  }
}
