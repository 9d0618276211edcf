public import Domain

/// The answer to "which need for this firm".
public struct EnterpriseRanking: Sendable, Hashable, Encodable {
  /// The firm.
  public let enterprise: NamedEnterprise
  /// The profile.
  public let profile: NamedProfile
  /// Version of the rule pack.
  public let rulesVersion: String
  /// Version of the data.
  public let dataVersion: Int64
  /// The Shanghai day.
  public let date: CalendarDate
  /// Lists that are not entered.
  public let absentRules: [AbsentRule]
  /// Needs it may answer, ranked ones first, then rejected; each row names its need.
  public let matches: [Match]
  /// How many needs want another trade.
  public let offDirection: Int
  /// Whether the list was cut.
  public let truncated: Bool

  private enum CodingKeys: String, CodingKey {
    case enterprise, profile, date, matches, truncated
    case rulesVersion = "rules_version"
    case dataVersion = "data_version"
    case absentRules = "absent_rules"
    case offDirection = "off_direction"
  }
}
