import Domain

/// A row of the audit with what its change wrote: `{event, facts, left}`.
package struct AuditDetail: Sendable, Encodable {
  package let event: AuditEvent
  /// What the change wrote, before and after, at most ``longest``; none for a row without a change.
  package let facts: [ChangedFact]
  /// How many more there are.
  package let left: Int

  /// How many facts are told of one change.
  package static let longest = 1000
}

/// Reads and proves the audit.
package struct ReadAudit: Sendable {
  let accounts: any AccountBook
  let registry: any Registry
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

  /// One row, with what its change wrote: each record before and after, contact data masked. What was erased since is told as
  /// it stands. Throws `ServiceError` `not_allowed`, `audit_event_not_found`.
  package func show(_ number: Int64, _ invocation: Invocation) async throws -> AuditDetail {
    try Policy.demand(.readAudit, of: acting)
    let query = AuditQuery(before: number < Int64.max ? number + 1 : nil, limit: 1)
    guard let event = try await accounts.events(query, invocation).first, event.number == number else {
      throw ServiceError(.notFound, code: "audit_event_not_found", message: "没有编号为 \(number) 的审计记录。")
    }
    let facts = try await facts(of: event, invocation.organisation)
    return AuditDetail(
      event: event, facts: Array(facts.prefix(AuditDetail.longest)), left: max(0, facts.count - AuditDetail.longest))
  }

  private func facts(of event: AuditEvent, _ organisation: Int64) async throws -> [ChangedFact] {
    guard let id = event.change,
      let change = try await registry.changes(useCases: [], before: id + 1, limit: 1, organisation: organisation).first,
      change.id == id
    else { return [] }
    var facts: [ChangedFact] = []
    for kind in Entity.catalogue {
      facts += try await TellDifferences(registry)(
        kind, from: change.version - 1, to: change.version, organisation: organisation
      ).map(\.fact)
    }
    return facts
  }

  /// Goes through the whole audit. A digest that was noted down earlier must still be one of its rows'.
  /// Throws `ServiceError` `not_allowed`.
  package func verify(head: String? = nil, _ invocation: Invocation) async throws -> AuditVerdict {
    try Policy.demand(.readAudit, of: acting)
    return try await accounts.verify(head: head, invocation)
  }
}
