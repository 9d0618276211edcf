public import Domain

/// Parameters of `safety`: what on a plan calls for the safety authority.
public struct SafetyRules: CitedRules, Sendable, Hashable, Codable {
  /// A dangerous process and the words it is recognised by.
  public struct Mark: Sendable, Hashable, Codable {
    /// What it is.
    public let hazard: Hazard
    /// Words in the plan's key processes.
    public let words: [String]
  }

  /// The clause as it is printed.
  public let clause: String
  /// The id of its `RuleSource`.
  public let source: String
  /// Who rules on it.
  public let departments: [String]
  /// The marks.
  public let marks: [Mark]
}
