package import Scoring

/// What rankings are made from: one immutable state of the data with the profiles and rules in force.
package struct Scene: Sendable {
  /// The data, prepared for scoring.
  package let snapshot: Snapshot
  /// The scoring profiles in force, by name.
  package let profiles: [String: Profile]
  /// The gate rules in force.
  package let rules: RulePack
  /// The engine over the data and the rules, shared by all questions.
  package let ranker: Ranker
  /// About how many bytes of memory it takes: the data, and what the shipped reference tables take once prepared.
  package var bytes: Int { snapshot.bytes + Scene.referenceBytes + answers.bytes }
  private static let referenceBytes = 6 << 20
  /// Which firms are being negotiated with in this state.
  let talks = KeptTalks()
  /// Who meets the links of its chains.
  let makers = KeptMakers()
  /// What was answered of it.
  let answers = WrittenAnswers()

  /// What rankings are made from.
  package init(snapshot: Snapshot, profiles: [String: Profile], rules: RulePack) {
    self.snapshot = snapshot
    self.profiles = profiles
    self.rules = rules
    ranker = Ranker(snapshot: snapshot, rules: rules)
  }

  /// A profile by name. Throws `ServiceError` `profile_not_found` naming those there are.
  package func profile(_ name: String) throws -> Profile {
    guard let profile = profiles[name] else {
      throw ServiceError(
        .notFound, code: "profile_not_found",
        message: "没有评分方案「\(name)」,可用:\(profiles.keys.sorted().joined(separator: "、"))。")
    }
    return profile
  }
}
