/// On whose behalf a use case runs. Locally the actor is the operating-system user.
public struct Invocation: Sendable, Hashable {
  /// The partnership whose records are read and written.
  public let organisation: Int64
  /// Who asks.
  public let actor: String
  /// The request's id, the same in answer, log and change.
  public let requestID: String

  /// On whose behalf a use case runs.
  public init(organisation: Int64 = 1, actor: String, requestID: String) {
    self.organisation = organisation
    self.actor = actor
    self.requestID = requestID
  }
}
