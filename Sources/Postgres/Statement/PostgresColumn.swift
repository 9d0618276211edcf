/// The name and type of one column of a result.
package struct PostgresColumn: Sendable, Hashable {
  /// The name as the statement gives it.
  package let name: String
  /// The type; a domain shows as the type it is based on.
  package let type: PostgresType
}
