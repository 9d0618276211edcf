/// Parameters of `window`.
public struct WindowRules: Sendable, Hashable, Codable {
  /// The clause as it is printed.
  public let clause: String
  /// The id of its `RuleSource`.
  public let source: String
  /// Who can move the dates.
  public let departments: [String]
  /// Months by which a start may miss the need's window at either end.
  public let toleranceMonths: Int

  /// The parameters of the gate.
  public init(clause: String, source: String, departments: [String], toleranceMonths: Int) {
    self.clause = clause
    self.source = source
    self.departments = departments
    self.toleranceMonths = toleranceMonths
  }

  private enum CodingKeys: String, CodingKey {
    case clause, source, departments
    case toleranceMonths = "tolerance_months"
  }
}
