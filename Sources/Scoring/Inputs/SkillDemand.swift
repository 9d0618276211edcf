/// Workers of one skill that a plan asks for.
public struct SkillDemand: Sendable, Hashable {
  /// Skill code, as the park counts its labour.
  public var skill: String
  /// Persons.
  public var count: Int64

  /// A record as it is given; what is left out is unknown.
  public init(
    skill: String, count: Int64
  ) {
    self.skill = skill
    self.count = count
  }
}
