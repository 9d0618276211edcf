public import Domain

/// Parameters of `industry_admission`: the lists, and when to ask for the age of relocated equipment.
public struct AdmissionRules: CitedRules, Sendable, Hashable, Codable {
  /// When 产业结构调整指导目录 turns on the machine model, the class cannot decide: old lines that move west are asked for.
  public struct RelocatedEquipment: Sendable, Hashable, Codable {
    /// Who rules on the equipment.
    public let department: String
    /// The question put to the firm.
    public let question: String
    /// Classes whose old lines are known to move.
    public let codes: [IndustryCode]
    /// The id of its `RuleSource`.
    public let source: String
  }

  /// The clause as it is printed.
  public let clause: String
  /// The id of its `RuleSource`.
  public let source: String
  /// Who rules on it.
  public let departments: [String]
  /// Every list that governs a zone of the county, loaded or not.
  public let lists: [AdmissionList]
  /// The question about second-hand equipment.
  public let relocatedEquipment: RelocatedEquipment

  private enum CodingKeys: String, CodingKey {
    case clause, source, departments, lists
    case relocatedEquipment = "relocated_equipment"
  }
}
