public import Domain

/// Parameters of `standing`.
public struct StandingRules: CitedRules, Sendable, Hashable, Codable {
  /// The clause as it is printed.
  public let clause: String
  /// The id of its `RuleSource`.
  public let source: String
  /// Who looks the registers up.
  public let departments: [String]
  /// Whose name must be looked up in every register; others count once they have been.
  public let requiredSubjects: [StandingSubject]

  private enum CodingKeys: String, CodingKey {
    case clause, source, departments
    case requiredSubjects = "required_subjects"
  }
}
