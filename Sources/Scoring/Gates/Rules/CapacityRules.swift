public import Domain

/// Parameters of `capacity`.
public struct CapacityRules: CitedRules, Sendable, Hashable, Codable {
  /// The clause as it is printed.
  public let clause: String
  /// The id of its `RuleSource`.
  public let source: String
  /// Who answers for the ledger.
  public let departments: [String]
  /// What a plan must state before its capacity can be judged, by 落地方式 (raw value of ``LandingMode``).
  public let required: [String: [Resource]]

  /// Who answers for a resource: the first named for land and plant, the second for power, the third for water.
  func department(of resource: Resource) -> String {
    let place =
      switch resource {
      case .power: 1
      case .water, .sewage: 2
      default: 0
      }
    return departments.indices.contains(place) ? departments[place] : department
  }
}
