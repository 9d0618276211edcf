/// A value that may stand in a one-dimensional PostgreSQL array.
package protocol PostgresArrayElement: PostgresCodable {
  /// The type of an array of these.
  static var postgresArrayType: PostgresType { get }
}
