/// Where reference tables are kept.
package protocol ReferenceStore: Sendable {
  /// Keeps the tables that are new, as immutable versions, and makes the organisation work with them.
  /// Answers the names of those that changed; none when all stood already.
  func load(_ tables: [ReferenceTable], invocation: Invocation) async throws -> [String]

  /// Lets the organisation work without a table from now on; past states are read with it all the same.
  func retire(_ name: String, invocation: Invocation) async throws

  /// The names beginning so that any table ever had, of any organisation.
  func names(beginning: String) async throws -> [String]

  /// A table the organisation works with. Throws `ServiceError` `reference_not_loaded`.
  func table(_ name: String, organisation: Int64) async throws -> ReferenceTable
}
