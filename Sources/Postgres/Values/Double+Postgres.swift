extension Double: PostgresArrayElement {
  /// `double precision`
  public static var postgresType: PostgresType { .float8 }
  /// `double precision[]`
  public static var postgresArrayType: PostgresType { .float8Array }

  /// Eight bytes, IEEE 754.
  public func encode(into buffer: inout PostgresBuffer) { buffer.append(bitPattern) }

  /// Reads `double precision` and `real`.
  public static func decode(_ bytes: RawSpan, type: PostgresType) throws(PostgresValueProblem) -> Double {
    switch type {
    case .float8: Double(bitPattern: try bytes.whole(UInt64.self))
    case .float4: Double(Float(bitPattern: try bytes.whole(UInt32.self)))
    default: throw .wrongType(type, expected: "Double")
    }
  }
}
