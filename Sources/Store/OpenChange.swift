import Postgres

/// The connection of the change that is being written, for what the rules of its records read meanwhile.
enum OpenChange {
  @TaskLocal static var connection: PostgresConnection?
}

extension PostgresPool {
  /// Reads over the open change's connection, else over one of the pool with these eyes. A change that asked for a second
  /// connection would wait for itself as soon as as many are written at once as the pool has.
  func reading<Result>(_ sight: Sight, _ body: (PostgresConnection) async throws -> Result) async throws -> Result {
    if let connection = OpenChange.connection { return try await body(connection) }
    return try await seeing(sight, TransactionMode(isReadOnly: true), body)
  }
}
