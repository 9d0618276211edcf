/// Workers of one skill to be had in the county.
public struct SkillSupply: Sendable, Hashable {
  /// Skill code.
  public var skill: String
  /// Persons.
  public var available: Int64

  /// A record as it is given; what is left out is unknown.
  public init(
    skill: String, available: Int64
  ) {
    self.skill = skill
    self.available = available
  }
}
