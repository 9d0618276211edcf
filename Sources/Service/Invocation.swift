/// On whose behalf a use case runs. Locally the actor is the operating-system user.
package struct Invocation: Sendable, Hashable {
  /// The partnership whose records are read and written.
  package let organisation: Int64
  package let actor: String
  /// The request's id, the same in answer, log and change.
  package let requestID: String

  /// On whose behalf a use case runs.
  package init(organisation: Int64 = 1, actor: String, requestID: String) {
    self.organisation = organisation
    self.actor = actor
    self.requestID = requestID
  }
}
