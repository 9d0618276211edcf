extension Bool: PostgresArrayElement {
  /// `bool`
  package static var postgresType: PostgresType { .bool }
  /// `bool[]`
  package static var postgresArrayType: PostgresType { .boolArray }

  /// One byte, 0 or 1.
  package func encode(into buffer: inout PostgresBuffer) { buffer.append(self ? 1 : 0 as UInt8) }

  /// Reads `bool`.
  package static func decode(_ bytes: RawSpan, type: PostgresType) throws(PostgresValueProblem) -> Bool {
    guard type == .bool else { throw .wrongType(type, expected: "Bool") }
    return try bytes.whole(UInt8.self) != 0
  }
}
