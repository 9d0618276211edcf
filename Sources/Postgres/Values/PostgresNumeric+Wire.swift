/// The binary format of `numeric` (`numeric_send`): count of base-10000 digits, weight of the first, sign, scale, digits.
extension PostgresNumeric {
  private static let negative: UInt16 = 0x4000

  /// Digits in groups of four, without leading and trailing zero groups.
  package func encode(into buffer: inout PostgresBuffer) {
    let padding = (4 - scale % 4) % 4
    var rest = UInt128(unscaled.magnitude)
    for _ in 0..<padding { rest *= 10 }
    var groups: [Int16] = []
    while rest > 0 {
      groups.append(Int16(rest % 10_000))
      rest /= 10_000
    }
    let weight = groups.count - (scale + padding) / 4 - 1
    let trailingZeros = groups.prefix { $0 == 0 }.count
    buffer.append(Int16(groups.count - trailingZeros))
    buffer.append(Int16(groups.isEmpty ? 0 : weight))
    buffer.append(unscaled < 0 ? PostgresNumeric.negative : 0)
    buffer.append(Int16(scale))
    for group in groups.dropFirst(trailingZeros).reversed() { buffer.append(group) }
  }

  /// Reads `numeric` exactly; NaN, the infinities and what does not fit 64 bits are out of range.
  package static func decode(_ bytes: RawSpan, type: PostgresType) throws(PostgresValueProblem) -> PostgresNumeric {
    guard type == .numeric else { throw .wrongType(type, expected: "PostgresNumeric") }
    guard bytes.byteCount >= 8 else { throw .wrongLength(bytes.byteCount, expected: "PostgresNumeric") }
    let count = Int(bytes.bigEndian(Int16.self))
    let weight = Int(bytes.bigEndian(Int16.self, at: 2))
    let sign = bytes.bigEndian(UInt16.self, at: 4)
    let scale = Int(bytes.bigEndian(UInt16.self, at: 6) & 0x3fff)
    guard count >= 0, bytes.byteCount == 8 + 2 * count else {
      throw .wrongLength(bytes.byteCount, expected: "PostgresNumeric")
    }
    guard sign == 0 || sign == negative else { throw .outOfRange(expected: "PostgresNumeric") }
    var magnitude: UInt128 = 0
    for index in 0..<count {
      try grow(&magnitude, by: 10_000)
      magnitude += UInt128(UInt16(bitPattern: bytes.bigEndian(Int16.self, at: 8 + 2 * index)))
    }
    // The digits end at 10000^(weight - count + 1); move the point to `scale` digits after it.
    var shift = magnitude == 0 ? 0 : 4 * (weight - count + 1) + scale
    while shift > 0 {
      try grow(&magnitude, by: 10)
      shift -= 1
    }
    while shift < 0 {
      guard magnitude % 10 == 0 else { throw .outOfRange(expected: "PostgresNumeric") }
      magnitude /= 10
      shift += 1
    }
    let signed = sign == negative ? -Int128(magnitude) : Int128(magnitude)
    guard let unscaled = Int64(exactly: signed) else { throw .outOfRange(expected: "PostgresNumeric") }
    return PostgresNumeric(unscaled: unscaled, scale: scale)
  }

  /// Multiplies; a magnitude that can no longer come down to 64 bits ends the reading.
  private static func grow(_ magnitude: inout UInt128, by factor: UInt128) throws(PostgresValueProblem) {
    guard magnitude < UInt128(1) << 100 else { throw .outOfRange(expected: "PostgresNumeric") }
    magnitude *= factor
  }
}
