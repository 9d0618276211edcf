/// Parameters of `pollutant_total` (《南水北调工程供用水管理条例》 art. 21).
public struct PollutantRules: CitedRules, Sendable, Hashable, Codable {
  /// The clause as it is printed.
  public let clause: String
  /// The id of its `RuleSource`.
  public let source: String
  /// Who rules on it.
  public let departments: [String]
  /// The pollutants whose total is counted, in t/a.
  public let pollutants: [String]
  /// Process words that make a ruling unlikely.
  public let heavyProcesses: [String]
  /// Process words that mean process waste water.
  public let processWaterProcesses: [String]

  private enum CodingKeys: String, CodingKey {
    case clause, source, departments, pollutants
    case heavyProcesses = "heavy_processes"
    case processWaterProcesses = "process_water_processes"
  }
}
