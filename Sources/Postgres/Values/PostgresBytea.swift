/// A `bytea` value.
package struct PostgresBytea: Sendable, Hashable, PostgresArrayElement {
  package var bytes: [UInt8]

  /// A value of these bytes.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// `bytea`
  package static var postgresType: PostgresType { .bytea }
  /// `bytea[]`
  package static var postgresArrayType: PostgresType { .byteaArray }

  /// The bytes as they are.
  package func encode(into buffer: inout PostgresBuffer) { buffer.append(contentsOf: bytes) }

  /// Reads `bytea`.
  package static func decode(_ bytes: RawSpan, type: PostgresType) throws(PostgresValueProblem) -> PostgresBytea {
    guard type == .bytea else { throw .wrongType(type, expected: "PostgresBytea") }
    return PostgresBytea(bytes.array())
  }
}
