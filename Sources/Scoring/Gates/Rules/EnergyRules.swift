public import Domain

/// Parameters of `energy`: from these lines on a project needs 节能审查.
public struct EnergyRules: CitedRules, Sendable, Hashable, Codable {
  /// The clause as it is printed.
  public let clause: String
  /// The id of its `RuleSource`.
  public let source: String
  /// Who rules on it.
  public let departments: [String]
  /// Tonnes of standard coal a year.
  public let tceLine: Quantity
  /// 万 kWh a year.
  public let electricityLine: Quantity
  /// Tonnes of standard coal in 1 万 kWh (10 万 kWh = 12.29 tce).
  public let tcePerWanKwh: Quantity
  /// 两高 trades; a hit is unknown until ruled on.
  public let highEnergyList: AdmissionList

  private enum CodingKeys: String, CodingKey {
    case clause, source, departments
    case tceLine = "tce_line"
    case electricityLine = "electricity_line_wan_kwh"
    case tcePerWanKwh = "tce_per_wan_kwh"
    case highEnergyList = "high_energy_list"
  }
}
