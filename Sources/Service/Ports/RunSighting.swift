/// Somebody saw a kept ranking at some instant.
public struct RunSighting: Sendable, Hashable {
  /// The partnership.
  public let organisation: Int64
  /// The run's id.
  public let run: String
  /// Who saw it.
  public let actor: String
  /// When, microseconds since 1970-01-01T00:00:00Z.
  public let microseconds: Int64

  /// Somebody saw a ranking.
  public init(organisation: Int64, run: String, actor: String, microseconds: Int64) {
    self.organisation = organisation
    self.run = run
    self.actor = actor
    self.microseconds = microseconds
  }
}
