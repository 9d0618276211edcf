package import Domain

/// The answer to "which need for this firm".
package struct EnterpriseRanking: Sendable, Hashable, Encodable {
  package let enterprise: NamedEnterprise
  package let profile: NamedProfile
  /// Version of the rule pack.
  package let rulesVersion: String
  /// Version of the data.
  package let dataVersion: Int64
  /// The Shanghai day.
  package let date: CalendarDate
  /// Lists that are not entered.
  package let absentRules: [AbsentRule]
  /// Needs it may answer, ranked ones first, then rejected; each row names its need.
  package let matches: [Match]
  /// How many needs want another trade.
  package let offDirection: Int
  /// Whether the list was cut.
  package let truncated: Bool

  private enum CodingKeys: String, CodingKey {
    case enterprise, profile, date, matches, truncated
    case rulesVersion = "rules_version"
    case dataVersion = "data_version"
    case absentRules = "absent_rules"
    case offDirection = "off_direction"
  }
}
