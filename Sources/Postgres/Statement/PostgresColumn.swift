/// The name and type of one column of a result.
public struct PostgresColumn: Sendable, Hashable {
  /// The name as the statement gives it.
  public let name: String
  /// The type; a domain shows as the type it is based on.
  public let type: PostgresType
}
