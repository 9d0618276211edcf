/// A value that can be read from a binary column.
package protocol PostgresDecodable {
  /// Reads one value that is not null.
  ///
  /// - Parameters:
  ///   - bytes: the value in PostgreSQL's binary format, without a length word.
  ///   - type: the type of the column.
  static func decode(_ bytes: RawSpan, type: PostgresType) throws(PostgresValueProblem) -> Self

  /// What SQL `null` becomes; a problem unless the type is optional.
  static func decodeNull() throws(PostgresValueProblem) -> Self
}

extension PostgresDecodable {
  /// Null has no place in a type that is not optional.
  package static func decodeNull() throws(PostgresValueProblem) -> Self {
    throw .unexpectedNull(expected: "\(Self.self)")
  }
}
