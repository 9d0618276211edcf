extension Double: PostgresArrayElement {
  /// `double precision`
  package static var postgresType: PostgresType { .float8 }
  /// `double precision[]`
  package static var postgresArrayType: PostgresType { .float8Array }

  /// Eight bytes, IEEE 754.
  package func encode(into buffer: inout PostgresBuffer) { buffer.append(bitPattern) }

  /// Reads `double precision` and `real`.
  package static func decode(_ bytes: RawSpan, type: PostgresType) throws(PostgresValueProblem) -> Double {
    switch type {
    case .float8: Double(bitPattern: try bytes.whole(UInt64.self))
    case .float4: Double(Float(bitPattern: try bytes.whole(UInt32.self)))
    default: throw .wrongType(type, expected: "Double")
    }
  }
}
