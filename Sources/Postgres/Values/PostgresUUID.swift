/// A `uuid`: sixteen bytes.
package struct PostgresUUID: Sendable, Hashable, Comparable, PostgresArrayElement, CustomStringConvertible {
  /// The first eight bytes.
  package let high: UInt64
  /// The last eight bytes.
  package let low: UInt64

  /// The sixteen bytes, most significant first.
  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Reads `f81d4fae-7dec-11d0-a765-00a0c91e6bf6` in either case; anything else is `nil`.
  package init?(_ text: some StringProtocol) {
    let groups = text.split(separator: "-", omittingEmptySubsequences: false)
    guard groups.map(\.utf8.count) == [8, 4, 4, 4, 12] else { return nil }
    let digits = groups.joined()
    guard digits.utf8.count == 32, digits.allSatisfy(\.isHexDigit), digits.allSatisfy(\.isASCII),
      let high = UInt64(digits.prefix(16), radix: 16), let low = UInt64(digits.suffix(16), radix: 16)
    else { return nil }
    self.init(high: high, low: low)
  }

  /// A fresh random identifier (RFC 9562, version 4).
  package static func random() -> PostgresUUID {
    PostgresUUID(
      high: UInt64.random(in: 0 ... .max) & 0xffff_ffff_ffff_0fff | 0x4000,
      low: UInt64.random(in: 0 ... .max) & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000)
  }

  /// `uuid`
  package static var postgresType: PostgresType { .uuid }
  /// `uuid[]`
  package static var postgresArrayType: PostgresType { .uuidArray }

  /// The order of the bytes, as in the server.
  package static func < (a: PostgresUUID, b: PostgresUUID) -> Bool { (a.high, a.low) < (b.high, b.low) }

  /// Lower-case, in groups of 8-4-4-4-12.
  package var description: String {
    func hex(_ value: UInt64, _ digits: Int) -> String {
      let text = String(value, radix: 16)
      return String(repeating: "0", count: digits - text.count) + text
    }
    return [
      hex(high >> 32, 8), hex(high >> 16 & 0xffff, 4), hex(high & 0xffff, 4), hex(low >> 48, 4),
      hex(low & 0xffff_ffff_ffff, 12),
    ].joined(separator: "-")
  }

  /// Sixteen bytes.
  package func encode(into buffer: inout PostgresBuffer) {
    buffer.append(high)
    buffer.append(low)
  }

  /// Reads `uuid`.
  package static func decode(_ bytes: RawSpan, type: PostgresType) throws(PostgresValueProblem) -> PostgresUUID {
    guard type == .uuid else { throw .wrongType(type, expected: "PostgresUUID") }
    guard bytes.byteCount == 16 else { throw .wrongLength(bytes.byteCount, expected: "PostgresUUID") }
    return PostgresUUID(high: bytes.bigEndian(UInt64.self), low: bytes.bigEndian(UInt64.self, at: 8))
  }
}
