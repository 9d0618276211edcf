/// On whose behalf a use case runs. Locally the actor is the operating-system user.
package struct Invocation: Sendable, Hashable {
  /// The partnership whose records are read and written.
  package let organisation: Int64
  /// The account acted for; 0 for whoever runs the program where its database is.
  package let account: Int64
  package let actor: String
  /// The name the account logs in with; `nil` for whoever runs the program where its database is.
  package let login: String?
  /// The network address asked from; empty on this computer's own terminal.
  package let address: String
  /// The request's id, the same in answer, log and change.
  package let requestID: String

  /// On whose behalf a use case runs.
  package init(
    organisation: Int64 = 1, account: Int64 = 0, actor: String, login: String? = nil, address: String = "",
    requestID: String
  ) {
    self.login = login
    self.organisation = organisation
    self.account = account
    self.actor = actor
    self.address = address
    self.requestID = requestID
  }
}
