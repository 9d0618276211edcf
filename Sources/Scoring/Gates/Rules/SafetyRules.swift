public import Domain

/// Parameters of `safety`: what on a plan calls for the safety authority.
public struct SafetyRules: Sendable, Hashable, Codable {
  /// A dangerous process and the words it is recognised by.
  public struct Mark: Sendable, Hashable, Codable {
    /// What it is.
    public let hazard: Hazard
    /// Words in the plan's key processes.
    public let words: [String]

    /// A mark and its words.
    public init(hazard: Hazard, words: [String]) {
      self.hazard = hazard
      self.words = words
    }
  }

  /// The clause as it is printed.
  public let clause: String
  /// The id of its `RuleSource`.
  public let source: String
  /// Who rules on it.
  public let departments: [String]
  /// The marks.
  public let marks: [Mark]

  /// The parameters of the gate.
  public init(clause: String, source: String, departments: [String], marks: [Mark]) {
    self.clause = clause
    self.source = source
    self.departments = departments
    self.marks = marks
  }
}
