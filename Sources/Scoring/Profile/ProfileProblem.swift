/// A value of a profile that cannot be used; it names the key.
public struct ProfileProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// The profile.
  public let profile: String
  /// Path of the key: `weights.jobs`.
  public let key: String
  /// What is wrong and what would be right.
  public let reason: String

  /// `profile outreach: weights.jobs is -1, but must not be negative`.
  public var description: String { "profile \(profile): \(key) \(reason)" }
}
