/// A `bytea` value.
public struct PostgresBytea: Sendable, Hashable, PostgresArrayElement {
  /// The bytes.
  public var bytes: [UInt8]

  /// A value of these bytes.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// `bytea`
  public static var postgresType: PostgresType { .bytea }
  /// `bytea[]`
  public static var postgresArrayType: PostgresType { .byteaArray }

  /// The bytes as they are.
  public func encode(into buffer: inout PostgresBuffer) { buffer.append(contentsOf: bytes) }

  /// Reads `bytea`.
  public static func decode(_ bytes: RawSpan, type: PostgresType) throws(PostgresValueProblem) -> PostgresBytea {
    guard type == .bytea else { throw .wrongType(type, expected: "PostgresBytea") }
    return PostgresBytea(bytes.array())
  }
}
