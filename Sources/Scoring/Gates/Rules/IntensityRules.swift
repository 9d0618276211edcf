public import Domain

/// Parameters of `investment_intensity` and `tax_intensity`: a line in 元 per 亩 (for tax: 元 per 亩 and year).
public struct IntensityRules: CitedRules, Sendable, Hashable, Codable {
  /// The clause as it is printed.
  public let clause: String
  /// The id of its `RuleSource`.
  public let source: String
  /// Who rules on it.
  public let departments: [String]
  /// The mode of the pack's own line; a park's, zone's or need's paper is binding whatever this says.
  public let mode: ThresholdMode
  /// The line, 元 per 亩.
  public let lineYuanPerMu: Int64
  /// Ways of landing that the line does not apply to.
  public let exemptModes: [LandingMode]
  /// m² in one 亩 for rented plant: 亩 = m² ÷ 容积率 ÷ this.
  public let squareMetresPerMu: Quantity
  /// Share of 总投资 that is surely fixed, when only the total is given; `nil` where the line is not on investment.
  public let fixedShareFloor: Quantity?
  /// What other places ask, as read aloud beside the line; never a veto here.
  public let elsewhere: String?
  /// The id of the source of `elsewhere`.
  public let elsewhereSource: String?

  private enum CodingKeys: String, CodingKey {
    case clause, source, departments, mode, elsewhere
    case lineYuanPerMu = "line_yuan_per_mu"
    case exemptModes = "exempt_modes"
    case squareMetresPerMu = "square_metres_per_mu"
    case fixedShareFloor = "fixed_share_floor"
    case elsewhereSource = "elsewhere_source"
  }
}
