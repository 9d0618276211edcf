/// Parameters of `window`.
public struct WindowRules: CitedRules, Sendable, Hashable, Codable {
  /// The clause as it is printed.
  public let clause: String
  /// The id of its `RuleSource`.
  public let source: String
  /// Who can move the dates.
  public let departments: [String]
  /// Months by which a start may miss the need's window at either end.
  public let toleranceMonths: Int

  private enum CodingKeys: String, CodingKey {
    case clause, source, departments
    case toleranceMonths = "tolerance_months"
  }
}
