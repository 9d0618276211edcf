/// Reads and proves the audit.
package struct ReadAudit: Sendable {
  let accounts: any AccountBook
  let acting: Acting

  /// Rows, newest first. Throws `ServiceError` `not_allowed`, `invalid_query`.
  package func callAsFunction(_ query: AuditQuery, _ invocation: Invocation) async throws -> [AuditEvent] {
    try Policy.demand(.readAudit, of: acting)
    guard (1...1000).contains(query.limit) else {
      throw ServiceError(
        .invalid, code: "invalid_query", message: "查询条件有误。",
        fields: [.init(field: "limit", code: "out_of_range", message: "limit 应在 1 到 1000 之间。")])
    }
    return try await accounts.events(query, invocation)
  }

  /// Goes through the whole audit. A digest that was noted down earlier must still be one of its rows'.
  /// Throws `ServiceError` `not_allowed`.
  package func verify(head: String? = nil, _ invocation: Invocation) async throws -> AuditVerdict {
    try Policy.demand(.readAudit, of: acting)
    return try await accounts.verify(head: head, invocation)
  }
}
