extension Int16: PostgresArrayElement {
  /// `smallint`
  package static var postgresType: PostgresType { .int2 }
  /// `smallint[]`
  package static var postgresArrayType: PostgresType { .int2Array }

  /// Two bytes.
  package func encode(into buffer: inout PostgresBuffer) { buffer.append(self) }

  /// Reads `smallint`.
  package static func decode(_ bytes: RawSpan, type: PostgresType) throws(PostgresValueProblem) -> Int16 {
    try bytes.integer(type)
  }
}

extension Int32: PostgresArrayElement {
  /// `integer`
  package static var postgresType: PostgresType { .int4 }
  /// `integer[]`
  package static var postgresArrayType: PostgresType { .int4Array }

  /// Four bytes.
  package func encode(into buffer: inout PostgresBuffer) { buffer.append(self) }

  /// Reads `integer` and anything narrower.
  package static func decode(_ bytes: RawSpan, type: PostgresType) throws(PostgresValueProblem) -> Int32 {
    try bytes.integer(type)
  }
}

extension Int64: PostgresArrayElement {
  /// `bigint`
  package static var postgresType: PostgresType { .int8 }
  /// `bigint[]`
  package static var postgresArrayType: PostgresType { .int8Array }

  /// Eight bytes.
  package func encode(into buffer: inout PostgresBuffer) { buffer.append(self) }

  /// Reads `bigint` and anything narrower.
  package static func decode(_ bytes: RawSpan, type: PostgresType) throws(PostgresValueProblem) -> Int64 {
    try bytes.integer(type)
  }
}

extension Int: PostgresArrayElement {
  /// `bigint`
  package static var postgresType: PostgresType { .int8 }
  /// `bigint[]`
  package static var postgresArrayType: PostgresType { .int8Array }

  /// Eight bytes.
  package func encode(into buffer: inout PostgresBuffer) { buffer.append(Int64(self)) }

  /// Reads `bigint` and anything narrower.
  package static func decode(_ bytes: RawSpan, type: PostgresType) throws(PostgresValueProblem) -> Int {
    try bytes.integer(type)
  }
}

extension RawSpan {
  /// An integer column, widened; a column that is wider than `T` is the wrong type even when the value would fit.
  fileprivate func integer<T: FixedWidthInteger>(_ type: PostgresType) throws(PostgresValueProblem) -> T {
    switch type {
    case .int2: return T(try whole(Int16.self))
    case .int4 where T.bitWidth >= 32: return T(try whole(Int32.self))
    case .oid where T.bitWidth >= 64: return T(try whole(UInt32.self))
    case .int8 where T.bitWidth >= 64: return T(try whole(Int64.self))
    default: throw .wrongType(type, expected: "\(T.self)")
    }
  }
}
