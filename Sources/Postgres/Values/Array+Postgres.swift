extension Array: PostgresEncodable where Element: PostgresArrayElement {
  /// The array type of the elements.
  package static var postgresType: PostgresType { Element.postgresArrayType }

  /// One dimension, lower bound 1; an empty array has no dimension (`array_send`).
  package func encode(into buffer: inout PostgresBuffer) {
    buffer.append((isEmpty ? 0 : 1) as Int32)
    buffer.append((contains { $0.isPostgresNull } ? 1 : 0) as Int32)
    buffer.append(Element.postgresType.rawValue)
    guard !isEmpty else { return }
    buffer.append(Int32(count))
    buffer.append(1 as Int32)
    for element in self { buffer.appendField(element) }
  }
}

extension Array: PostgresDecodable where Element: PostgresArrayElement {
  /// Reads an array of one dimension; the type of its elements stands in the value itself.
  package static func decode(_ bytes: RawSpan, type: PostgresType) throws(PostgresValueProblem) -> [Element] {
    guard type.mayBeArray else { throw .wrongType(type, expected: "\(Self.self)") }
    let header = try PostgresArrayHeader(bytes, expected: "\(Self.self)")
    var elements: [Element] = []
    elements.reserveCapacity(header.count)
    var offset = header.byteCount
    for _ in 0..<header.count {
      guard bytes.byteCount - offset >= 4 else { throw .wrongLength(bytes.byteCount, expected: "\(Self.self)") }
      let length = Int(bytes.bigEndian(Int32.self, at: offset))
      offset += 4
      if length < 0 {
        elements.append(try Element.decodeNull())
        continue
      }
      guard bytes.byteCount - offset >= length else {
        throw .wrongLength(bytes.byteCount, expected: "\(Self.self)")
      }
      elements.append(try Element.decode(bytes.extracting(offset..<(offset + length)), type: header.elementType))
      offset += length
    }
    guard offset == bytes.byteCount else { throw .wrongLength(bytes.byteCount, expected: "\(Self.self)") }
    return elements
  }
}
