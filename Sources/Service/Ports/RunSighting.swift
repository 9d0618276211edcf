/// Somebody saw a kept ranking at some instant.
package struct RunSighting: Sendable, Hashable {
  package let organisation: Int64
  package let run: String
  package let actor: String
  /// When, microseconds since 1970-01-01T00:00:00Z.
  package let microseconds: Int64

  /// Somebody saw a ranking.
  package init(organisation: Int64, run: String, actor: String, microseconds: Int64) {
    self.organisation = organisation
    self.run = run
    self.actor = actor
    self.microseconds = microseconds
  }
}
