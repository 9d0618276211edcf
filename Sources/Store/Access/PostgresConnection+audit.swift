import Postgres
package import Service

extension PostgresConnection {
  /// Appends to the audit within the open transaction.
  func audit(_ note: AuditNote, _ invocation: Invocation, change: Int64? = nil) async throws {
    try await execute(
      """
      select audit(\(invocation.organisation), nullif(\(invocation.account), 0), \(invocation.actor),
        \(invocation.address), \(note.action), \(note.subject), \(note.detail), \(invocation.requestID), \(change))
      """)
  }
}

extension PostgresRegistry {
  /// Appends to the audit what was read, or done beside the records.
  package func note(_ note: AuditNote, invocation: Invocation) async throws {
    try await guarded {
      if let connection = OpenChange.connection { return try await connection.audit(note, invocation) }
      try await pool.seeing(invocation.sight) { try await $0.audit(note, invocation) }
    }
  }
}
