package import Scoring

/// Shows what rankings are made by: the scoring profiles and the gate rules in force.
package struct ShowRules: Sendable {
  let scenes: SceneKeeper

  /// Shows the rules of the latest scene.
  package init(scenes: SceneKeeper) { self.scenes = scenes }

  /// The profiles in force, by name.
  package func profiles(organisation: Int64) async throws -> [ProfileSummary] {
    try await scenes.scene(organisation: organisation).profiles.values.sorted { $0.name < $1.name }
      .map(ProfileSummary.init)
  }

  /// A profile whole. Throws `ServiceError` `profile_not_found` naming those there are.
  package func profile(_ name: String, organisation: Int64) async throws -> Profile {
    try await scenes.scene(organisation: organisation).profile(name)
  }

  /// The profiles in force, by name, and the gate rules, of one state of the data.
  package func whole(organisation: Int64) async throws -> (profiles: [Profile], rules: RulePack) {
    let scene = try await scenes.scene(organisation: organisation)
    return (scene.profiles.values.sorted { $0.name < $1.name }, scene.rules)
  }

  /// The gate rules in force.
  package func gateRules(organisation: Int64) async throws -> RulePack {
    try await scenes.scene(organisation: organisation).rules
  }
}

/// A profile in a list.
package struct ProfileSummary: Sendable, Encodable, Hashable {
  /// `outreach` or `review`.
  package let name: String
  /// Rises with every correction.
  package let version: Int64
  /// The words on screen.
  package let title: String
  /// `firms` or `plans`.
  package let rows: String
  /// `together` or `in_turn`.
  package let ordering: String

  /// Sums up a profile.
  package init(_ profile: Profile) {
    name = profile.name
    version = profile.version
    title = profile.title
    rows = profile.rows.rawValue
    ordering = profile.ordering.rawValue
  }
}
