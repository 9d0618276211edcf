public import Scoring

/// What rankings are made from: one immutable state of the data with the profiles and rules in force.
public struct Scene: Sendable {
  /// The data, prepared for scoring.
  public let snapshot: Snapshot
  /// The scoring profiles in force, by name.
  public let profiles: [String: Profile]
  /// The gate rules in force.
  public let rules: RulePack

  /// What rankings are made from.
  public init(snapshot: Snapshot, profiles: [String: Profile], rules: RulePack) {
    self.snapshot = snapshot
    self.profiles = profiles
    self.rules = rules
  }
}
