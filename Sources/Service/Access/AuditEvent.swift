/// One row of the audit.
package struct AuditEvent: Sendable, Hashable, Encodable {
  /// Its place, from 1 on without a gap.
  package let number: Int64
  /// When, RFC 3339 UTC with microseconds.
  package let recordedAt: String
  /// The account; absent for whoever ran the program where its database is.
  package let account: Int64?
  package let actor: String
  /// From where; empty for this computer's own terminal.
  package let address: String
  package let action: String
  package let subject: String
  package let detail: String
  package let requestID: String
  /// The change that was made, where one was: its records tell what stood before and after.
  package let change: Int64?
  package let digest: String

  package init(
    number: Int64, recordedAt: String, account: Int64?, actor: String, address: String, action: String, subject: String,
    detail: String, requestID: String, change: Int64?, digest: String
  ) {
    self.number = number
    self.recordedAt = recordedAt
    self.account = account
    self.actor = actor
    self.address = address
    self.action = action
    self.subject = subject
    self.detail = detail
    self.requestID = requestID
    self.change = change
    self.digest = digest
  }

  enum CodingKeys: String, CodingKey {
    case number, actor, address, action, subject, detail, digest
    case recordedAt = "recorded_at"
    case account = "account_id"
    case requestID = "request_id"
    case change = "change_id"
  }
}

/// Which rows of the audit are asked for.
package struct AuditQuery: Sendable, Hashable {
  /// Whose: a part of the actor's name.
  package var actor: String?
  /// What: the action, or its beginning up to a point (`person.`).
  package var action: String?
  /// On what, such as `account:li.ming` or `change:34`.
  package var subject: String?
  /// From and to days in Shanghai, `yyyy-mm-dd`, both included.
  package var from: String?
  package var to: String?
  /// Rows before this one.
  package var before: Int64?
  /// At most so many, 1–1,000.
  package var limit: Int

  package init(
    actor: String? = nil, action: String? = nil, subject: String? = nil, from: String? = nil, to: String? = nil,
    before: Int64? = nil, limit: Int = 50
  ) {
    self.actor = actor
    self.action = action
    self.subject = subject
    self.from = from
    self.to = to
    self.before = before
    self.limit = limit
  }
}

/// What going through the audit found.
package struct AuditVerdict: Sendable, Hashable, Encodable {
  /// How many rows stand.
  package let rows: Int64
  /// The digest of the last row: kept elsewhere, it later proves that no row was taken from the end.
  package let head: String
  /// The first row that is not as it was written, or is missing; absent when all are.
  package let broken: Int64?
  /// What is wrong there, in Chinese.
  package let problem: String?

  package init(rows: Int64, head: String, broken: Int64?, problem: String?) {
    self.rows = rows
    self.head = head
    self.broken = broken
    self.problem = problem
  }
}
