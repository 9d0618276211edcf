/// Something that was done or read, as the audit tells it.
package struct AuditNote: Sendable, Hashable {
  /// What was done, such as `enterprise.edit` or `account.log_in`.
  package let action: String
  /// What it was done to, such as `change:34` or `account:li.ming`; empty when to nothing in particular.
  package let subject: String
  /// What else has to be known, in words; never contact data or a secret.
  package let detail: String

  /// Something that was done or read.
  package init(_ action: String, subject: String = "", detail: String = "") {
    self.action = action
    self.subject = subject
    self.detail = detail
  }
}
