public import Domain

/// Parameters of `capacity`.
public struct CapacityRules: Sendable, Hashable, Codable {
  /// The clause as it is printed.
  public let clause: String
  /// The id of its `RuleSource`.
  public let source: String
  /// Who answers for the ledger.
  public let departments: [String]
  /// What a plan must state before its capacity can be judged, by 落地方式 (raw value of ``LandingMode``).
  public let required: [String: [Resource]]

  /// The parameters of the gate.
  public init(clause: String, source: String, departments: [String], required: [String: [Resource]]) {
    self.clause = clause
    self.source = source
    self.departments = departments
    self.required = required
  }
}
