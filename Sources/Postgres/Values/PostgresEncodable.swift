/// A value that can be bound to `$n` or written into a binary `copy`.
package protocol PostgresEncodable {
  /// The type the server is told; a column of another type needs a cast in the SQL (`\(kind)::stage`).
  static var postgresType: PostgresType { get }

  /// Whether the value is SQL `null`; then `encode` is not called.
  var isPostgresNull: Bool { get }

  /// Appends the value in PostgreSQL's binary format, without a length word.
  func encode(into buffer: inout PostgresBuffer)
}

extension PostgresEncodable {
  /// Everything but an empty optional is a value.
  package var isPostgresNull: Bool { false }
}

/// A value that goes both ways.
package typealias PostgresCodable = PostgresDecodable & PostgresEncodable
