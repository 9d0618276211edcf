extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
  /// The type of the value inside.
  package static var postgresType: PostgresType { Wrapped.postgresType }

  /// `nil` is null.
  package var isPostgresNull: Bool { self?.isPostgresNull ?? true }

  /// The value inside.
  package func encode(into buffer: inout PostgresBuffer) { self?.encode(into: &buffer) }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
  /// Reads the value inside.
  package static func decode(_ bytes: RawSpan, type: PostgresType) throws(PostgresValueProblem) -> Wrapped? {
    try Wrapped.decode(bytes, type: type)
  }

  /// Null is `nil`.
  package static func decodeNull() throws(PostgresValueProblem) -> Wrapped? { nil }
}

extension Optional: PostgresArrayElement where Wrapped: PostgresArrayElement {
  /// The type of an array of the values inside.
  package static var postgresArrayType: PostgresType { Wrapped.postgresArrayType }
}
